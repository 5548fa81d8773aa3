"""A section 47 enquiry has its outcome before the time limit for the conference ends."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import enquiries_without_a_row
from pipeline.procedure.time_limits import Terms

SOURCE = "S04"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S04: before the limit of the conference"
WHAT = "Outcome of the section 47 enquiry"
SINCE = "Strategy discussion that began it"
WHO = "Social worker"
DO = "Record when the enquiry ended, and its outcome."
NONE = "No section 47 enquiry is recorded."
DOCUMENT = "section_47_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each enquiry, from the discussion that began it, whether or not the enquiry has a row."""
    for enquiry in case.enquiries:
        discussion = case.discussion(enquiry.discussion_id)
        yield Asked(
            key=enquiry.s47_id,
            about=enquiry.s47_id,
            since=Cell(discussion, "held_at") if discussion else None,
            done=Cell(enquiry, "ended_on"),
        )
    for discussion in enquiries_without_a_row(case):
        yield Asked(
            key=discussion.discussion_id,
            about=f"the enquiry that {discussion.discussion_id} decided on",
            since=Cell(discussion, "held_at"),
        )
