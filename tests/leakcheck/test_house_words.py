"""The council's own words are no secret; the letters inside them are nobody's."""

from __future__ import annotations

import pytest

from pipeline.leakcheck.house_words import runs_of_house
from tests.family_case import changed, family_case
from tests.leakcheck.test_detector import kinds

LAST_PAGE = "Meadowmere Council. Write to the Civic Offices, or ring the Kettlestead office."


@pytest.mark.parametrize("run", ["meadowmere", "meadowmerecouncil", "civicoffices", "kettlesteadoffice"])
def test_whole_words_in_a_row_are_the_councils(run):
    assert run in runs_of_house(LAST_PAGE)


@pytest.mark.parametrize("run", ["meadow", "erecouncil", "kettle", "icoff", "tothecivico", ""])
def test_letters_inside_a_word_or_over_its_end_are_not(run):
    assert run not in runs_of_house(LAST_PAGE)


def test_a_school_whose_name_is_inside_a_word_of_the_last_page_is_found():
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, school="Kettle")
    assert kinds("She goes to Kettle.", case, house=LAST_PAGE) == {"a place"}
    assert kinds("She goes to Kettle.", case, house="Kettle Council") == set()


SUPPORT_LINE = "Ring the family support line, 01632 960152, Monday to Friday. Ring 999 in an emergency."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SUPPORT_LINE, False),
        (f"If you have a question: {SUPPORT_LINE}", False),
        ("Ring the family.", True),
        ("Ring the family. Ring the family support line.", True),
        (f"{SUPPORT_LINE} On Monday we ring the family.", True),
        ("We will ring the family support line for you.", True),
    ],
)
def test_a_withheld_task_is_no_task_within_a_sentence_of_the_councils(text, found):
    case = changed(family_case(), "actions", {"action_id": "A-0503"}, task="Ring the family.")
    assert bool(kinds(text, case, house=SUPPORT_LINE)) is found
    assert kinds(SUPPORT_LINE, case)
