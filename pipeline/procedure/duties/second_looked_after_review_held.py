"""A second looked-after review is held within three months of the first."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import looked_after_reviews
from pipeline.procedure.time_limits import Terms

SOURCE = "S11"
OF = "All second looked-after reviews that fell due in the period, from the child's first referral on."
BEFORE_REFERRAL = True
STRENGTH = Strength.WILL
PARAGRAPH = "S.I. 2010/959, regulation 33(2): three months"
WHAT = "Second looked-after review"
SINCE = "First looked-after review"
WHO = "Independent Reviewing Officer"
DO = "Hold the review, and enter it on the sheet Meetings."
NONE = "No looked-after review has been held."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One where a first review was held."""
    held = looked_after_reviews(case)
    if held:
        second = held[1] if len(held) > 1 else None
        ended = second is None and case.details.looked_after is False
        yield Asked(
            key=held[0].meeting_id,
            since=Cell(held[0], "held_at"),
            done=Cell(second, "held_at") if second else None,
            unless="The child is no longer looked after." if ended else "",
        )
