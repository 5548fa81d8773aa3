"""Each review is held by the date first set for it, even where it was put off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import NOT_RECORDED, Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import dates_set_before, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R28"
MEASURE = "K09"
NAME = "Review held by the date first set for it"
UNIT = "Review"
COUNTED = (
    "It counts the reviews that were held on or before the date first set. A later date does not replace it."
)
OF = (
    "All reviews whose date first set falls in the period, and reviews held in the period without such a "
    "date."
)
QUESTION = "Why were the other reviews put off?"
DATED = True
STRENGTH = Strength.WILL
PARAGRAPH = "AIM review meeting: “Review dates are set to monitor progress”"
WHAT = "Review"
SINCE = "Date first set"
WHO = "Chair of the review"
DO = "Hold the review, and enter when it was held."
NONE = "No date is set for a review."
DOCUMENT = "review_minutes"

_EARLIER = "The previous review set an earlier date than this review's own row, and that date counts."


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each review with a date, and one for a next review that was set and has no row yet.

    A review is due on the date that the review before it set, even where its own row claims a later one.
    """
    set_before = dates_set_before(case)
    for review in case.reviews:
        own = review.date_first_set if known(review.date_first_set) else None
        before = set_before.get(review.review_id)
        done = Cell(review, "held_at")
        first = min((day for day in (own, before) if day is not None), default=None)
        if first is not None:
            later = _EARLIER if own is not None and own > first else ""
            yield Asked(key=review.review_id, about=review.review_id, done=done, due=first, missing=later)
        elif took_place(review):
            yield Asked(
                key=review.review_id,
                about=review.review_id,
                done=Cell(review, "date_first_set"),
                unknown=True,
                missing="The date first set for it is not recorded.",
            )
        elif known(review.arranged_for):
            yield Asked(
                key=review.review_id, about=review.review_id, done=done, due=review.arranged_for, held=False
            )
    held = [one for one in case.reviews if took_place(one)]
    last = max(held, key=lambda one: day_of(one.held_at) or date.min, default=None)
    dated = [one for one in case.reviews if known(one.date_first_set) or known(one.arranged_for)]
    if last is not None and known(last.next_review) and all(took_place(one) for one in dated):
        yield Asked(
            key=f"after {last.review_id}",
            about=f"the next review after {last.review_id}",
            due=last.next_review,
            done=Cell(last, "next_review"),
            answer=NOT_RECORDED,
        )
