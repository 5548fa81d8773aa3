"""Rules: each is a sentence that the record must keep. `Case -> findings`: what is wrong or missing.

A part has SOURCE (where the sentence comes from), SEVERITY, BLOCKS (whether the documents would be wrong) and
`find(case, today) -> Iterator[Finding]`; the rule's name, severity and case are filled in for it. To add one, add a file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime

from pipeline.case import Case
from pipeline.finding import Finding
from pipeline.parts import parts_in


def day_of(moment: object) -> date | None:
    """The day of a date or of a date with a time; None for a blank."""
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None


def earlier(first: object, second: object) -> bool:
    """Whether `first` certainly lies before `second`: both are known and, where one has no time, on an earlier day."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    one, other = day_of(first), day_of(second)
    return one is not None and other is not None and one < other


def shown(moment: object) -> str:
    """A date as a message gives it: 04/08/2026, with its time where it has one."""
    if isinstance(moment, datetime):
        return f"{moment:%d/%m/%Y %H:%M}"
    return f"{moment:%d/%m/%Y}" if isinstance(moment, date) else str(moment)


def findings_of(case: Case, today: date) -> Iterator[Finding]:
    """What every rule finds in one case, rule by rule, with the rule's name and severity filled in."""
    for part in parts_in("pipeline.rules"):
        rule = part.module
        for finding in rule.find(case, today):
            yield dataclasses.replace(finding, rule=part.name, severity=rule.SEVERITY, blocks=rule.BLOCKS, case_id=case.id)
