from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Meeting, codes
from pipeline.procedure.clock import Clock
from pipeline.reporting.measures import looked_after_reviews_in_time as measure
from pipeline.reporting.measures import measures_for
from tests.builders import ordinary_case, placed
from tests.reporting.measures import NOW, days, seen


def case(*held):
    ordinary = ordinary_case(referrals=())
    details = dataclasses.replace(ordinary.details, looked_after=True, looked_after_from=date(2026, 1, 5))
    meetings = tuple(
        placed(
            Meeting(
                meeting_id=f"M-{number}",
                case_id="C-0001",
                kind=codes.MEETING_KIND["looked_after_review"],
                held_at=day,
            )
        )
        for number, day in enumerate(held)
    )
    return dataclasses.replace(ordinary, details=details, meetings=meetings)


def test_first_second_and_later_reviews_are_counted_each_by_its_own_limit():
    assert seen(measure, case(date(2026, 2, 2), date(2026, 5, 2), date(2026, 11, 2)), date(2026, 11, 3)) == [
        True,
        True,
        True,
        "in progress",
    ]
    assert days(measure, case(date(2026, 2, 2)))[0] == date(2026, 2, 2)


def test_one_that_is_late_and_one_that_is_missing_are_no():
    assert seen(measure, case(date(2026, 2, 3), date(2026, 5, 4))) == [False, False, "in progress"]


def test_a_child_who_is_not_looked_after_is_not_counted():
    assert seen(measure, ordinary_case()) == []


def test_what_fell_due_before_the_first_referral_is_in_no_past_period():
    referred = dataclasses.replace(
        case(date(2026, 2, 2), date(2026, 5, 2)), referrals=ordinary_case().referrals
    )
    assert days(measure, case(date(2026, 2, 2), date(2026, 5, 2)))[0] == date(2026, 2, 2)
    assert days(measure, referred) == [date(2026, 11, 2)], "it was referred on 4 August 2026"
    clock = Clock(NOW)
    for name, number in (
        ("S10 first looked after review held", 0),
        ("S11 later looked after reviews held", 1),
    ):
        (duty,) = [one for one in measures_for(clock) if one.id == name]
        assert len(list(duty.observe(referred, clock))) == number
