"""A child protection conference is not held on a bank holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown
from pipeline.foundation.working_days import FIRST_YEAR, LAST_YEAR, is_working_day
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "CIN census rules 8875, 8870Q"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each conference date that is a bank holiday in England."""
    for enquiry in case.enquiries:
        for name in ("conference_on", "first_review_on", "latest_review_on"):
            day = day_of(getattr(enquiry, name))
            if (
                day is not None
                and day.weekday() < 5
                and FIRST_YEAR <= day.year <= LAST_YEAR
                and not is_working_day(day)
            ):
                yield at(enquiry, name, f"{shown(day)} is a bank holiday.", "Check the date.")
