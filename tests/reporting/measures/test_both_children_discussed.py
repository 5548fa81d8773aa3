from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank, LinkedChild, codes
from pipeline.reporting.measures import both_children_discussed as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import seen


def test_a_discussion_about_each_child_counts_however_late():
    assert seen(measure, ordinary_case()) == [True]


def test_without_the_one_about_the_child_harmed_it_is_not_recorded_once_its_time_is_over():
    ordinary = ordinary_case()
    alone = dataclasses.replace(ordinary, discussions=ordinary.discussions[:1])
    assert seen(measure, alone) == ["not recorded"]
    assert seen(measure, alone, date(2026, 8, 5)) == ["in progress"]


def test_without_the_one_about_the_child_who_displayed_the_behaviour_it_is_a_no():
    ordinary = ordinary_case()
    assert seen(measure, dataclasses.replace(ordinary, discussions=ordinary.discussions[1:])) == [False]


def test_a_child_whom_another_council_discusses_is_not_counted():
    child = LinkedChild(
        link_id="L-0001", case_id="C-0001", role=codes.ROLE["harmed"], home_authority="Another council"
    )
    ordinary = ordinary_case(linked_children=(placed(child),))
    assert seen(measure, dataclasses.replace(ordinary, discussions=ordinary.discussions[:1])) == []
    assert child.support_offered is Blank.NOT_RECORDED
