from __future__ import annotations

from tests.documents.copies import assert_copy_is_golden, text_of_copy
from tests.family_case import REVIEWED, family_case


def test_the_wording_is_the_golden_wording():
    assert_copy_is_golden("review_minutes", "F-0003", "review_minutes - child", REVIEWED)


def test_it_says_when_the_next_review_is():
    assert "The next review is on 15 December 2026." in text_of_copy(
        family_case(), "review_minutes", "F-0003"
    )
