"""The assessors read the AIM report through with the young person and their parents or carers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R24"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM report: “will read through the report with the young person and their parents / carers in a "
    "supportive setting”"
)
WHAT = "Reading of the report with the family"
SINCE = "AIM report"
WHO = "Assessors"
DO = "Read the report with the family, and enter when."
NONE = "No AIM report is final."
DOCUMENT = "parents_aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that is final."""
    for assessment in case.aim_assessments:
        if known(assessment.report_final_on):
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "report_final_on"),
                done=Cell(assessment, "read_through_on"),
            )
