"""R23: each part of contents 1 and 4 of the report has an answer."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import PARTS_OF_CONTENT, AimAssessment, ReportPart, codes
from pipeline.procedure.duties import aim_report_answers_each_part as duty
from pipeline.procedure.duties import findings_of
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_RECORDED, judged, nothing_asked, only, stands

FINAL = placed(AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20)))
PARTS = [*PARTS_OF_CONTENT[1], *PARTS_OF_CONTENT[4]]
NOT_ESTABLISHED = codes.PART_ANSWER["not_established"]


def case(rows, assessment=FINAL):
    return ordinary_case(
        aim_assessments=(assessment,),
        report_parts=tuple(placed(row, number) for number, row in enumerate(rows, 2)),
    )


def answers(*odd, besides=PARTS):
    """Every part not established, except those rows that are given."""
    others = [one for one in besides if one not in {row.part for row in odd}]
    return [*odd, *(ReportPart(aim_id="AIM-1", part=one, answer=NOT_ESTABLISHED) for one in others)]


def row(answer, reason=NOT_RECORDED, part="secrecy"):
    named = codes.PART_ANSWER[answer] if isinstance(answer, str) else answer
    return ReportPart(aim_id="AIM-1", part=codes.AIM_REPORT_PART[part], answer=named, reason=reason)


def test_there_are_eight_parts_of_the_context_and_five_circles_of_risk():
    assert [len(parts) for parts in PARTS_OF_CONTENT.values()] == [8, 5]


def test_not_established_is_an_answer_by_itself():
    assert stands(duty, case(answers())) == ["met"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_asked_for_and_named(part):
    one = only(duty, case(answers(besides=[other for other in PARTS if other != part])))
    assert one.status is Status.OVERDUE
    assert f"Without an answer: {part.label} (content {1 if part in PARTS_OF_CONTENT[1] else 4})." in one.why


@pytest.mark.parametrize(
    ("answer", "reason", "status"),
    [
        ("established", "Two agencies record it.", "met"),
        ("established", NOT_RECORDED, "overdue"),
        ("established", "See above.", "overdue"),
        ("na", "The child lives alone with a carer.", "met"),
        ("na", "-", "overdue"),
        (NOT_APPLICABLE, "No other child lives there.", "met"),
        (NOT_APPLICABLE, NOT_RECORDED, "overdue"),
        (NOT_RECORDED, "Two agencies record it.", "overdue"),
    ],
)
def test_any_other_answer_needs_a_reason_that_says_something(answer, reason, status):
    assert stands(duty, case(answers(row(answer, reason)))) == [status]


def test_the_parts_of_another_report_do_not_count():
    others = [dataclasses.replace(one, aim_id="AIM-2") for one in answers()]
    assert stands(duty, case(others)) == ["overdue"]


def test_in_a_workbook_that_is_older_than_the_sheet_it_is_not_asked_for():
    found = judged(duty, dataclasses.replace(case([]), unkept=frozenset({"report_parts"})))
    assert [one.status for one in found] == [Status.NOT_APPLICABLE]
    assert list(findings_of(found)) == []


def test_a_report_that_is_not_final_is_asked_for_nothing():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
