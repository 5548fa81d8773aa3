"""A police investigation or denial does not hold anything up; where the AIM report takes longer, the reason
is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, Case, known
from pipeline.procedure.obligation import SEE_CELL, Asked, Cell, Strength
from pipeline.procedure.queries import no_reason_for_a_delay
from pipeline.procedure.time_limits import Terms

SOURCE = "R35"
NAME = "Reason recorded where the AIM report takes longer"
UNIT = "Late AIM report"
COUNTED = "It counts the late reports whose reason for the delay is recorded."
OF = "All AIM reports that were not final {limit} after the planning meeting, if that day is in the period."
QUESTION = "What delayed the reports, and was it a reason to wait?"
OF_THE_LATE = True
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Coordinated approach: “An ongoing police investigation should not prevent assessment, planning and "
    "intervention”"
)
WHAT = "Reason for the delay of the AIM report"
SINCE = "AIM planning meeting"
WHO = "Lead assessor"
DO = "Enter the reason for the delay."
NONE = "No AIM assessment has started."
DOCUMENT = "aim_report"

_NO_REASON = "A police investigation or a denial is no reason to wait."


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that has started and was not declined, once it exceeds this duty's limit."""
    for assessment in case.aim_assessments:
        if known(assessment.planning_meeting_on) and assessment.family_response != "declined":
            waits = assessment.police_investigation_open is True or assessment.denial is True
            why_none = no_reason_for_a_delay(assessment.delay_reason)
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "planning_meeting_on"),
                done=Cell(assessment, "delay_reason"),
                late=Cell(assessment, "report_final_on"),
                answer=NOT_RECORDED if why_none else SEE_CELL,
                missing=why_none or (_NO_REASON if waits else ""),
            )
