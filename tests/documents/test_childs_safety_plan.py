from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("safety_plan", "F-0003", "safety_plan - child", MEETING)


def test_each_measure_says_who_helps():
    assert "Who helps: Carer" in text_of_copy(family_case(), "safety_plan", "F-0003")
