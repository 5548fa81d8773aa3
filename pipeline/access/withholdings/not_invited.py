"""A family member is not shown a future meeting that they are excluded from or not invited to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Record, known
from pipeline.model.exclusions import kept_away_from

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
    """Hide each arranged meeting and review where this person's own row says that they are not invited (R29).

    A person who is excluded from some headings only is invited to the rest.
    """
    if not audience.is_family:
        return
    apart = kept_away_from(case, audience.recipient)
    ahead: list[Record] = [one for one in case.meetings if not known(one.held_at)]
    ahead += [one for one in case.reviews if not known(one.held_at)]
    for record in ahead:
        if record.id in apart:
            yield Hidden(record, None, REASON, Ground.EXCLUDED)
