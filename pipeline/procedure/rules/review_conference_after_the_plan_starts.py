"""A review conference is held after the day on which the plan starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "CIN census rule 8841"
SEVERITY = Severity.ERROR
BLOCKS = False
ORDERS = (("enquiries.first_review_on", "cp_plan_from"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the first review conference that is not after the start of the plan."""
    for enquiry in case.enquiries:
        review, start = day_of(enquiry.first_review_on), day_of(enquiry.cp_plan_from)
        if review is not None and start is not None and review <= start:
            yield at(
                enquiry,
                "first_review_on",
                f"{shown(review)} is not after the start of the plan, {shown(start)} (at "
                f"{address(enquiry, 'cp_plan_from')}).",
                "Correct whichever date is wrong.",
            )
