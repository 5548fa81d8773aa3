"""From which headings a person was excluded: the numbers in one cell."""

from __future__ import annotations

import re

from pipeline.case.attendance import Attendance
from pipeline.case.blank import known
from pipeline.case.case import Case

_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")
_MOST_FIGURES = 9


def is_excluded(row: Attendance) -> bool:
    """Whether somebody was kept out of a meeting or a part of it; a ground or heading written down counts, whatever the answer."""
    return row.excluded is True or any(known(one) for one in (row.excluded_items, row.exclusion_ground, row.exclusion_reason))


def numbers_written(row: Attendance) -> list[str]:
    """What stands in the cell, piece by piece, whether or not a piece is a number."""
    return [one for one in _BETWEEN.split(row.excluded_items.strip()) if one] if known(row.excluded_items) else []


def is_number(written: str) -> bool:
    """Whether a piece is a number, of no more figures than one that counts anything: Python refuses to read thousands of them."""
    return written.isascii() and written.isdigit() and len(written) <= _MOST_FIGURES


def excluded_headings(row: Attendance) -> frozenset[int] | None:
    """The numbers of the headings; None where there are none or they cannot be read, so that nothing is taken for granted."""
    written = numbers_written(row)
    if not written or not all(map(is_number, written)):
        return None
    return frozenset(map(int, written))


def kept_away_from(case: Case, person_id: str) -> frozenset[str]:
    """The IDs of the meetings that one of the family is not invited to, or was kept out of from beginning to end."""
    own = [row for row in case.attendance if known(row.person_id) and row.person_id == person_id]
    return frozenset(row.meeting_id for row in own if row.invited is False or _from_all_of_it(row))


def _from_all_of_it(row: Attendance) -> bool:
    return is_excluded(row) and excluded_headings(row) is None
