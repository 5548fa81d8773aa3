"""Each review agrees the intervention plan."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R28"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM review meeting: “an intervention plan is agreed”"
WHAT = "Intervention plan"
SINCE = "Review"
WHO = "Chair of the review"
DO = "Agree the plan, and enter Yes."
NONE = "No review has been held."
DOCUMENT = "intervention_plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review that was held."""
    for review in case.reviews:
        if took_place(review):
            yield Asked(
                key=review.review_id,
                about=review.review_id,
                since=Cell(review, "held_at"),
                done=Cell(review, "intervention_plan_agreed"),
            )
