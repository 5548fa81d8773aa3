from __future__ import annotations

from datetime import date

from pipeline.model import Referral
from pipeline.reporting.measures import referred_again_in_a_year as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import seen


def case(*received):
    return ordinary_case(
        referrals=tuple(
            placed(Referral(referral_id=f"R-{number}", case_id="C-0001", received_at=day))
            for number, day in enumerate(received)
        )
    )


def test_a_referral_within_twelve_months_of_the_one_before_counts():
    assert seen(measure, case(date(2025, 3, 1), date(2026, 3, 1))) == [False, True]


def test_a_day_later_does_not():
    assert seen(measure, case(date(2025, 3, 1), date(2026, 3, 2))) == [False, False]


def test_they_are_taken_in_order_of_time_whatever_the_order_of_the_rows():
    assert sorted(seen(measure, case(date(2026, 5, 1), date(2026, 3, 1)))) == [False, True]
