"""Reads from which headings of a meeting a person was excluded."""

from __future__ import annotations

import re

from pipeline.model.attendance import Attendance
from pipeline.model.case import Case, headings_of
from pipeline.model.missing_values import known, may_hide_a_value

_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")
_MOST_FIGURES = 9


def is_excluded(row: Attendance) -> bool:
    """Whether somebody was excluded from a meeting or a part of it.

    A recorded ground or heading counts, whatever the answer. So does one that is withheld or not known.
    """
    details = (row.excluded_items, row.exclusion_ground, row.exclusion_reason)
    is_unsure = any(may_hide_a_value(one) for one in (row.excluded, *details))
    return row.excluded is True or is_unsure or any(known(one) for one in details)


def numbers_written(row: Attendance) -> list[str]:
    """The pieces of the cell, whether or not they are numbers."""
    return (
        [one for one in _BETWEEN.split(row.excluded_items.strip()) if one]
        if known(row.excluded_items)
        else []
    )


def is_number(written: str) -> bool:
    """Whether a piece is a number of at most 9 digits: Python refuses to convert thousands of digits."""
    return written.isascii() and written.isdigit() and len(written) <= _MOST_FIGURES


def excluded_headings(row: Attendance, case: Case) -> frozenset[int] | None:
    """The heading numbers; None where there are none, they cannot be read, or the record has no such heading.

    None means that the person is treated as excluded from the whole meeting.
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
    """The IDs of the meetings from which a family member was excluded throughout, or not invited to."""
    own = [row for row in case.attendance if known(row.person_id) and row.person_id == person_id]
    return frozenset(row.meeting_id for row in own if row.invited is False or _from_all_of_it(row, case))


def _from_all_of_it(row: Attendance, case: Case) -> bool:
    return is_excluded(row) and excluded_headings(row, case) is None
