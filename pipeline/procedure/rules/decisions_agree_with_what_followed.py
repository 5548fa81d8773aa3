"""What was decided not to be done is not recorded as done on another sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R03, R09, R10"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each No that a row of another sheet contradicts, with the cell of that row."""
    for discussion in case.discussions:
        for enquiry in case.enquiries:
            if discussion.s47_decision is False and enquiry.discussion_id == discussion.discussion_id:
                yield at(
                    discussion,
                    "s47_decision",
                    f"this is No, but an enquiry is recorded at {address(enquiry, 's47_id')}.",
                    "Correct the decision, or the discussion that the enquiry names.",
                )
        for assessment in case.aim_assessments:
            if discussion.aim_decision == "no" and assessment.discussion_id == discussion.discussion_id:
                yield at(
                    discussion,
                    "aim_decision",
                    f"this is No, but an assessment is recorded at {address(assessment, 'aim_id')}.",
                    "Correct the decision, or the discussion that the assessment names.",
                )
    investigated = [one for one in case.discussions if one.police_investigation_open is True]
    for referral in case.referrals if investigated and len(case.referrals) == 1 else ():
        if referral.crime_concern is False:
            there = address(investigated[0], "police_investigation_open")
            yield at(
                referral,
                "crime_concern",
                f"this is No, but a police investigation is recorded as open at {there}.",
                "Enter Yes, and when the police were contacted; or correct the other cell.",
            )
