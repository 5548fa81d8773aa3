from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank
from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("safety_plan", "F-0003", "safety_plan - child", MEETING)


def test_each_measure_says_who_helps():
    assert "Who helps: Carer" in text_of_copy(family_case(), "safety_plan", "F-0003")


def test_it_is_in_the_words_for_the_child_and_where_there_are_none_in_those_of_the_measure():
    text = text_of_copy(family_case(), "safety_plan", "F-0003")
    assert "An adult is in the room with you when visitors come." in text
    assert "in the same room" not in text
    older = changed(family_case(), "safety_plans", {"version": 2}, measure_child=Blank.NOT_RECORDED)
    assert "An adult is in the same room." in text_of_copy(older, "safety_plan", "F-0003")


def test_the_number_for_the_night_stands_before_the_measures():
    text = text_of_copy(family_case(), "safety_plan", "F-0003")
    assert text.index("At night there is another number. Ring the emergency duty team") < text.index(
        "Who helps"
    )


def test_a_child_under_twelve_reads_of_grown_ups_and_a_young_person_of_adults():
    young = text_of_copy(family_case(), "safety_plan", "F-0003")
    made = family_case()
    case = dataclasses.replace(made, details=dataclasses.replace(made.details, dob=date(2016, 5, 2)))
    child = text_of_copy(case, "safety_plan", "F-0003")
    assert "you and the adults do" in young
    assert "grown-up" not in young
    assert "you and the grown-ups do" in child
    assert "the adults" not in child
