"""A police investigation is no reason to delay an assessment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R35"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each assessment, of either kind, whose delay is put down to the police."""
    for assessment in case.aim_assessments:
        if assessment.delay_reason == "police":
            yield at(
                assessment,
                "delay_reason",
                "the police are given as the reason for a delay. An open investigation does not hold up "
                "assessment, planning or intervention.",
                "Enter the reason why the report was late, or clear the cell if it was not. Agree with the "
                "police how the work continues alongside their enquiry.",
            )
    for referral in case.referrals:
        if referral.assessment_delay == "police":
            yield at(
                referral,
                "assessment_delay",
                "the police are given as the reason for a late assessment. An open investigation does not "
                "hold up an assessment.",
                "Enter the reason why the assessment was late, or clear the cell if it was not.",
            )
