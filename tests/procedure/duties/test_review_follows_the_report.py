"""R28: a review meeting follows the report. There is no limit."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import AimAssessment, Review
from pipeline.procedure.duties import review_follows_the_report as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, nothing_asked, stands


def case(*reviews):
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 8, 20))),),
        reviews=tuple(
            placed(Review(review_id=f"RV-{row}", aim_id="AIM-1", held_at=held), row)
            for row, held in enumerate(reviews, 2)
        ),
    )


@pytest.mark.parametrize(
    ("reviews", "status"),
    [
        ([datetime(2026, 9, 1, 10, 0)], "met"),
        ([], "due"),
        ([NOT_RECORDED], "due"),
        ([NOT_RECORDED, date(2026, 9, 1)], "met"),
    ],
)
def test_the_first_review_of_the_assessment_answers(reviews, status):
    assert stands(duty, case(*reviews)) == [status]


def test_a_council_may_set_a_limit_and_the_first_review_counts():
    limits = shipped_limits().changed_by({"review_follows_the_report": {"2026-01-01": "10 working days"}})
    later, first = datetime(2026, 10, 1, 10, 0), datetime(2026, 9, 4, 10, 0)
    assert stands(duty, case(later, first), limits=limits) == ["met"]
    assert stands(duty, case(later), limits=limits) == ["missed"]


def test_a_review_of_another_assessment_does_not_answer():
    other = placed(Review(review_id="RV-9", aim_id="AIM-9", held_at=date(2026, 9, 1)))
    assert stands(duty, dataclasses.replace(case(), reviews=(other,))) == ["due"]


def test_without_a_report_nothing_is_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
