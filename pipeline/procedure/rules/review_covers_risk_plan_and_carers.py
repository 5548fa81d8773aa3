"""Each review discusses risk, the safety plan, and the carers' ability to protect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R30"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each of the three that a review that was held does not record as discussed."""
    for review in case.reviews:
        if day_of(review.held_at):
            for name in ("risk_discussed", "safety_plan_discussed", "protect_ability_discussed"):
                if getattr(review, name) is not True:
                    problem = f'the review was held, but "{review.fields[name].heading}" does not say Yes.'
                    yield at(
                        review,
                        name,
                        problem,
                        "Enter Yes if it was discussed. If not, bring it to the next review.",
                    )
