"""Minutes of a strategy discussion: one record for the child who displayed the behaviour, a separate one for each child harmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pipeline.documents import House, Paper
from pipeline.paperwork import in_order_of_time, record_of, safety_plan_in_force
from pipeline.view import Blank, Seen, View, known

TITLE = "Strategy discussion minutes"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The minutes of the discussion whose people this view is for, once it has been held (R02, R06 to R12)."""
    discussion = view.first("discussions", discussion_id=view.audience.meeting)
    if discussion is None or not known(discussion.held_at):
        return
    about = _about_a_child_harmed if discussion.about == "harmed" else _about_the_child_who_displayed
    context = {
        "title": TITLE,
        "house": house,
        "discussion": discussion,
        "received_at": _received_at(view, discussion.held_at),
        **record_of(view, discussion.discussion_id),
        **about(view, discussion),
    }
    yield Paper(f"strategy_minutes - {discussion.discussion_id}", context)


def _about_the_child_who_displayed(view: View, discussion: Seen) -> dict[str, Any]:
    """The child's own details, the case's chronology and safety plan; children harmed stand there by reference only."""
    return {
        "about_child_harmed": False,
        "reference": view.details.case_id,
        "child_name": view.details.child_name,
        "child_dob": view.details.dob,
        "children_harmed": view.where("linked_children", role="harmed"),
        "chronology": in_order_of_time(view.all("chronology"), "event_at"),
        "safety_plan": safety_plan_in_force(view),
    }


def _about_a_child_harmed(view: View, discussion: Seen) -> dict[str, Any]:
    """The child harmed under their link reference; of the other child, the name where this meeting may know it, else "Withheld"."""
    child = view.first("linked_children", link_id=discussion.link_id)
    return {
        "about_child_harmed": True,
        "reference": discussion.link_id,
        "child_name": child.child_name if child else Blank.NOT_RECORDED,
        "child_dob": child.dob if child else Blank.NOT_RECORDED,
        "other_child": view.details.child_name,
    }


def _received_at(view: View, held_at: date) -> date | Blank:
    """When the referral that this discussion answers was received: the latest by the day of the discussion, else the first."""
    received = [row.received_at for row in in_order_of_time(view.all("referrals"), "received_at") if known(row.received_at)]
    before = [one for one in received if _day(one) <= _day(held_at)]
    return next(iter(before[-1:] or received), Blank.NOT_RECORDED)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
