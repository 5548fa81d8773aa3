"""Measures: what the partnership asks of all cases together. `Case -> observations`.

A part answers one question, its first line. It has ID (K03), SOURCE, KIND, UNIT, COUNTED (numerator, or what
the number is), OF (denominator), OPEN (what becomes of open cases), POLARITY, TARGET and TARGET_SOURCE (empty
where none is set), CHANGED (the last change of its definition), QUESTION (what the figure makes one ask),
CAVEAT, THEME (where it stands in the report), WORDS (every answer there can be, where KIND is a word),
COUNTED_IN (its unit, where KIND is a number), and `observe(case, clock) -> Iterator[Observation]`. To add a
measure, add a file.

Every timed duty is a measure by itself: a duty whose file says MEASURE carries that number. Every field that
figures may be made of is one too: how complete it is; and every rule: how often records keep to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import RECORDS, Case, CaseDetails, Field, Reader, Record
from pipeline.model.missing_values import Blank
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duties_in_force, obligations_of
from pipeline.reporting.observation import AnswerType, Observation, Theme, kept

#: What the answers of a share, and of a number, are counted as.
YES_NO, OVER_OR_WAITING = ("Yes", "No"), ("Over", "Still waiting")
#: The day on which the definitions were first set down.
FIRST_DEFINED = date(2026, 11, 23)


@dataclass(frozen=True, eq=False)
class Measure:
    """One measure and everything that the definitions sheet prints of it.

    `observe` gives its observations of one case.

    `team_only`: it is nearly always of so few that only the team's own edition gives it (K27).
    """

    id: str
    name: str
    question: str
    kind: AnswerType
    unit: str
    counted: str
    of: str
    open: str
    polarity: str
    target: str
    target_source: str
    changed: date
    source: str
    caveat: str
    theme: Theme
    words: tuple[str, ...]
    unit_of_number: str
    team_only: bool
    observe: Callable[[Case, Clock], Iterator[Observation]]


def measures_for(clock: Clock) -> list[Measure]:
    """Every measure there is: those of the duties in force, and those with a file of their own; K01 first, then R01."""
    found = [_of_duty(duty, clock) for duty in duties_in_force(clock)] + [
        _of_file(part) for part in plugins_in("pipeline.reporting.measures")
    ]
    return sorted(found, key=lambda one: (not one.id.startswith("K"), one.id))


def completeness_measures() -> list[Measure]:
    """How complete each field is that figures may be made of, in the order of the workbook; the cases of a period's referrals."""
    return [
        _of_field(record, field)
        for record in RECORDS
        for field in record.fields.values()
        if field.readers & Reader.AGGREGATE and not field.refers_to and record.key != field.name
    ]


def quality_measures() -> list[Measure]:
    """How often a case's record keeps to each rule, in order of the rules' names; the cases of a period's referrals."""
    return [_of_rule(part) for part in plugins_in("pipeline.procedure.rules")]


def _of_file(part: Plugin) -> Measure:
    module = part.module
    return Measure(
        id=module.ID,
        name=part.meaning,
        question=module.QUESTION,
        kind=module.KIND,
        unit=module.UNIT,
        counted=module.COUNTED,
        of=module.OF,
        open=module.OPEN,
        polarity=module.POLARITY,
        target=module.TARGET,
        target_source=module.TARGET_SOURCE,
        changed=module.CHANGED,
        source=module.SOURCE,
        caveat=module.CAVEAT,
        theme=module.THEME,
        words=module.WORDS
        if module.KIND is AnswerType.WORD
        else YES_NO
        if module.KIND is AnswerType.SHARE
        else OVER_OR_WAITING,
        unit_of_number=getattr(module, "COUNTED_IN", ""),
        team_only=getattr(module, "TEAM_ONLY", False),
        observe=module.observe,
    )


def _of_duty(duty: Plugin, clock: Clock) -> Measure:
    """The measure that a duty gives by itself: how often what it asks was done in time."""
    module = duty.module
    terms = clock.limits.of(duty.name)
    first, limit = terms.limits[-1] if terms.limits else (FIRST_DEFINED, None)
    what = str(module.WHAT)

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        for one in obligations_of(case, at, only=duty):
            observation = kept(one)
            if observation is not None:
                yield observation

    return Measure(
        id=getattr(module, "MEASURE", f"{module.SOURCE} {duty.name.replace('_', ' ')}"),
        name=duty.meaning,
        question=f"{what}: what held up those that were not in time?"
        if limit
        else f"{what}: what is behind those still open?",
        kind=AnswerType.SHARE,
        unit=module.SINCE,
        counted=f"{what}: done, and in time where there is a limit",
        of=f"{what}: all that fell due in the period"
        if limit
        else f"{what}: all that was asked for in the period",
        open="Past its time and not done counts as not in time. Not yet due is shown apart as in progress.",
        polarity="More is better",
        target=f"All, within {limit}" if limit else "",
        target_source=module.PARAGRAPH if limit else "",
        changed=max(first, FIRST_DEFINED),
        source=module.SOURCE,
        caveat="",
        theme=Theme.TIMELINESS if limit else Theme.PRACTICE,
        words=YES_NO,
        unit_of_number="",
        team_only=getattr(module, "TEAM_ONLY", False),
        observe=observe,
    )


def _of_field(record: type[Record], field: Field) -> Measure:
    """How often one field is filled in. What is not applicable is not counted."""

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        day = _first_referred(case)
        if day is None:
            return
        rows = (case.details,) if record is CaseDetails else getattr(case, record.collection)
        for number, one in enumerate(rows):
            if (value := getattr(one, field.name)) is not Blank.NOT_APPLICABLE:
                unit = getattr(one, record.key) if record.key else f"{record.collection} {number}"
                yield Observation(case.id, str(unit), day, not isinstance(value, Blank))

    return Measure(
        id=f"{record.sheet}: {field.heading}",
        name=f"Is “{field.heading}” filled in on the sheet {record.sheet}?",
        question="Who can fill in what is missing?",
        kind=AnswerType.SHARE,
        unit="Row of the workbook",
        counted="Rows in which it is filled in",
        of="Rows of cases first referred in the period; not applicable is not counted",
        open="Open and closed cases are counted alike.",
        polarity="More is better",
        target="",
        target_source="",
        changed=FIRST_DEFINED,
        source="The workbook",
        theme=Theme.COMPLETENESS,
        words=YES_NO,
        unit_of_number="",
        team_only=False,
        observe=observe,
        caveat="Some columns are rightly empty where their question does not arise.",
    )


def _of_rule(part: Plugin) -> Measure:
    """How often a case's record keeps to one rule."""

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        day = _first_referred(case)
        if day is not None:
            yield Observation(case.id, case.id, day, next(part.module.find(case, at.today), None) is None)

    return Measure(
        id=part.name.replace("_", " "),
        name=part.meaning,
        question="What would help to record it right the first time?",
        kind=AnswerType.SHARE,
        unit="Case",
        counted="Cases in which nothing is found against it",
        of="Cases first referred in the period",
        open="Open and closed cases are counted alike.",
        polarity="More is better",
        target="",
        target_source="",
        changed=FIRST_DEFINED,
        source=part.module.SOURCE,
        theme=Theme.QUALITY,
        words=YES_NO,
        unit_of_number="",
        team_only=False,
        observe=observe,
        caveat="",
    )


def _first_referred(case: Case) -> date | None:
    """The day that decides the period of what is asked of a case's record as a whole."""
    return min((day for one in case.referrals if (day := day_of(one.received_at))), default=None)
