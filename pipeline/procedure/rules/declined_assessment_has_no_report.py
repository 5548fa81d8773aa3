"""A declined assessment has no final report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R34"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the report date of each declined assessment."""
    for assessment in case.aim_assessments:
        if assessment.family_response == "declined" and day_of(assessment.report_final_on):
            problem = (
                "there is a final report, but the family declined (at "
                f"{address(assessment, 'family_response')})."
            )
            yield at(
                assessment,
                "report_final_on",
                problem,
                "Correct whichever is wrong. If the family accepted part of it, choose Accepted in part.",
            )
