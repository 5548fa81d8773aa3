"""Safety plan version has one date."""

from __future__ import annotations

from datetime import date

from pipeline.model import SafetyMeasure
from pipeline.procedure.rules import safety_plan_version_has_one_date as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def plan(*rows):
    return ordinary_case(
        safety_plans=tuple(
            placed(SafetyMeasure(plan_id="SP-1", version=version, agreed_on=day), row)
            for row, (version, day) in enumerate(rows, start=2)
        )
    )


def test_two_dates_for_one_version_are_found():
    assert len(found(rule, plan((1, date(2026, 9, 1)), (1, date(2026, 9, 2))))) == 1


def test_a_version_agreed_before_the_one_before_it_is_found():
    assert len(found(rule, plan((1, date(2026, 9, 2)), (2, date(2026, 9, 1))))) == 1


def test_one_date_a_version_is_in_order():
    assert found(rule, plan((1, date(2026, 9, 1)), (1, date(2026, 9, 1)), (2, date(2026, 9, 9)))) == []
