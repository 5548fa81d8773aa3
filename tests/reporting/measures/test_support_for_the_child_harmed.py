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


def test_support_that_was_offered_counts_on_the_day_on_which_the_discussion_is_due():
    assert seen(measure, case(support_offered=True)) == [True]
    assert seen(measure, case(support_offered=False)) == [False]
    assert days(measure, case(support_offered=True)) == [date(2026, 8, 5)]


def test_until_the_discussion_is_due_it_is_in_progress():
    undiscussed = dataclasses.replace(case(support_offered=True), discussions=())
    assert seen(measure, undiscussed, date(2026, 8, 4)) == ["in progress"]
    assert seen(measure, undiscussed) == [True]


def test_nothing_recorded_is_shown_apart_and_another_councils_child_is_not_counted():
    assert seen(measure, case(support_offered=Blank.NOT_RECORDED)) == ["not recorded"]
    elsewhere = case(home_authority="Another council")
    assert seen(measure, dataclasses.replace(elsewhere, discussions=())) == []


def test_a_child_who_lives_elsewhere_and_had_a_discussion_here_is_counted_as_k02_counts_the_child():
    assert seen(measure, case(home_authority="Another council", support_offered=True)) == [True]
