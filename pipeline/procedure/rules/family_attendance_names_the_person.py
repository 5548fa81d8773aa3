"""A parent or carer at a meeting is named by their Person ID, so that their copies follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F5, F6"
SEVERITY = Severity.NOTE
BLOCKS = False
NEEDS = ("attendance.person_id", "attendance.agency")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each parent or carer who attended or was excluded and who is not named by an ID."""
    for row in case.attendance:
        if row.agency == "Parent" and not known(row.person_id):
            yield at(
                row,
                "person_id",
                "this parent or carer has no Person ID here.",
                "Enter the ID from the sheet Family members.",
            )
