"""The AIM report answers each part of the context of the behaviours, and of the risk to self and others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, PARTS_OF_CONTENT, Blank, Case, ReportPart, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import says_something
from pipeline.procedure.time_limits import Terms

SOURCE = "R23"
NAME = "AIM report answers each part"
UNIT = "AIM report"
COUNTED = (
    "It counts the reports that answer each part of the context and each of the five circles of risk, with "
    "a reason unless the answer is Not established."
)
OF = "All AIM reports made final in the period."
QUESTION = "Which parts are most often without an answer?"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM report: “including the nature of the relationship between the children/young people, difference in "
    "age …”, “including other children in the household, extended family, school, peer group or wider social "
    "network”"
)
WHAT = "Answer to each part of contents 1 and 4 of the AIM report"
SINCE = "AIM report"
WHO = "Lead assessor"
DO = "Answer each part on the sheet AIM report parts, and give a reason where the sheet asks for one."
NONE = "No AIM report is final."
DOCUMENT = "aim_report"
_WITHOUT_THE_SHEET = "No workbook has the sheet AIM report parts."


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each report that is final; "not established" is an answer by itself.

    Where no workbook has the sheet, it is not asked for.
    """
    for assessment in case.aim_assessments:
        if not known(assessment.report_final_on):
            continue
        parts = [one for one in case.report_parts if one.aim_id == assessment.aim_id]
        answer, missing = _answered(parts)
        yield Asked(
            key=assessment.aim_id,
            about=assessment.aim_id,
            since=Cell(assessment, "report_final_on"),
            answer=answer,
            unless="" if parts or case.keeps("report_parts") else _WITHOUT_THE_SHEET,
            missing=missing,
        )


def _answered(parts: list[ReportPart]) -> tuple[bool | Blank, str]:
    """Whether every part of both contents has an answer, and a sentence on those that have none."""
    answered = {str(one.part) for one in parts if _is_an_answer(one)}
    lacking = [
        f"{', '.join(one.label for one in content if one not in answered)} (content {number})"
        for number, content in PARTS_OF_CONTENT.items()
        if not answered.issuperset(content)
    ]
    return (NOT_RECORDED, f"Without an answer: {'; '.join(lacking)}.") if lacking else (True, "")


def _is_an_answer(part: ReportPart) -> bool:
    if part.answer == "not_established":
        return True
    is_given = known(part.answer) or part.answer is Blank.NOT_APPLICABLE
    return is_given and says_something(part.reason)
