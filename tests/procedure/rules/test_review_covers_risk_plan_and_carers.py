"""Review covers risk plan and carers."""

from __future__ import annotations

from datetime import date

from pipeline.model import Review
from pipeline.procedure.rules import review_covers_risk_plan_and_carers as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def review(**values):
    return ordinary_case(reviews=(placed(Review(review_id="RV-1", **values)),))


def test_a_held_review_without_the_three_is_found_three_times():
    assert len(found(rule, review(held_at=date(2026, 10, 1)))) == 3


def test_a_held_review_with_the_three_is_in_order():
    three = {"risk_discussed": True, "safety_plan_discussed": True, "protect_ability_discussed": True}
    assert found(rule, review(held_at=date(2026, 10, 1), **three)) == []


def test_an_arranged_review_need_not_say_yet():
    assert found(rule, review(arranged_for=date(2026, 11, 10))) == []
