"""A row is withheld from people in the case, named by their Person IDs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, Releasable, Release
from pipeline.model.finding import Finding, Severity, at

SOURCE = "F1, F6"
SEVERITY = Severity.WARNING
BLOCKS = False
NEEDS = ("*.withhold_from",)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that names somebody not in the case, which stops the copies with its row."""
    people = {str(person.person_id).casefold() for person in case.family}
    for row in case.records():
        if isinstance(row, (Releasable, Release)) and row.kept_from - people:
            problem = "this Person ID is not in the case, so every copy with this row is stopped."
            yield at(
                row,
                "withhold_from",
                problem,
                "Enter the IDs from the sheet Family members, with commas between them.",
            )
