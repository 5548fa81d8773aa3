"""Review after its report."""

from __future__ import annotations

from datetime import date

from pipeline.model import AimAssessment, Review
from pipeline.procedure.rules import review_after_its_report as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def reviewed(day):
    report = placed(AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 10, 1)))
    return ordinary_case(
        aim_assessments=(report,), reviews=(placed(Review(review_id="RV-1", aim_id="AIM-1", held_at=day)),)
    )


def test_a_review_before_the_report_is_found():
    assert len(found(rule, reviewed(date(2026, 9, 30)))) == 1


def test_a_review_on_the_day_of_the_report_is_in_order():
    assert found(rule, reviewed(date(2026, 10, 1))) == []
