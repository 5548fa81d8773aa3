"""Each review discusses risk, the safety plan and the carers' ability to protect."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import all_answered, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R30"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM review meeting: “the risk, safety plan, carer's ability to protect the child/ young person all "
    "needs to be discussed”"
)
WHAT = "Discussion of risk, safety plan and carers' ability"
SINCE = "Review"
WHO = "Chair of the review"
DO = "Discuss all three, and enter Yes for each."
NONE = "No review has been held."
DOCUMENT = "review_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review that was held."""
    for review in case.reviews:
        if took_place(review):
            names = ("risk_discussed", "safety_plan_discussed", "protect_ability_discussed")
            answer, missing = all_answered(review, names)
            lacking = next((name for name in names if getattr(review, name) is not True), names[0])
            yield Asked(
                key=review.review_id,
                about=review.review_id,
                since=Cell(review, "held_at"),
                done=Cell(review, lacking),
                answer=answer,
                missing=missing,
            )
