"""Where the child is looked after, the Independent Reviewing Officer is invited to each review."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.foundation.dates import earlier
from pipeline.model import Case, known
from pipeline.procedure.invitations import invited
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R31"
MEASURE = "K28"
NAME = "Independent Reviewing Officer invited to the review"
UNIT = "Review"
COUNTED = "It counts the reviews to which the Independent Reviewing Officer was invited."
OF = "All reviews of looked-after children, held or arranged, in the period."
QUESTION = "Why was the Independent Reviewing Officer not invited to the others?"
STRENGTH = Strength.SHOULD
PARAGRAPH = "AIM review meeting: “the Independent Reviewing Officer should be invited to attend the meeting”"
WHAT = "Invitation of the Independent Reviewing Officer"
SINCE = "Review"
WHO = "Whoever arranges the review"
DO = "Invite the officer, and record it on the sheet Attendance."
NONE = "No review is held or arranged."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review, held or arranged, of a child who was looked after by then."""
    looked_after = case.details.looked_after
    for review in case.reviews:
        if not took_place(review) and not known(review.arranged_for):
            continue
        if looked_after is False or earlier(when(review).value, case.details.looked_after_from):
            yield Asked(key=review.review_id, about=review.review_id, unless="The child is not looked after.")
            continue
        answer, place = invited(case, review.review_id, "IRO")
        is_recorded = looked_after is True
        yield Asked(
            key=review.review_id,
            about=review.review_id,
            since=when(review),
            done=place,
            answer=answer,
            held=took_place(review),
            unknown=True,
            missing="" if is_recorded else "Whether the child is looked after is not recorded.",
        )
