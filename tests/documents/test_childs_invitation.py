from __future__ import annotations

from tests.documents.copies import assert_copy_of_is_golden, copies_of, text_of_copy
from tests.documents.test_parents_invitation import AHEAD, with_meeting_ahead, with_review_ahead
from tests.naming import named


def test_the_wording_is_the_golden_wording():
    assert_copy_of_is_golden(with_review_ahead(), "invitation", "F-0003", "invitation - child", AHEAD)


def test_it_speaks_to_the_child_and_says_what_they_may_choose():
    text = text_of_copy(with_review_ahead(), "invitation", "F-0003")
    assert "Dear Robin Fernhollow,\nWe would like you to come to a meeting." in text
    assert "You can choose not to come." in text
    assert "Your safety plan" in text
    assert "Carers' ability" not in text


def test_a_meeting_that_was_held_invites_nobody():
    assert list(copies_of(with_meeting_ahead("core_group"), "invitation", "F-0003")) == [
        named("invitation - M-0009 - 2026-11-09 - DRAFT.docx")
    ]
