from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import intervention_started as measure
from tests.reporting.measures import closed, days, reviewed, seen


def case(stage, agreed=True):
    return reviewed(
        {"held_at": date(2026, 3, 1), "intervention_plan_agreed": agreed},
        {"held_at": date(2026, 6, 1), "intervention": codes.INTERVENTION[stage]},
    )


def test_it_counts_a_plan_on_the_day_it_was_first_agreed():
    assert seen(measure, case("started")) == [True]
    assert days(measure, case("completed")) == [date(2026, 3, 1)]


def test_not_started_is_in_progress_until_the_case_is_closed():
    assert seen(measure, case("not_started")) == ["in progress"]
    assert seen(measure, closed(case("not_started"), date(2026, 9, 1))) == [False]


def test_a_case_closed_without_any_record_of_it_is_shown_apart():
    silent = reviewed({"held_at": date(2026, 3, 1), "intervention_plan_agreed": True})
    assert seen(measure, closed(silent, date(2026, 9, 1))) == ["not recorded"]


def test_without_a_plan_nothing_is_counted():
    assert seen(measure, case("started", agreed=False)) == []
