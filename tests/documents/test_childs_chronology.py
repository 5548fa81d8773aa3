"""What happened, and when, for the child."""

from __future__ import annotations

from tests.documents.copies import copies_of, text_of_copy
from tests.family_case import WITHHELD, changed, family_case

VISIT = "Your social worker came to your home. You went through the plan together."


def told(**values):
    return changed(family_case(), "chronology", {"entry_id": "E-0503"}, **{"summary_child": VISIT, **values})


def test_it_has_the_entries_with_words_for_the_child_and_no_others():
    text = text_of_copy(told(), "chronology", "F-0003")
    assert f"16 September 2026: {VISIT}" in text
    assert "as at 16 September 2026" in text
    assert "4 August 2026" not in text
    assert "went through the plan at home" not in text


def test_without_such_words_or_without_their_release_there_is_no_copy():
    assert copies_of(family_case(), "chronology", "F-0003") == {}
    assert copies_of(told(**WITHHELD), "chronology", "F-0003") == {}


def test_no_parent_reads_the_words_for_the_child():
    assert VISIT not in text_of_copy(told(), "chronology", "F-0001")
