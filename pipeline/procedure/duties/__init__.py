"""Duties: what the procedure asks for, by when, and whether it was done. `Case -> obligations`.

A part has SOURCE (R01 the guidance, S05 a statute or its guidance, L01 a council's own procedure, K05 a
measure alone), PARAGRAPH (where that asks for it, quoted), STRENGTH, WHAT (the thing asked, as a noun), SINCE
(what begins its time), WHO, DO (what to do next), NONE (why a case may have none), DOCUMENT (the paper that
comes of it, or nothing), MEASURE (the number of its measure, where the partnership's list has one) and
`asked(case, terms) -> Iterator[Asked]`: what is asked of this case, and the cells that answer. It reads no
clock: limits are settings (limits.toml), and assess.py counts the time, once for all. To add one, add a file
and its heading in limits.toml; its line in the list, the calendar, the compliance sheet, the checks and the
figures follow from it. Its measure has general words unless the part has NAME, UNIT, COUNTED, OF or QUESTION
("{limit}" in them is the limit in force), and its target is quoted from PARAGRAPH unless it has
TARGET_SOURCE. DATED says that people set the date by which it is due, OF_THE_LATE that the limit says
what is late, of which it asks for something, and BEFORE_REFERRAL that its time may begin before the first
referral: what fell due before that is in no figure. LAPSES says that the guidance only calls it
likely, so that a case may be closed without it; `measured(case, about)` which of them its measure counts,
where not all; COUNTED_WHEN_IT_BEGAN that its measure counts by the day on which its time began, because
another measure counts the same things then; ALWAYS that it applies in every case, so that "Not applicable"
is a No.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.clock import Clock
from pipeline.procedure.judge import judge
from pipeline.procedure.obligation import Obligation, Status, Strength

#: The letters of sources: the guidance, the statute, the council, the partnership's measures.
_ORDER = "RSLK"
_SEVERITIES = {
    Strength.MUST: Severity.ERROR,
    Strength.WILL: Severity.ERROR,
    Strength.SHOULD: Severity.WARNING,
    Strength.MAY: Severity.NOTE,
}


@lru_cache(maxsize=8)
def duties_in_force(clock: Clock) -> tuple[Plugin, ...]:
    """Every duty that is switched on, by its source: R01 first, then S01, L01, and K05."""
    duties = [
        part for part in plugins_in("pipeline.procedure.duties") if clock.limits.of(part.name).switched_on
    ]
    return tuple(
        sorted(duties, key=lambda part: (_ORDER.find(part.module.SOURCE[0]), part.module.SOURCE, part.name))
    )


def duty_named(name: str) -> Plugin:
    """The duty with that name. Raises StopIteration where there is none, which no settings can cause."""
    return next(part for part in plugins_in("pipeline.procedure.duties") if part.name == name)


def obligations_of(case: Case, clock: Clock, only: Plugin | None = None) -> Iterator[Obligation]:
    """The obligations of one case, duty by duty, at the time of the clock; those of one duty with `only`."""
    for duty in duties_in_force(clock) if only is None else (only,):
        for asked in duty.module.asked(case, clock.limits.of(duty.name)):
            yield judge(asked, duty, case, clock)


def findings_of(obligations: Iterable[Obligation]) -> Iterator[Finding]:
    """The findings about what is overdue, open for long or not known, and a note about what was late."""
    for obligation in obligations:
        if obligation.evidence is not None and not obligation.evidence.is_kept:
            continue  # the Excel reader has already reported that the workbook has no such column
        if obligation.status is Status.CANNOT_TELL:
            severity = Severity.NOTE if obligation.strength is Strength.MAY else Severity.WARNING
            remedy = obligation.remedy
        elif obligation.unrecorded:
            severity = _SEVERITIES[obligation.strength]
            if obligation.soft and severity is Severity.ERROR:
                severity = Severity.WARNING
            if obligation.says_no and severity is Severity.WARNING:
                severity = Severity.ERROR
            remedy = obligation.remedy
        elif obligation.is_old:
            severity = Severity.WARNING
            remedy = obligation.remedy
        elif obligation.is_settled:
            continue
        elif obligation.status is Status.MISSED:
            severity = Severity.NOTE
            remedy = "Nothing to do if the date is right. If it is not, correct it."
        else:
            continue
        yield _finding(obligation, severity, remedy)


def _finding(obligation: Obligation, severity: Severity, remedy: str) -> Finding:
    cell, why = obligation.evidence, obligation.why
    if obligation.age:
        why = f"{why} It has been open for {obligation.age} day{'' if obligation.age == 1 else 's'}."
    finding = at(cell.record, cell.field, why, remedy) if cell else Finding(problem=why, remedy=remedy)
    return replace(finding, rule=obligation.duty, severity=severity, case_id=obligation.case_id)
