"""A review keeps the date that was first set for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.queries import dates_set_before

SOURCE = "R28"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each review without its date first set, or with a later one than was set before."""
    for review in case.reviews:
        if not known(review.date_first_set) and (known(review.held_at) or known(review.arranged_for)):
            problem = "the date first set for this review is not recorded."
            yield at(
                review,
                "date_first_set",
                problem,
                "Enter it, even if the review was put off. It is never changed.",
            )
    set_before = dates_set_before(case)
    for review in case.reviews:
        earlier = set_before.get(review.review_id)
        if earlier is not None and known(review.date_first_set) and review.date_first_set > earlier:
            yield at(
                review,
                "date_first_set",
                "the previous review set an earlier date, and that date counts for this review.",
                "Enter the date that was set first. The new date belongs under Arranged for.",
            )
