"""Each review but the last sets the date of the next."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R28"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM review meeting: “Review dates are set to monitor progress and review the intervention plan as "
    "required”"
)
WHAT = "Date of the next review"
SINCE = "Review"
WHO = "Chair of the review"
DO = "Enter the date of the next review."
NONE = "No review has been held."
DOCUMENT = "review_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review that was held and is not the final one."""
    for review in case.reviews:
        if took_place(review):
            following = review.next_review
            yield Asked(
                key=review.review_id,
                about=review.review_id,
                since=Cell(review, "held_at"),
                done=Cell(review, "next_review"),
                answer=True if known(following) else following,
                unless="It is the final review." if review.kind == "final" and not known(following) else "",
            )
