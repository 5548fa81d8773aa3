from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank
from pipeline.reporting.measures import support_for_the_child_harmed as measure
from tests.builders import ordinary_case
from tests.reporting.measures import days, seen


def case(**fields):
    ordinary = ordinary_case()
    return dataclasses.replace(
        ordinary, linked_children=(dataclasses.replace(ordinary.linked_children[0], **fields),)
    )


def test_support_that_was_offered_counts_on_the_day_of_the_referral():
    assert seen(measure, case(support_offered=True)) == [True]
    assert seen(measure, case(support_offered=False)) == [False]
    assert days(measure, case(support_offered=True)) == [date(2026, 8, 4)]


def test_nothing_recorded_is_shown_apart_and_another_councils_child_is_not_counted():
    assert seen(measure, case(support_offered=Blank.NOT_RECORDED)) == ["not recorded"]
    assert seen(measure, case(home_authority="Another council")) == []
