"""Identity: the words that identify a child."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import CaseDetails, LinkedChild
from pipeline.model.identity import doubtful_words, may_hold, name_words, sure_words, telling_words


def test_a_child_is_told_by_each_part_of_the_name_by_references_and_by_the_postcode():
    child = CaseDetails(
        child_name="Ana-María O'Fern",
        child_ref="LA-55101",
        nhs_number="999 000 0018",
        home_address="4 Lantern Row, ZZ9 4ZZ",
    )
    assert telling_words(child) == {
        "anamaria",
        "ana",
        "maria",
        "ofern",
        "fern",
        "la55101",
        "9990000018",
        "zz94zz",
    }


def test_a_child_without_a_name_is_told_by_nothing():
    assert telling_words(LinkedChild()) == name_words(LinkedChild()) == frozenset()


def test_initials_tell_nothing():
    assert name_words(CaseDetails(child_name="R. F.")) == frozenset()


@pytest.mark.parametrize("text", ["fern-hollow", "FERNHOLLOW", "Fernhollow’s", "Férnhollow", "(Fernhollow)"])
def test_a_word_is_known_however_it_is_written(text):
    assert "fernhollow" in sure_words(text)


def test_a_number_in_groups_and_a_postcode_are_one_word_each():
    assert {"9990000018", "zz94zz"} <= sure_words("NHS 999 000-0018, at zz9  4zz.")


def test_an_everyday_word_is_sure_inside_a_sentence_and_doubtful_where_its_capital_shows_nothing():
    assert "will" in sure_words("Spoke with Will.")
    assert doubtful_words("Spoke with Will.") == {}
    assert "will" not in sure_words("Will rang; she will ring.")
    assert doubtful_words("Well-being is good. Will rang; she will ring.") == {"will": 4}


@given(st.text(max_size=60))
def test_what_is_looked_for_first_never_misses_a_word(text):
    for word in sure_words(text) | doubtful_words(text).keys():
        assert may_hold(text, [word])
