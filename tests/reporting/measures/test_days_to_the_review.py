from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.reporting.measures import days_to_the_review as measure
from tests.reporting.measures import NOW, assessed, closed, observed, reviewed, seen


def case(*held):
    reviews = reviewed(*({"aim_id": "AIM-1", "held_at": day} for day in held)).reviews
    return dataclasses.replace(assessed(report_final_on=date(2026, 9, 1)), reviews=reviews)


def test_it_counts_working_days_to_the_first_review():
    (one,) = observed(measure, case(date(2026, 10, 1), date(2026, 9, 15)))
    assert (one.answer, one.day, one.waits) == (10, date(2026, 9, 1), False)


def test_without_a_review_it_still_waits_while_the_case_is_open():
    (one,) = observed(measure, case())
    assert one.waits


def test_without_a_review_in_a_closed_case_it_is_shown_apart():
    assert seen(measure, closed(case(), NOW)) == ["not recorded"]
