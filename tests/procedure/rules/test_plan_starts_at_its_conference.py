"""Plan starts at its conference."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47
from pipeline.procedure.rules import plan_starts_at_its_conference as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def plan(start):
    return ordinary_case(
        enquiries=(placed(Section47(s47_id="S-1", conference_on=date(2026, 8, 24), cp_plan_from=start)),)
    )


def test_a_plan_from_another_day_is_found():
    assert (
        "the plan starts on 25/08/2026, but the conference was on 24/08/2026"
        in found(rule, plan(date(2026, 8, 25)))[0]
    )


def test_a_plan_from_that_day_is_in_order():
    assert found(rule, plan(date(2026, 8, 24))) == []
