from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.reporting.measures import hours_to_the_discussion as measure
from tests.builders import ordinary_case
from tests.reporting.measures import NOW, closed, observed, seen


def case(received, held=None):
    ordinary = ordinary_case()
    referral = dataclasses.replace(ordinary.referrals[0], received_at=received)
    discussions = (dataclasses.replace(ordinary.discussions[0], held_at=held),) if held else ()
    return dataclasses.replace(ordinary, referrals=(referral,), discussions=discussions)


def test_it_counts_hours_from_the_referral():
    assert seen(measure, ordinary_case()) == [17 + 40 / 60]


def test_an_hour_that_the_clocks_leave_out_is_not_counted():
    assert seen(measure, case(datetime(2026, 3, 28, 20, 0), datetime(2026, 3, 29, 8, 0))) == [11]


def test_a_date_without_its_time_is_shown_apart():
    assert seen(measure, case(date(2026, 8, 4), datetime(2026, 8, 5, 10, 0))) == ["not recorded"]


def test_a_referral_without_a_discussion_still_waits():
    (one,) = observed(measure, case(datetime(2026, 10, 29, 12, 0)))
    assert one.waits
    assert one.answer == 35 + 59 / 60
    assert not [
        one for one in observed(measure, closed(case(datetime(2026, 10, 1, 12, 0)), NOW)) if one.waits
    ]
