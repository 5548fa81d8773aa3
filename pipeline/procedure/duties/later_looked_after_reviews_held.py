"""Later looked-after reviews are held within six months of the previous one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import looked_after_reviews
from pipeline.procedure.time_limits import Terms

SOURCE = "S11"
OF = "All later looked-after reviews that fell due in the period, from the child's first referral on."
BEFORE_REFERRAL = True
STRENGTH = Strength.WILL
PARAGRAPH = "S.I. 2010/959, regulation 33(3): six months"
WHAT = "Later looked-after review"
SINCE = "Looked-after review before"
WHO = "Independent Reviewing Officer"
DO = "Hold the review, and enter it on the sheet Meetings."
NONE = "No second looked-after review has been held."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review from the second on: the next one."""
    held = looked_after_reviews(case)[1:]
    for meeting, following in zip(held, (*held[1:], None), strict=False):
        ended = following is None and case.details.looked_after is False
        yield Asked(
            key=meeting.meeting_id,
            about=f"the one after {meeting.meeting_id}",
            since=Cell(meeting, "held_at"),
            done=Cell(following, "held_at") if following else None,
            unless="The child is no longer looked after." if ended else "",
        )
