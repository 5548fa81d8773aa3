"""Minutes of a strategy discussion: one record for the child who displayed the behaviour, a separate one for each child harmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pipeline.documents import House, Paper
from pipeline.paperwork import (
    chronology_until,
    for_professionals,
    in_order_of_time,
    record_of,
    safety_plan_in_force,
    stem_of,
    until,
    whose,
)
from pipeline.view import Blank, View, known

TITLE = "Strategy discussion minutes"
WHY = "these minutes have not been issued."


def papers(view: View, house: House) -> Iterator[Paper]:
    """The minutes of the discussion whose people this view is for, once it has been held (R02, R06 to R12)."""
    discussion = view.first("discussions", discussion_id=view.audience.meeting)
    if discussion is None or not known(discussion.held_at):
        return
    context = for_professionals(
        house, TITLE, **whose(view, discussion), discussion=discussion, draft=until(discussion.minutes_issued_at, WHY),
        received_at=_received_at(view, discussion.held_at), **record_of(view, discussion.discussion_id),
        **({} if discussion.about == "harmed" else _of_the_child_who_displayed(view, discussion.held_at)),
    )  # fmt: skip
    yield Paper(stem_of("strategy_minutes", discussion.discussion_id, discussion.held_at), context)


def _of_the_child_who_displayed(view: View, held_at: object) -> dict[str, Any]:
    """The case's chronology and safety plan as they were that day; children harmed stand there by reference only."""
    return {
        "children_harmed": view.where("linked_children", role="harmed"),
        "chronology": chronology_until(view, held_at),
        "safety_plan": safety_plan_in_force(view, held_at),
    }


def _received_at(view: View, held_at: date) -> date | Blank:
    """When the referral that this discussion answers was received: the latest by the day of the discussion, else the first."""
    received = [row.received_at for row in in_order_of_time(view.all("referrals"), "received_at") if known(row.received_at)]
    before = [one for one in received if _day(one) <= _day(held_at)]
    return next(iter(before[-1:] or received), Blank.NOT_RECORDED)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
