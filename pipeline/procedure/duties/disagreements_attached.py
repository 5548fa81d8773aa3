"""What the family disagree with in the AIM report is noted and attached to it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R25"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM report: “any areas of disagreement will be noted and attached to the report”"
WHAT = "Attaching of the disagreement"
SINCE = "AIM report"
WHO = "Lead assessor"
DO = "Attach the disagreement to the report, and enter Yes."
NONE = "No disagreement with an AIM report is recorded."
DOCUMENT = "aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each disagreement with a report."""
    for assessment in case.aim_assessments:
        own = [one for one in case.disagreements if one.belongs_to == assessment.aim_id]
        for number, disagreement in enumerate(own, 1):
            yield Asked(
                key=f"{assessment.aim_id}-{number}",
                about=f"{assessment.aim_id}, disagreement {number}",
                since=Cell(assessment, "report_final_on"),
                done=Cell(disagreement, "attached"),
            )
