"""A review of the intervention plan is held after the report is final."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R28"
SEVERITY = Severity.WARNING
BLOCKS = False
ORDERS = (("reviews.held_at", "aim_id.report_final_on"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each review that was held before the final report of its assessment."""
    reports = {one.aim_id: one for one in case.aim_assessments}
    for review in case.reviews:
        report = reports.get(review.aim_id) if isinstance(review.aim_id, str) else None
        if report is not None and earlier(day_of(review.held_at), report.report_final_on):
            problem = (
                f"the review was held before the report was final on {shown(report.report_final_on)} (at "
                f"{address(report, 'report_final_on')})."
            )
            yield at(review, "held_at", problem, "Check both dates.")
