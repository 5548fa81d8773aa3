from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import gather, slices_of
from pipeline.reporting.measures import measures_for
from pipeline.reporting.measures import supervision_first_to_latest as measure
from pipeline.reporting.periods import Period
from tests.reporting.measures import NOW, days, reviewed, seen


def case(*levels):
    return reviewed(
        *(
            {"held_at": date(2026, month, 1), "supervision_level": codes.SUPERVISION[level]}
            for month, level in enumerate(levels, 3)
        )
    )


def test_each_review_is_compared_with_the_first():
    assert seen(measure, case("S3", "S4", "S2", "S3")) == ["in progress", "Higher", "Lower", "Same"]
    assert days(measure, case("S1", "S4")) == [date(2026, 3, 1), date(2026, 4, 1)]


def test_one_review_is_in_progress_and_none_is_not_counted():
    assert seen(measure, case("S3")) == ["in progress"]
    assert seen(measure, case()) == []


def test_a_review_without_a_level_is_shown_apart_and_is_no_first():
    one = reviewed(
        {"held_at": date(2026, 3, 1)},
        {"held_at": date(2026, 4, 1), "supervision_level": codes.SUPERVISION["S3"]},
        {"held_at": date(2026, 5, 1), "supervision_level": codes.SUPERVISION["S1"]},
    )
    assert seen(measure, one) == ["not recorded", "in progress", "Lower"]


def counts(period, *levels):
    (wanted,) = [one for one in measures_for(CLOCK) if one.id == measure.ID]
    (tally,) = gather([case(*levels)], [wanted], CLOCK, slices_of(YEAR.quarters_to_its_end(8)))
    return {word: number for word, number in tally.figure(period).counts.items() if number}


CLOCK = Clock(NOW)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FIRST_QUARTER, SECOND = (
    Period(date(2026, month, 1), date(2026, month + 2, last)) for month, last in ((1, 31), (4, 30))
)


def test_a_past_quarter_keeps_its_number_whatever_later_reviews_say():
    assert counts(SECOND, "S2", "S3") == counts(SECOND, "S2", "S3", "S3", "S3", "S1") == {"Higher": 1}


def test_a_child_is_counted_once_in_a_period_by_the_last_review_in_it():
    assert counts(SECOND, "S2", "S3", "S2", "S1") == {"Lower": 1}
    assert counts(YEAR, "S2", "S3", "S2", "S1", "S4") == {"Higher": 1}


def test_quarters_do_not_add_up_to_the_year():
    levels = ("S2", "S1", "S1", "S1", "S1")
    assert counts(FIRST_QUARTER, *levels) == {"In progress": 1}
    assert counts(SECOND, *levels) == {"Lower": 1}
    assert counts(YEAR, *levels) == {"Lower": 1}
