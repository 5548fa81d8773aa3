"""The headings from which a person was excluded are numbers that the meeting's record has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, headings_of, known
from pipeline.model.exclusions import is_number, numbers_written
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R29, F5"
SEVERITY = Severity.ERROR
BLOCKS = False
NEEDS = ("attendance.excluded", "attendance.excluded_items")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding where the numbers cannot be read, are not headings of the record, or are missing."""
    owners = {one.id: one for one in (*case.discussions, *case.meetings, *case.reviews)}
    for row in case.attendance:
        if not known(row.excluded_items):
            if row.excluded is True and row.attended == "partial":
                problem = "somebody was excluded from part of the meeting, but not from which headings."
                yield at(
                    row, "excluded_items", problem, ("Enter the heading numbers, with commas between them.")
                )
            continue
        written = numbers_written(row)
        headings = headings_of(owners[row.meeting_id]) if row.meeting_id in owners else None
        if not all(map(is_number, written)):
            yield at(
                row,
                "excluded_items",
                "these are not heading numbers.",
                "Enter the numbers with commas between them, for example 2, 3.",
            )
        elif headings is not None and not all(1 <= int(one) <= len(headings.titles) for one in written):
            problem = f"the {headings.name} only has headings 1 to {len(headings.titles)}."
            yield at(
                row, "excluded_items", problem, "Correct the numbers; the Codes sheet lists the headings."
            )
