"""Where no child protection plan is made, services and the managing of risk are considered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R16"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each enquiry whose conference made no plan and that does not record the consideration."""
    for enquiry in case.enquiries:
        if enquiry.conference_outcome == "no_plan" and enquiry.services_considered is not True:
            yield at(
                enquiry,
                "services_considered",
                "no child protection plan was made, but this does not say that services and risk were "
                "considered.",
                "Enter Yes, and what was considered under Reason; or bring it to the next meeting.",
            )
