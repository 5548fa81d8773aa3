"""Measures: what the partnership asks about all cases together. `Case -> observations`.

A module answers one question, the first line of its docstring. It has ID (K03), SOURCE, KIND, UNIT, COUNTED
(the numerator, or what the number is), OF (the denominator), OPEN (how open cases are counted), POLARITY,
TARGET and TARGET_SOURCE (empty where none is set), CHANGED (when its definition last changed), QUESTION (the
question that the figure raises), CAVEAT, THEME (its part of the report), WORDS (every possible answer, where
KIND is a word), COUNTED_IN (the unit, where KIND is a number), and
`observe(case, clock) -> Iterator[Observation]`. To add a measure, add a file.

Every duty also gives a measure, with the ID in its MEASURE if it has one; so does every field that figures
may be made from (how often it is filled in), and every rule (how often records keep to it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import RECORDS, Case, CaseDetails, Field, Reader, Record
from pipeline.model.missing_values import Blank
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duties_in_force, obligations_of
from pipeline.reporting.observation import AnswerType, Observation, Theme, timeliness_of

#: The answers under which a share, and a number, are counted.
YES_NO, OVER_OR_WAITING = ("Yes", "No"), ("Over", "Still waiting")
#: The day on which the definitions were first written.
FIRST_DEFINED = date(2026, 11, 23)


@dataclass(frozen=True, eq=False)
class Measure:
    """One measure, with everything that the definitions sheet prints about it.

    `observe` gives its observations of one case. `team_only`: only the team's own edition has it, because it
    is nearly always about too few (K27).
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
    latest: bool = False
    merged: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] = ()
    composite: str = ""

    @property
    def headline(self) -> bool:
        return self.id in "K01, K02, K07, K09, K11, K16, K18, K21, K22, K24, K28, K32".split(", ")


def measures_for(clock: Clock) -> list[Measure]:
    """Every measure of the duties in force and of the measure modules, by ID: K first, then the rest."""
    measures = [_of_duty(duty, clock) for duty in duties_in_force(clock)] + [
        _of_module(part) for part in plugins_in("pipeline.reporting.measures")
    ]
    return sorted(measures, key=lambda measure: (not measure.id.startswith("K"), measure.id))


def completeness_measures() -> list[Measure]:
    """A measure of completeness for each field that figures may be made from, in the order of the workbook.

    It counts the cases that were first referred in the period.
    """
    return [
        _of_field(record, field)
        for record in RECORDS
        for field in record.fields.values()
        if field.readers & Reader.AGGREGATE and not field.refers_to and record.key != field.name
    ]


def quality_measures() -> list[Measure]:
    """A measure of data quality for each rule, in order of the rules' names.

    It counts the cases that were first referred in the period.
    """
    return [_of_rule(part) for part in plugins_in("pipeline.procedure.rules")]


def _of_module(part: Plugin) -> Measure:
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
        words=_words_of(module),
        unit_of_number=getattr(module, "COUNTED_IN", ""),
        team_only=getattr(module, "TEAM_ONLY", False),
        observe=module.observe,
    )


def _words_of(module: ModuleType) -> tuple[str, ...]:
    """The answers under which a measure's observations are counted."""
    if module.KIND is AnswerType.WORD:
        return tuple(module.WORDS)
    return YES_NO if module.KIND is AnswerType.SHARE else OVER_OR_WAITING


def _of_duty(duty: Plugin, clock: Clock) -> Measure:
    """The measure of a duty: how often it was done in time."""
    module = duty.module
    terms = clock.limits.of(duty.name)
    first, limit = terms.limits[-1] if terms.limits else (FIRST_DEFINED, None)
    what = str(module.WHAT)

    def observe(case: Case, at: Clock) -> Iterator[Observation]:
        for obligation in obligations_of(case, at, only=duty):
            observation = timeliness_of(obligation)
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
    """The measure of how often one field is filled in; where it is not applicable it is not counted."""

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
    """The measure of how often a case's record keeps to one rule."""

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
    """The day of the first referral, which decides the period for questions about a case's record."""
    return min((day for one in case.referrals if (day := day_of(one.received_at))), default=None)
