from __future__ import annotations

from pipeline.model import Blank
from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import MEETING, changed, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("plan", "F-0003", "plan - child", MEETING)


def test_it_has_what_was_written_for_the_child():
    text = text_of_copy(family_case(), "plan", "F-0003")
    assert f"Part 5 of {MEETING}, for you, Robin." in text
    assert "DBS" not in text


def test_it_says_what_the_others_do_by_when_and_what_the_child_can_do():
    text = text_of_copy(family_case(), "plan", "F-0003")
    others, _, own = text.partition("## What you can do")
    assert "Your social worker does thing 2 with you.\nWho: Social worker\nBy: 2 November 2026" in others
    assert "You keep your appointments, or ring before if you cannot come. By 5 November 2026." in own
    assert "We do thing 2 for you." not in text


def test_actions_without_words_for_the_child_are_left_out():
    case = changed(family_case(), "actions", {"belongs_to": MEETING}, child_wording=Blank.NOT_RECORDED)
    text = text_of_copy(case, "plan", "F-0003")
    assert "## What people do" not in text
    assert "## What you can do" not in text
