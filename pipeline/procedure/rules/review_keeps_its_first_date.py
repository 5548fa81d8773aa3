"""A review keeps the date that was first set for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R28"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each review with a date but without the date first set."""
    for review in case.reviews:
        if not known(review.date_first_set) and (known(review.held_at) or known(review.arranged_for)):
            problem = "the date first set for this review is not recorded."
            yield at(
                review,
                "date_first_set",
                problem,
                "Write it, even where the review was put off: it is never changed.",
            )
