"""An enquiry that has ended has an outcome, which agrees with whether a conference is required."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, recorded
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "S04; CIN census rules 8675Q, 8868"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each outcome that is missing or contradictory."""
    for enquiry in case.enquiries:
        if day_of(enquiry.ended_on) and not recorded(enquiry.outcome):
            yield at(
                enquiry, "outcome", "the enquiry has ended, but its outcome is empty.", "Choose the outcome."
            )
        elif enquiry.outcome == "icpc" and enquiry.conference_not_required is True:
            yield at(
                enquiry,
                "outcome",
                "the outcome is a conference, but the row says that none is required (at "
                f"{address(enquiry, 'conference_not_required')}).",
                "Correct whichever is wrong.",
            )
