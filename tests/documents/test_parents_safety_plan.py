from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, copies_of, text_of_copy
from tests.family_case import MEETING, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("safety_plan", "F-0001", "safety_plan - parent", MEETING)


def test_a_measure_that_was_replaced_is_not_in_it():
    text = text_of_copy(family_case(), "safety_plan", "F-0001")
    assert "You or another adult are in the same room when visitors come." in text
    assert "was replaced" not in text


def test_where_no_measure_was_released_to_this_person_there_is_no_copy():
    case = changed(family_case(), "safety_plans", {"version": 2}, withhold_from="F-0001")
    assert copies_of(case, "safety_plan", "F-0001") == {}
    assert copies_of(case, "safety_plan", "F-0002") != {}
