"""Where the child is also a child harmed, a conference must be held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case, recorded
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R14"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each enquiry that says that the child is harmed and has no conference."""
    for enquiry in case.enquiries:
        if enquiry.also_child_harmed is not True:
            continue
        if enquiry.conference_not_required is True:
            name = "conference_not_required"
        elif recorded(enquiry.outcome) and enquiry.outcome != "icpc":
            name = "outcome"
        else:
            continue
        yield at(
            enquiry,
            name,
            f"the child is also a child harmed (at {address(enquiry, 'also_child_harmed')}), so a "
            "conference must be held.",
            "Arrange the conference, or correct whichever cell is wrong.",
        )
