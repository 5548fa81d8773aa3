"""A child in need planning meeting follows the decision that the child is in need."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "S13"
STRENGTH = Strength.WILL
PARAGRAPH = "No national limit; a council's own (S13)"
WHAT = "Child in need meeting"
SINCE = "Section 47 enquiry ended"
WHO = "Social worker"
DO = "Hold the meeting, and enter it on the sheet Meetings."
NONE = "No section 47 enquiry led to child in need."
DOCUMENT = "plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each enquiry whose route is child in need; the first such meeting since it started answers."""
    for enquiry in case.enquiries:
        if enquiry.route == "cin":
            held = [
                one
                for one in case.meetings
                if one.kind == "child_in_need"
                and took_place(one)
                and not earlier(one.held_at, enquiry.started_on)
            ]
            first = min(held, key=lambda one: str(one.held_at), default=None)
            yield Asked(
                key=enquiry.s47_id,
                about=enquiry.s47_id,
                since=Cell(enquiry, "ended_on"),
                done=Cell(first, "held_at") if first else None,
            )
