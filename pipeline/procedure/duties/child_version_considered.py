"""A child-friendly version of the AIM report is considered."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, Case, known
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R27"
STRENGTH = Strength.SHOULD
PARAGRAPH = "AIM report: “It is good practice to write a child-friendly version of the report”"
WHAT = "Child-friendly version"
SINCE = "AIM report"
WHO = "Assessors"
DO = "Make it, or enter why it is not needed."
NONE = "No AIM report is final."
DOCUMENT = "childs_aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that is final: made, or not needed and why."""
    for assessment in case.aim_assessments:
        if known(assessment.report_final_on):
            version = assessment.child_version
            unexplained = version == "not_needed" and not known(assessment.child_version_reason)
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "report_final_on"),
                done=Cell(assessment, "child_version_reason" if unexplained else "child_version"),
                answer=NOT_RECORDED if unexplained or version == "not_yet" else SEE_CELL,
                missing="The reason why it is not needed is not recorded." if unexplained else "",
            )
