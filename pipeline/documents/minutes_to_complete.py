"""Minutes to type into at a meeting that is arranged: all that is known is filled in, decisions and actions are blank."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View
from pipeline.documents import Paper
from pipeline.documents.shared.context import (
    for_professionals,
    in_order_of_time,
    open_actions,
    safety_plan_in_force,
    stem_of,
    whose,
)
from pipeline.documents.shared.upcoming_meetings import (
    family_to_invite,
    invited_to,
    meetings_ahead,
    purpose_of,
)
from pipeline.foundation.council import House

TITLE = "Minutes to complete"
WHY = "these minutes have not been written yet."


def papers(view: View, house: House) -> Iterator[Paper]:
    """One record to complete for each meeting ahead."""
    if view.audience.reader is not Reader.PROFESSIONAL:
        return
    for ahead in meetings_ahead(view, house):
        context = for_professionals(
            house,
            f"Minutes to complete: {ahead.name}",
            draft=WHY,
            version="draft",
            **whose(view, ahead.row),
            as_at=view.latest,
            ahead=ahead,
            chair=ahead.chair,
            minute_taker=ahead.minute_taker,
            purpose=purpose_of(ahead),
            family_comes=family_to_invite(ahead),
            invited=invited_to(view, ahead, family=True),
            headings=ahead.answers,
            decisions=ahead.decisions,
            actions=open_actions(view),
            safety_plan=safety_plan_in_force(view),
            chronology=in_order_of_time(view.all("chronology"), "event_at") if ahead.is_discussion else [],
        )
        yield Paper(stem_of("minutes_to_complete", ahead.owner, ahead.when), context, day=view.day)
