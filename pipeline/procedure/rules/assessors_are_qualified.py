"""At least one assessor has a social work qualification, and at least one is AIM trained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, at

SOURCE = "R21"
SEVERITY = Severity.ERROR
BLOCKS = False


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each assessment that has started and whose assessors together lack one of the two."""
    for assessment in case.aim_assessments:
        assessors = [one for one in case.assessors if one.aim_id == assessment.aim_id]
        if not assessors:
            if day_of(assessment.planning_meeting_on):
                yield at(
                    assessment,
                    "aim_id",
                    "the assessment has started, but no assessor is recorded.",
                    "Add the assessors on the sheet Assessors.",
                )
            continue
        for name, what in (("sw_qualified", "social work qualified"), ("aim_trained", "AIM trained")):
            if not any(getattr(one, name) is True for one in assessors):
                unknown = any(getattr(one, name) is not False for one in assessors)
                problem = (
                    f"no assessor of {assessment.aim_id} is recorded as {what}"
                    if unknown
                    else f"no assessor of {assessment.aim_id} is {what}"
                )
                yield at(
                    assessors[0],
                    name,
                    f"{problem}.",
                    "Enter Yes for the assessor who is. If nobody is, another assessor must join.",
                )
