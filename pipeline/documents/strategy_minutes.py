"""Minutes of a strategy discussion: one record for the child who displayed the behaviour, a separate one for each child harmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.access.view import Blank, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    in_order_of_time,
    record_of,
    safety_plan_in_force,
    stem_of,
    until,
    whose,
)
from pipeline.foundation.council import House

TITLE = "Strategy discussion minutes"
WHY = "these minutes have not been issued."


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of the discussion whose people this view is for, once it has been held (R02, R06 to R12)."""
    discussion = view.first("discussions", discussion_id=view.audience.meeting)
    if discussion is not None and known(discussion.held_at):
        yield DatedRecord(discussion.discussion_id, discussion.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    discussion = view.the("discussions", discussion_id=due.owner)
    context = for_professionals(
        house,
        TITLE,
        **whose(view, discussion),
        discussion=discussion,
        draft=until(discussion.minutes_issued_at, WHY),
        received_at=_received_at(view),
        **record_of(view, discussion.discussion_id),
        **({} if discussion.about == "harmed" else _of_the_child_who_displayed(view)),
    )
    return Paper(
        stem_of("strategy_minutes", discussion.discussion_id, discussion.held_at), context, day=view.day
    )


papers = of_its_day(_due, _write)


def _of_the_child_who_displayed(view: View) -> dict[str, Any]:
    """The case's chronology and safety plan; children harmed stand there by reference only."""
    return {
        "children_harmed": view.where("linked_children", role="harmed"),
        "chronology": in_order_of_time(view.all("chronology"), "event_at"),
        "safety_plan": safety_plan_in_force(view),
    }


def _received_at(view: View) -> date | Blank:
    """When the referral that this discussion answers was received: the latest by its day."""
    received = [
        row.received_at
        for row in in_order_of_time(view.all("referrals"), "received_at")
        if known(row.received_at)
    ]
    return next(iter(received[-1:]), Blank.NOT_RECORDED)
