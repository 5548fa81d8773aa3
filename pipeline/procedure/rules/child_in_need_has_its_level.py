"""A child who is considered a child in need is managed at a level that is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, known
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R17"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each enquiry whose route is child in need and whose level is not known."""
    for enquiry in case.enquiries:
        if enquiry.route == "cin" and not known(enquiry.level_of_need):
            yield at(
                enquiry,
                "level_of_need",
                "the route is child in need, but no level is recorded.",
                "Enter the level that was agreed.",
            )
