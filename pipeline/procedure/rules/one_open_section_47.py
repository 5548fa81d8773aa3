"""A child has no more than one open section 47 enquiry at a time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from pipeline.model import Blank, Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "CIN census rule 8890"
SEVERITY = Severity.ERROR
BLOCKS = True


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the start date of each open enquiry after the first."""
    still_open = [one for one in case.enquiries if one.ended_on is Blank.NOT_RECORDED]
    for first, enquiry in itertools.pairwise(still_open):
        yield at(
            enquiry,
            "started_on",
            (
                "this section 47 enquiry is open while another is also open (started at "
                f"{address(first, 'started_on')})."
            ),
            "Enter the date on which one of them ended, or delete the row that was entered twice.",
        )
