"""The lead assessor writes the AIM report about eight weeks after the planning meeting."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.time_limits import Terms

SOURCE = "R22"
NAME = "AIM report final within the target time and its tolerance"
UNIT = "Assessment"
COUNTED = "It counts the reports that were final in time: within {limit}."
OF = "All AIM reports whose target date falls in the period."
QUESTION = "What held up the reports that took even longer?"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM report: “(approximately eight week time period)”"
WHAT = "AIM report"
SINCE = "AIM planning meeting"
WHO = "Lead assessor"
DO = "Finish the report, and enter its date."
NONE = "No AIM assessment has started."
DOCUMENT = "aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment that was planned and not declined."""
    for assessment in case.aim_assessments:
        if assessment.family_response == "declined" and not known(assessment.report_final_on):
            yield Asked(
                key=assessment.aim_id, about=assessment.aim_id, unless="The family declined the assessment."
            )
        elif known(assessment.planning_meeting_on) or known(assessment.report_final_on):
            lead = next(
                (one.name for one in case.assessors if one.aim_id == assessment.aim_id and one.lead is True),
                "",
            )
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "planning_meeting_on"),
                done=Cell(assessment, "report_final_on"),
                person=lead if known(lead) else "",
            )
