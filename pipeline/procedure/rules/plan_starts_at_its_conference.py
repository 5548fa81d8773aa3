"""A child protection plan starts on the day of its conference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "CIN census rule 2885"
SEVERITY = Severity.ERROR
BLOCKS = False
ORDERS = (("enquiries.cp_plan_from", "conference_on"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each plan start that is not the day of the conference."""
    for enquiry in case.enquiries:
        start, conference = day_of(enquiry.cp_plan_from), day_of(enquiry.conference_on)
        if start is not None and conference is not None and start != conference:
            yield at(
                enquiry,
                "cp_plan_from",
                f"the plan starts on {shown(start)}, but the conference was on {shown(conference)} "
                f"(at {address(enquiry, 'conference_on')}).",
                "Correct whichever date is wrong.",
            )
