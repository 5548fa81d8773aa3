"""Review conference after the plan starts."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47
from pipeline.procedure.rules import review_conference_after_the_plan_starts as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def reviewed(day):
    return ordinary_case(
        enquiries=(placed(Section47(s47_id="S-1", cp_plan_from=date(2026, 8, 24), first_review_on=day)),)
    )


def test_a_review_on_the_day_of_the_plan_is_found():
    assert len(found(rule, reviewed(date(2026, 8, 24)))) == 1


def test_a_review_the_day_after_is_in_order():
    assert found(rule, reviewed(date(2026, 8, 25))) == []
