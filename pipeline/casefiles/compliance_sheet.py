"""The duties of a case for its compliance sheet: paragraph, status, and the cell that shows it."""

from __future__ import annotations

from collections import Counter

from pipeline.documents.assembled.compliance_sheet import (
    Compliance,
    Count,
    DutiesOfCase,
    Duty,
    DutyAsked,
    DutyNotAsked,
    EditionOfLimits,
    Line,
)
from pipeline.foundation.dates import shown
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import Case
from pipeline.model.finding import address
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import status_words
from pipeline.procedure.duties import duties_in_force, obligations_of
from pipeline.procedure.implied import Implied, implied_in
from pipeline.procedure.obligation import Obligation, Status

_NOT_APPLICABLE, _NOT_ENTERED = "Not applicable", "Not entered"
#: The order in which an auditor reads what is not as it should be: what can still be put right comes first.
_FIRST = {
    word: place for place, word in enumerate(("Overdue", _NOT_ENTERED, "Past the date aimed for", "Missed"))
}
_FAULTS = (Status.MISSED, Status.OVERDUE, Status.CANNOT_TELL)


def duties_of_case(case: Case, clock: Clock) -> DutiesOfCase:
    """Every duty in a case at the clock's time. It names rows by their reference, and no person."""
    obligations: dict[str, list[Obligation]] = {}
    for one in obligations_of(case, clock):
        obligations.setdefault(one.duty, []).append(one)
    in_force = duties_in_force(clock)
    asked: list[DutyAsked] = []
    not_asked: list[DutyNotAsked] = []
    for duty in in_force:
        lines = [_line(one) for one in obligations.get(duty.name, ())]
        if any(line["status"] != _NOT_APPLICABLE for line in lines):
            asked.append(DutyAsked(**_duty(duty), lines=lines))
        else:
            why = lines[0]["why"] if lines else duty.module.NONE
            not_asked.append(DutyNotAsked(**_duty(duty), why=why))
    off = sorted(
        (part for part in plugins_in("pipeline.procedure.duties") if part not in in_force),
        key=lambda part: str(part.module.SOURCE),
    )
    switched_off = "The council's settings switch this duty off."
    not_asked += [DutyNotAsked(**_duty(part), why=switched_off) for part in off]
    counts = Counter(line["status"] for duty in asked for line in duty["lines"])
    faults = [_line(one) for found in obligations.values() for one in found if one.status in _FAULTS]
    faults += [_implied_line(one) for one in implied_in(case, clock.today, clock.roles)]
    faults.sort(key=lambda line: _FIRST.get(line["status"], len(_FIRST)))
    ordered = [Count(status=status, number=number) for status, number in sorted(counts.items())]
    rows = Compliance(
        counts=ordered, faults=faults, asked=asked, not_asked=not_asked, editions=_editions(clock)
    )
    return DutiesOfCase(reference=case.id, as_of=shown(clock.now), rows=rows)


def _editions(clock: Clock) -> list[EditionOfLimits]:
    """Each edition that a limit in force is from, with the sources of these limits."""
    sources: dict[str, dict[str, None]] = {}
    for duty in duties_in_force(clock):
        terms = clock.limits.of(duty.name)
        if terms.has_limit and terms.edition.title:
            sources.setdefault(str(terms.edition), {})[duty.module.SOURCE] = None
    return [EditionOfLimits(edition=one, sources=", ".join(found)) for one, found in sources.items()]


def _duty(duty: Plugin) -> Duty:
    return Duty(source=duty.module.SOURCE, meaning=duty.meaning, paragraph=duty.module.PARAGRAPH)


def _implied_line(one: Implied) -> Line:
    """What the record implies and nobody entered, as a line among what was missed."""
    why = f"{one.problem} {one.finding.remedy}"
    return Line(status=_NOT_ENTERED, why=why, evidence=one.finding.place)


def _line(one: Obligation) -> Line:
    evidence = address(*one.evidence) if one.evidence else "Nothing is recorded"
    return Line(status=status_words(one), why=one.why, evidence=evidence)
