"""What was decided not to be done has its reason, and who decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.not_done import gives_a_reason
from pipeline.procedure.queries import says_something

SOURCE = "Local"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each row of the sheet Not done that gives no reason, or names nobody who decided."""
    for row in case.not_done:
        if not known(row.what):
            yield at(
                row,
                "what",
                "this does not say what is not done, so it stays open.",
                "Choose it from the list. The finding about it begins with the same rule.",
            )
        if not gives_a_reason(row):
            yield at(
                row,
                "reason",
                "this gives no reason, so what is not done stays open.",
                "Enter why it is not done, in a sentence.",
            )
        if not says_something(row.decided_by):
            yield at(
                row,
                "decided_by",
                "this does not say who decided, so what is not done stays open.",
                "Enter the name and role of the person who decided.",
            )
