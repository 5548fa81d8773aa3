"""What is found in a text, and what is not."""

from __future__ import annotations

import dataclasses
import time

import pytest

from pipeline.access.secrets import secrets_of
from pipeline.access.withholdings import hidden_from
from pipeline.leakcheck import Detector
from pipeline.leakcheck.normalise import Text
from tests.family_case import AIM, FATHER, MOTHER, changed, family_case, told


def guard_for(case, audience=FATHER, **more):
    secrets, given = secrets_of(case, audience, hidden_from(case, audience))
    return Detector(secrets, given, **more)


def kinds(text, case=None, audience=FATHER, **more):
    return {hit.kind for hit in guard_for(case or family_case(), audience, **more).hits_in(Text(text))}


def named(name):
    return changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_name=name)


def safe(**more):
    return changed(family_case(), "family", {"person_id": "F-0001"}, address_confidential=True, **more)


@pytest.mark.parametrize(
    "text",
    [
        "We met in the morning, and the plan was agreed.",
        "Robin Fernhollow and Bryony Fernhollow came.",
        "Kestrel was there.",
        "The school, Beaconsprings Academy, agreed.",
        "The next review is on 15 December 2026.",
        "Please call 01632 960150.",
        "The family centre is open from 9 to 5 on 4 days.",
        "Adults look after younger children at all times.",
    ],
)
def test_what_says_nothing_withheld_is_let_be(text):
    assert kinds(text) == set()


def test_a_short_name_is_not_found_inside_other_words_or_across_two():
    case = named("Ash Oakmoss")
    assert kinds("They wash the dishes as he asked; cash is kept.", case) == set()
    assert kinds("They saw Ash.", case)
    assert kinds("They saw A-s-h and A s h.", case)


def test_two_words_that_meet_are_no_name():
    assert kinds("Children's social care\nYes", named("Carey Oakmoss")) == set()


def test_a_surname_that_is_the_childs_own_is_no_secret_and_the_given_name_is():
    case = named("Linnet Fernhollow")
    assert kinds("The Fernhollow family came.", case) == set()
    assert kinds("Linnet came.", case) == {"a part of a name"}
    assert "a name" in kinds("Linnet Fernhollow came.", case)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Paige Oakmoss", "Page 1 of 3"),
        ("Carey Oakmoss", "Carer and child came."),
        ("Casey Oakmoss", "Cases like this."),
        ("Justin Oakmoss", "Just ask."),
        ("Forrest Oakmoss", "For you."),
        ("William Oakmoss", "Will you come?"),
        ("Andrew Oakmoss", "And so on."),
        ("Harmony Oakmoss", "Harm is rare."),
        ("Brian Oakmoss", "Brain work."),
        ("Alan Oakmoss", "All of us. Plan. Also."),
        ("Megan Oakmoss", "Began well. Mean."),
        ("Grace Oakmoss", "Grade 4, Race day, Trace it."),
        ("Jo Oakmoss", "Jog on, join us."),
    ],
)
def test_everyday_words_are_neither_misspellings_nor_short_forms(name, text):
    assert kinds(text, named(name)) == set()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("William Oakmoss", "We told Will, and he agreed."),
        ("William Oakmoss", "Billy came."),
        ("Megan Oakmoss", "Meghan came."),
        ("Katherine Oakmoss", "Kathrine came."),
        ("Robyn Oakmoss", "Robin came."),
        ("Paige Oakmoss", "Paigee came."),
    ],
)
def test_short_forms_and_misspellings_are_found_where_they_are_names(name, text):
    case = named(name)
    details = dataclasses.replace(case.details, child_name="Alder Fernhollow")
    family = tuple(
        dataclasses.replace(one, name="Alder Fernhollow") if one.person_id == "F-0003" else one
        for one in case.family
    )
    assert kinds(text, dataclasses.replace(case, details=details, family=family))


def test_a_misspelt_name_in_a_text_that_was_released_is_found():
    assert kinds("Please ask Wrena.", told(family_case(), "Please ask Wrena.")) == {
        ("a name spelt differently")
    }


def test_initials_are_looked_for_where_that_is_asked_for():
    assert kinds("We told W.O. on Monday.") == set()
    assert kinds("We told W.O. on Monday.", initials=True) == {"initials"}


def test_a_word_near_a_name_that_the_copy_shows_by_right_is_no_misspelling():
    assert kinds("Robin was there.", named("Robyn Oakmoss")) == set()
    assert kinds("Robyn was there.", named("Robyn Oakmoss"))


@pytest.mark.parametrize(
    "text",
    [
        "The flat is in ZZ99.",
        "Ring 01632 444555.",
        "She goes to Dovecote.",
        "51.5072, -0.1276",
        "See maps.example/maps/place",
        "///apple.kite.lamp",
        "Grid reference SU 387 148",
        "Grid reference NO 1234 5678",
        "Beaconsprings is near.",
        "Quayside is near.",
        "Upper Quillham is near.",
    ],
)
def test_whatever_gives_a_safe_address_away_is_found(text):
    case = safe(gives_away="Dovecote Nursery")
    assert kinds(text, case)
    assert kinds(text, case, MOTHER)
    assert kinds(text) == set()


def test_the_councils_own_town_and_telephone_code_point_nowhere():
    case = safe(telephone="01632 960777", address="1 Kite Steps, Meadowmere, ZZ99 1CD")
    assert kinds("Meadowmere Council, 01632 960150", case, house="Meadowmere Council 01632 960150") == set()
    assert kinds("Meadowmere Council, 01632 960150", case)


def test_minutes_pasted_into_a_text_for_the_family_are_found_and_the_same_rows_own_words_are_not():
    pasted = "As was said, the group weighed what four agencies had said."
    assert kinds(pasted) == {"words that were withheld"}
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": AIM, "section_no": 1},
        text_professional="We agreed with you that the plan goes on as it is for now.",
        text_family="We agreed with you that the plan goes on as it is for now.",
    )
    assert kinds("We agreed with you that the plan goes on as it is for now.", case) == set()


def test_numbers_postcodes_and_mails_inside_withheld_words_are_secrets_of_their_own():
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": AIM, "section_no": 1},
        text_professional="Ring 01632 444555 or write to wren@kite.example, ZZ97 3QT.",
    )
    for text in ("on 01632444555", "wren@kite.example", "zz97  3qt"):
        assert kinds(text, case), text


def test_who_made_the_referral_is_found():
    assert kinds("Tamarisk Fogsworthy told us.") == {"who made the referral", "a part of a name"}
    case = changed(family_case(), "referrals", {"referral_id": "R-0501"}, referrer="Head teacher")
    assert kinds("The head teacher told us.", case) == {"who made the referral"}


def test_a_secret_never_shows_itself():
    secrets, _ = secrets_of(family_case(), FATHER, hidden_from(family_case(), FATHER))
    assert not any(str(one.value) in repr(one) for one in secrets if len(str(one.value)) > 4)


def test_what_this_reader_is_given_is_no_secret():
    from datetime import date

    secrets, given = secrets_of(family_case(), FATHER, hidden_from(family_case(), FATHER))
    assert date(2026, 12, 15) in given.dates
    assert "Kestrel Millbrook" in given.texts
    assert not any(one.value == "This is part 1 of AIM-0001 for you." for one in secrets)
    assert dataclasses.replace(given) == given


def withheld(text):
    """The case with `text` written for professionals alone."""
    return changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 1}, text_professional=text)


@pytest.mark.parametrize("kind", ["a", "1", "a1", "a-", "a@", "a.", "x@y.", "9+", "A ", "é"])
def test_a_word_without_end_is_searched_for_and_found_in_good_time(kind):
    text = (kind * 32_767)[:32_767]
    case = withheld(text)
    began = time.process_time()
    found = kinds(f"They said {text} twice.", case)
    took = time.process_time() - began
    assert found & {"words that were withheld", "a number"}
    assert took < 3


def test_of_a_word_without_end_the_beginning_is_enough_wherever_it_is():
    case = withheld("".join(f"w{number}" for number in range(8000)))
    assert kinds("Nothing of it.", case) == set()
    assert kinds(f"They said {''.join(f'w{number}' for number in range(60))}.", case) == {
        "words that were withheld"
    }
