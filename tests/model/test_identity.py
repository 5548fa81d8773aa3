"""Identity: the words that identify a child."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import CaseDetails, LinkedChild
from pipeline.model.identity import (
    doubtful_words,
    given_name,
    may_hold,
    name_words,
    sure_words,
    telling_words,
)


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


def read_of(text, name):
    child = CaseDetails(child_name=name)
    parts, given_ = name_words(child), given_name(child)
    return parts & sure_words(text, parts, given_), parts & doubtful_words(text, parts, given_).keys()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "Sunday’s mother rang."),
        ("Sunday Okoro", "A boy called Sunday rang."),
        ("Sunday Okoro", "Spoke with Sunday."),
        ("Sunday Okoro", "Sunday told his teacher."),
        ("Sunday Monday", "Sunday Monday was there."),
        ("Chelsea Bath", "Chelsea Bath was there."),
        ("Chelsea Bath", "BATH, CHELSEA"),
        ("Chelsea Bath", "Chelsea's plan."),
        ("Chelsea Bath", "Ms Bath rang."),
        ("Brooklyn Lincoln", "The Lincoln family came."),
        ("Nia Plan", "Mr Plan rang."),
        ("Nan Wuth", "Nan Wuth was there."),
        ("Prince King", "Prince's mother rang."),
        ("Mary Oakmoss", "Mary was there."),
    ],
)
def test_a_weekday_a_town_or_a_word_is_a_name_where_what_is_beside_it_says_so(name, text):
    assert read_of(text, name)[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "The next review is on Sunday 7 June 2026."),
        ("Sat Kaur", "On Sat 6 June; he sat down."),
        ("Thu Tran", "On Thu 4 June."),
        ("Carl Friday", "Every Friday, and Monday-Friday."),
        ("Chelsea Bath", "The session is in Bath, at the clinic."),
        ("Austin Reading", "They live in Reading, and he likes reading, to master reading."),
        ("Brooklyn Lincoln", "The school is in Lincoln."),
        ("Florence York", "They moved to York."),
        ("Ian Aim", "The AIM report of AIM-000101; the aim is clear."),
        ("Nia Plan", "The plan is agreed, and they plan to meet."),
        ("Nan Wuth", "Your nan helps. His Nan has a key."),
        ("Sen Roy", "A SEN plan."),
    ],
)
def test_a_weekday_a_town_or_a_word_names_nobody_where_what_is_beside_it_says_so(name, text):
    assert read_of(text, name) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "Sunday was quiet."),
        ("Sunday Okoro", "The focus is on Sunday."),
        ("Chelsea Bath", "He keeps away from Chelsea."),
        ("Chelsea Bath", "Bath"),
        ("Chelsea Bath", "Chelsea"),
        ("Nia Plan", "The Plan is agreed, and the Safety Plan. Plan agreed."),
        ("Nan Wuth", "Nan has a key."),
        ("Prince King", "The Prince’s Trust helps."),
        ("John Oakmoss", "St John Ambulance was there."),
        ("Mary Oakmoss", "He goes to St Mary's."),
        ("Paul Barnardo", "Barnardo's helps."),
        ("Ian Aim", "THE AIM REPORT"),
    ],
)
def test_a_weekday_a_town_or_a_word_that_may_be_either_is_doubtful(name, text):
    sure, doubtful = read_of(text, name)
    assert doubtful
    assert not sure


@given(st.text(alphabet="Sunday 's-’_.,Bath7 in\n", max_size=40))
def test_any_text_is_read(text):
    name = frozenset(["sunday", "bath"])
    for word in sure_words(text, name, "sunday") | doubtful_words(text, name, "sunday").keys():
        assert may_hold(text, [word])
