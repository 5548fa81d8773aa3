"""The AIM report holds all 10 contents."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import headings_answered
from pipeline.procedure.time_limits import Terms

SOURCE = "R23"
MEASURE = "K22"
NAME = "AIM report has all 10 contents"
UNIT = "AIM report"
COUNTED = "It counts the reports that answer every heading, or say why it does not apply."
OF = "All AIM reports made final in the period."
QUESTION = "Which contents are most often missing?"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM report: “It will include information on:”"
WHAT = "Answer to all 10 contents of the AIM report"
SINCE = "AIM report"
WHO = "Lead assessor"
DO = "Enter the answer under each heading on the sheet Document sections."
NONE = "No AIM report is final."
DOCUMENT = "aim_report"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that is final."""
    for assessment in case.aim_assessments:
        if known(assessment.report_final_on):
            answer, missing = headings_answered(case, assessment)
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "report_final_on"),
                answer=answer,
                missing=missing,
            )
