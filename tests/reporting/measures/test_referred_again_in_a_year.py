from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import NOT_RECORDED, Referral
from pipeline.procedure.clock import Clock
from pipeline.reporting.measures import referred_again_in_a_year as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import NOW, seen


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


def again(*cases):
    """What the measure sees in the last of several cases, once it has noted all of them."""
    lookback = measure.LOOKBACK()
    for number, one in enumerate(cases):
        lookback.note(number, one)
    last = len(cases) - 1
    return [one.answer for number, one in lookback.observations(Clock(NOW)) if number == last]


def child(reference, case_id, *received):
    one = case(*received)
    details = dataclasses.replace(one.details, case_id=case_id, child_ref=reference)
    return dataclasses.replace(one, details=details)


def test_a_referral_of_the_same_child_under_another_case_id_counts():
    before = child("CHI-77 001", "C-0001", date(2026, 2, 1))
    assert again(before, child("chi-77001", "C-0002", date(2026, 3, 20))) == [True]
    assert again(before, child("CHI-77 001", "C-0002", date(2027, 2, 2))) == [False]


def test_another_child_and_a_child_without_a_reference_are_not_taken_for_the_same():
    before, after = date(2026, 2, 1), date(2026, 3, 20)
    assert again(child("CHI-1001", "C-0001", before), child("CHI-1002", "C-0002", after)) == [False]
    assert again(child(NOT_RECORDED, "C-0001", before), child(NOT_RECORDED, "C-0002", after)) == [False]
    assert again(child("CHI-1001", "C-0001", after), child("CHI-1001", "C-0002", before)) == [False]


def test_two_cases_of_one_day_are_one_referral_written_twice():
    day = date(2026, 3, 20)
    assert again(child("CHI-1001", "C-0001", day), child("CHI-1001", "C-0002", day)) == [False]
