from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import intervention_completed as measure
from tests.reporting.measures import closed, days, reviewed, seen


def case(*stages):
    return reviewed(
        *(
            {"held_at": date(2026, month, 1), "intervention": codes.INTERVENTION[stage]}
            for month, stage in enumerate(stages, 3)
        )
    )


def test_it_ends_once_on_the_day_of_the_first_review_that_records_it():
    assert seen(measure, case("started", "completed")) == [True]
    assert seen(measure, case("started", "ended")) == [False]
    assert days(measure, case("started", "ended", "ended", "completed")) == [date(2026, 4, 1)]
    assert seen(measure, case("started", "ended", "ended", "completed")) == [False]


def test_under_way_is_in_progress_and_not_started_is_not_counted():
    assert seen(measure, case("not_started", "started")) == ["in progress"]
    assert days(measure, case("not_started", "started", "started")) == [date(2026, 4, 1)]
    assert seen(measure, case("not_started")) == []


def test_one_still_under_way_when_the_case_is_closed_is_not_recorded_on_that_day():
    ended = closed(case("started"), date(2026, 5, 4))
    assert seen(measure, ended) == ["not recorded"]
    assert days(measure, ended) == [date(2026, 5, 4)]
    assert seen(measure, closed(case("started", "completed"), date(2026, 5, 4))) == [True]
    assert seen(measure, closed(case("not_started"), date(2026, 5, 4))) == []
