"""The approval of a family copy: the row of the sheet Copies given that decides, and whether it counts."""

from __future__ import annotations

from datetime import date

from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, CopyGiven, known
from pipeline.model.approval import columns_to_add, faults_of_approval


def row_of(case: Case, person_id: str, document: str, owner: str) -> CopyGiven | None:
    """The row of Copies given that decides whether a copy goes out: the latest version's; or None."""
    rows = [
        one
        for one in case.copies
        if one.person_id == person_id and one.document == document and (not owner or one.belongs_to == owner)
    ]
    return max(rows, key=lambda one: one.version if known(one.version) else 0, default=None)


def is_approved(case: Case, row: CopyGiven, content: str, today: date) -> bool:
    """Whether one person approved this content and another checked it, neither on a day after `today`."""
    faults = any(faults_of_approval(case, row, today)) or columns_to_add(row)
    return bool(case.staff) and not faults and is_its_code(row, content)


def is_its_code(row: CopyGiven, content: str) -> bool:
    """Whether a row approves this content: spaces and punctuation of the code do not matter."""
    approved = row.approved_content
    return known(approved) and letters_and_digits(approved) == letters_and_digits(content)
