"""An action is due, and done, no earlier than the day of the meeting that agreed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, earlier, shown
from pipeline.model import Case, Meeting, Review, StrategyDiscussion
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 4, sheet 13"
SEVERITY = Severity.WARNING
BLOCKS = False
ORDERS = (("actions.due", "belongs_to.held_at"), ("actions.done_on", "belongs_to.held_at"))


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each date of an action that is before its discussion, meeting or review was held."""
    held: tuple[StrategyDiscussion | Meeting | Review, ...] = (
        *case.discussions,
        *case.meetings,
        *case.reviews,
    )
    meetings = {one.id: one for one in held}
    for action in case.actions:
        meeting = meetings.get(action.belongs_to)
        if meeting is None:
            continue
        for name in ("due", "done_on"):
            if earlier(getattr(action, name), day_of(meeting.held_at)):
                problem = (
                    f"{shown(getattr(action, name))} is before the meeting that agreed this action, held "
                    f"on {shown(meeting.held_at)} (at {address(meeting, 'held_at')})."
                )
                yield at(action, name, problem, "Check both dates.")
