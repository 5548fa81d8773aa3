"""From which headings a person was excluded: the numbers in one cell."""

from __future__ import annotations

import re

from pipeline.case.attendance import Attendance
from pipeline.case.blank import known

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
