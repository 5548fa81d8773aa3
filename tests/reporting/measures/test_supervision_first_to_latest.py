from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import supervision_first_to_latest as measure
from tests.reporting.measures import days, reviewed, seen


def case(*levels):
    return reviewed(
        *(
            {"held_at": date(2026, month, 1), "supervision_level": codes.SUPERVISION[level]}
            for month, level in enumerate(levels, 3)
        )
    )


def test_the_latest_level_is_held_against_the_first():
    assert seen(measure, case("S3", "S4", "S2")) == ["Lower"]
    assert seen(measure, case("S3", "S2", "S3")) == ["Same"]
    assert seen(measure, case("S1", "S4")) == ["Higher"]
    assert days(measure, case("S1", "S4")) == [date(2026, 4, 1)]


def test_one_review_is_in_progress_and_none_is_not_counted():
    assert seen(measure, case("S3")) == ["in progress"]
    assert seen(measure, case()) == []
