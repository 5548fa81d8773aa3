"""A child protection conference is not held at a weekend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "CIN census rule 8875"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each conference date that is a Saturday or a Sunday."""
    for enquiry in case.enquiries:
        for name in ("conference_on", "first_review_on", "latest_review_on"):
            day = day_of(getattr(enquiry, name))
            if day is not None and day.weekday() >= 5:
                yield at(
                    enquiry,
                    name,
                    f"{shown(day)} is a {day:%A}.",
                    "Correct the date. Conferences are held on working days.",
                )
