from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("plan", "F-0001", "plan - parent", MEETING)


def test_the_headings_on_the_children_harmed_and_on_the_dbs_question_are_not_there():
    text = text_of_copy(family_case(), "plan", "F-0001")
    assert f"This is part 8 of {MEETING} for you." in text
    assert "Support for the children harmed" not in text
    assert "DBS" not in text
