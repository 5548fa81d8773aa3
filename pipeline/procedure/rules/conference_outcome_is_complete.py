"""A conference that makes a plan says its category and from when; one that was held says its outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, recorded
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R14, R15; CIN census"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each cell that is empty."""
    for enquiry in case.enquiries:
        asked: tuple[str, ...] = ("conference_outcome",) if day_of(enquiry.conference_on) else ()
        if enquiry.conference_outcome == "plan":
            asked += ("cp_category", "cp_plan_from")
        for name in asked:
            if not recorded(getattr(enquiry, name)):
                heading = enquiry.fields[name].heading
                yield at(enquiry, name, f'"{heading}" is empty, but the conference was held.', "Fill it in.")
