from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("chronology", "F-0001", "chronology - parent", MEETING)


def test_only_what_was_released_is_in_it_and_never_the_referral():
    text = text_of_copy(family_case(), "chronology", "F-0001")
    assert "The social worker went through the plan at home." in text
    assert "referral" not in text.lower()
    assert "head teacher" not in text


def test_it_is_in_the_words_for_parents_and_where_there_are_none_in_those_of_the_entry():
    words = "We came to your home, and went through the plan with you."
    case = changed(family_case(), "chronology", {"entry_id": "E-0503"}, summary_family=words)
    text = text_of_copy(case, "chronology", "F-0001")
    assert words in text
    assert "The social worker went through the plan at home." not in text
