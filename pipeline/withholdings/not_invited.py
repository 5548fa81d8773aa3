"""A meeting ahead that one of the family is excluded from, or is not to be invited to, is not told to them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.case import Attendance, Case, Record, known
from pipeline.case.exclusions import excluded_headings, is_excluded
from pipeline.view import Audience, Ground, Hidden

REASON = "The recipient is not invited to this meeting."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "attendance.person_id",
    "attendance.invited",
    "attendance.excluded",
    "attendance.excluded_items",
    "attendance.exclusion_ground",
    "attendance.exclusion_reason",
    "meetings.held_at",
    "reviews.held_at",
)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide each meeting and review that is arranged where this person's own row says that they are not invited (R29).

    Who is excluded from some headings only is invited to the rest.
    """
    if not audience.is_family:
        return
    own = [row for row in case.attendance if known(row.person_id) and row.person_id == audience.recipient]
    apart = {row.meeting_id for row in own if row.invited is False or _from_all_of_it(row)}
    ahead: list[Record] = [one for one in case.meetings if not known(one.held_at)]
    ahead += [one for one in case.reviews if not known(one.held_at)]
    for record in ahead:
        if record.id in apart:
            yield Hidden(record, None, REASON, Ground.EXCLUDED)


def _from_all_of_it(row: Attendance) -> bool:
    return is_excluded(row) and excluded_headings(row) is None
