"""When the report is read with the family, the support that parents or carers can give is considered."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R24"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM report: “At this stage consideration to the degree of support parents/carers can provide is "
    "required.”"
)
WHAT = "Degree of support that parents or carers can give"
SINCE = "Reading of the report"
WHO = "Assessors"
DO = "Consider it with the family, and choose the degree on the sheet AIM assessments."
NONE = "No AIM report has been read with the family."
DOCUMENT = "review_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that was read with the family."""
    for assessment in case.aim_assessments:
        if known(assessment.read_through_on):
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "read_through_on"),
                done=Cell(assessment, "carers_support"),
            )
