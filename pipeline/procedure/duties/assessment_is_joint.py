"""Two assessors or more make an AIM assessment together."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R21"
STRENGTH = Strength.SHOULD
PARAGRAPH = "AIM planning meeting: “It is expected that a joint assessment approach is undertaken”"
WHAT = "Joint assessment"
SINCE = "AIM planning meeting"
WHO = "Lead assessor"
DO = "Name both assessors on the sheet Assessors."
NONE = "No AIM assessment has started."
DOCUMENT = "aim_planning_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that has started."""
    for assessment in case.aim_assessments:
        if known(assessment.planning_meeting_on):
            assessors = [one for one in case.assessors if one.aim_id == assessment.aim_id]
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "planning_meeting_on"),
                done=Cell(assessors[0], "name") if assessors else None,
                answer=True if len(assessors) > 1 else False if assessors else NOT_RECORDED,
                missing="One assessor is recorded." if len(assessors) == 1 else "",
                unknown=True,
            )
