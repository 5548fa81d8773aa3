"""Where a person may not have a copy, the reason is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F6"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each reason that is missing."""
    for person in case.family:
        if person.may_receive_copy is False and not known(person.reason_if_no):
            yield at(
                person,
                "reason_if_no",
                "this person may not have a copy, but no reason is recorded.",
                "Enter who decided, and why.",
            )
