"""The school of a child harmed as people say it: without its church, its kind or "St" written out."""

from __future__ import annotations

import pytest

from pipeline.leakcheck.schools import of_a_saint, saint_alone, school_in_short, schools_in_short
from tests.leakcheck.test_detector import kinds, safe
from tests.leakcheck.test_written_otherwise import schooled

BRIGID = "St Brigid's Catholic Primary School"
MARY = "St Mary's Church of England (VA) Primary School"


@pytest.mark.parametrize(
    ("school", "said"),
    [
        (BRIGID, "Saint Brigid's Primary School"),
        (BRIGID, "St Brigid's Primary School"),
        (BRIGID, "St Brigid's school"),
        (BRIGID, "St Brigids RC Primary"),
        (BRIGID, "St. Brigid's"),
        (BRIGID, "Saint Brigids"),
        (MARY, "St Mary's school"),
        (MARY, "St Marys CofE Primary"),
        (MARY, "St Mary's C of E Primary"),
        (MARY, "Saint Mary's Academy"),
        (MARY, "St Mary's Voluntary Aided School"),
        ("Park Hill Community School", "Park Hill Primary"),
        ("Park Hill Church in Wales School", "Park Hill school"),
        ("Dovecote Academy", "Dovecote school"),
    ],
)
def test_a_school_is_found_without_the_words_that_many_schools_have(school, said):
    assert kinds(f"We went to {said} on Monday.", schooled(school)) == {"a place"}


@pytest.mark.parametrize(
    ("school", "text"),
    [
        (MARY, "We met at St Mary's. St Mary's Church was open."),
        (MARY, "Mary's mother came to St Mary's Hospital."),
        (MARY, "St Mark's school was asked. The Church of England was asked."),
        (BRIGID, "The Catholic primary school was asked. His school is Catholic."),
        ("St Margaret's Catholic Primary School", "Margaret's mother came."),
        ("Park Hill Community School", "They met at the park. School is out. The first of the community."),
        ("Park Community School", "The park school run was long."),
        ("Bristol Academy", "Bristol schools were asked, and a Bristol school agreed."),
        ("The Primary School", "The school agreed."),
    ],
)
def test_a_saint_of_many_schools_a_church_and_a_town_are_no_school(school, text):
    assert kinds(text, schooled(school)) == set()


def test_the_readers_own_school_is_no_secret_where_another_child_goes_to_one_of_the_same_name():
    case = schooled(MARY, own="St Mary's Academy")
    assert kinds("St Mary's school agreed. St Mary's Academy agreed.", case) == set()
    assert kinds(f"{MARY} agreed.", case) == {"a place"}


def test_a_place_that_gives_a_safe_address_away_is_known_by_its_saint_and_not_by_a_given_name():
    case = safe(gives_away="St Margaret's Church")
    assert kinds("They met at Saint Margaret's.", case)
    assert kinds("Margaret's mother came.", case) == set()


def test_a_text_has_one_word_for_every_kind_of_school():
    assert schools_in_short("Saint Mary's C of E (VA) Infant and Nursery School") == "St Mary's anyschool"
    assert schools_in_short("the first of the high group") == "the first of the high group"
    assert school_in_short("dovecote primary") == "dovecote anyschool"
    assert school_in_short("the primary school") == school_in_short("dovecote") == ""
    assert of_a_saint("st brigid's rc primary") == ("brigid", "s")
    assert of_a_saint("dovecote primary") == ()
    assert ("saint", "brigid") in list(saint_alone(("brigid", "s")))
    assert list(saint_alone(("mary", "s"))) == []
