"""From which headings a person was excluded: the numbers in one cell."""

from __future__ import annotations

import re

from pipeline.model.attendance import Attendance
from pipeline.model.case import Case, headings_of
from pipeline.model.missing_values import known, may_hide_a_value

_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")
_MOST_FIGURES = 9


def is_excluded(row: Attendance) -> bool:
    """Whether somebody was kept out of a meeting or a part of it.

    A ground or heading written down counts, whatever the answer. So does one that is withheld or not known.
    """
    details = (row.excluded_items, row.exclusion_ground, row.exclusion_reason)
    is_unsure = any(may_hide_a_value(one) for one in (row.excluded, *details))
    return row.excluded is True or is_unsure or any(known(one) for one in details)


def numbers_written(row: Attendance) -> list[str]:
    """What stands in the cell, piece by piece, whether or not a piece is a number."""
    return (
        [one for one in _BETWEEN.split(row.excluded_items.strip()) if one]
        if known(row.excluded_items)
        else []
    )


def is_number(written: str) -> bool:
    """Whether a piece is a number, of no more figures than one that counts anything: Python refuses to read thousands of them."""
    return written.isascii() and written.isdigit() and len(written) <= _MOST_FIGURES


def excluded_headings(row: Attendance, case: Case) -> frozenset[int] | None:
    """The numbers of the headings; None where there are none, they cannot be read, or the record has no such heading.

    Then nothing is taken for granted: the person is kept out of all of it.
    """
    written = numbers_written(row)
    if not written or not all(map(is_number, written)):
        return None
    numbers = frozenset(map(int, written))
    owner = next(
        (one for one in (*case.discussions, *case.meetings, *case.reviews) if one.id == row.meeting_id), None
    )
    headings = headings_of(owner) if owner is not None else None
    return (
        None if headings is not None and not numbers <= set(range(1, len(headings.titles) + 1)) else numbers
    )


def kept_away_from(case: Case, person_id: str) -> frozenset[str]:
    """The IDs of the meetings that one of the family is not invited to, or was kept out of from beginning to end."""
    own = [row for row in case.attendance if known(row.person_id) and row.person_id == person_id]
    return frozenset(row.meeting_id for row in own if row.invited is False or _from_all_of_it(row, case))


def _from_all_of_it(row: Attendance, case: Case) -> bool:
    return is_excluded(row) and excluded_headings(row, case) is None
