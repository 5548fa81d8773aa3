"""An assessment has one lead assessor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R22"
SEVERITY = Severity.WARNING
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding where an assessment with assessors has no lead or more than one."""
    for assessment in case.aim_assessments:
        assessors = [one for one in case.assessors if one.aim_id == assessment.aim_id]
        leads = [one for one in assessors if one.lead is True]
        if assessors and len(leads) != 1:
            problem = f"{assessment.aim_id} has {len(leads) or 'no'} lead assessor{'s' if leads else ''}."
            yield at(
                (leads or assessors)[-1],
                "lead",
                problem,
                "Enter Yes for the one who leads, and No for the others.",
            )
