from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("plan", "F-0003", "plan - child", MEETING)


def test_it_has_what_was_written_for_the_child():
    text = text_of_copy(family_case(), "plan", "F-0003")
    assert f"Part 5 of {MEETING}, for you, Robin." in text
    assert "DBS" not in text
