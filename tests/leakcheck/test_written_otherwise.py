"""Names, places, numbers and dates in other words: short forms, other scripts, figures in words, Welsh."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.leakcheck.near_places import near_places
from pipeline.leakcheck.normalise import Text, in_latin_letters
from pipeline.leakcheck.variants import consonants, figures_in_words
from pipeline.model import codes
from tests.family_case import AIM, MEETING, changed, family_case
from tests.leakcheck.test_detector import kinds, named, safe


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Catherine", "Kate Katie Kitty Cathy Katharine Cadi"),
        ("Mohammed", "Mo Md Mohd Mohamed Muhammad"),
        ("Olatunde", "Tunde"),
        ("Oluwaseun", "Seun"),
        ("Abd al-Rahman", "Abdul"),
        ("Will", "Bill William Billy"),
        ("Katarzyna", "Kasia"),
        ("Dafydd", "Dai David"),
        ("Jakub", "Kuba"),
        ("Manpreet", "Manny Preet"),
        ("Niamh", "Neve Niav"),
        ("Siobhan", "Shivaun Shivawn"),
        ("Aoife", "Eefa"),
        ("Caoimhe", "Keeva"),
        ("Saoirse", "Seersha"),
        ("Tadhg", "Tige"),
    ],
)
def test_the_usual_forms_of_a_name_are_found_from_both_ends(name, forms):
    for form in forms.split():
        assert kinds(f"We met {form} there.", named(f"{name} Oakmoss")), form
        assert kinds(f"We met {name.split()[0]} there.", named(f"{form} Oakmoss")), f"{form} the other way"
        assert kinds(f"the {form.lower()} one", named(f"{name} Thistlemoss")) <= {
            "a part of a name",
            "a name spelt differently",
        }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Wrenna", "Вренна была там."),
        ("Wrenna", "Βρεννα"),
        ("Mohammed", "محمد"),
        ("Priya", "प्रिया"),
        ("Fatima", "فاطمة"),
        ("Вренна", "We met Vrenna."),
    ],
)
def test_a_name_in_other_letters_is_found(name, text):
    assert kinds(text, named(f"{name} Oakmoss"))


@pytest.mark.parametrize(
    "text", ["Спасибо за помощь.", "شكرا لكم", "ευχαριστώ", "धन्यवाद", "Übung, Łódź, Ñandú"]
)
def test_other_words_in_other_letters_are_let_be(text):
    assert kinds(text, named("Mohammed Oakmoss")) == set()


def test_other_letters_are_read_by_their_sounds():
    assert in_latin_letters("Вренна") == "Vrenna"
    assert in_latin_letters("Łódź") == in_latin_letters("Lodz") == ""
    assert consonants("mohammed") == consonants("muhammad") == "mhmd"


@pytest.mark.parametrize(
    "text",
    [
        "She goes to 3 Lanterns School.",
        "She goes to Three Lantern.",
        "It is in Paperboat Ln.",
        "It is in Paperbote Lane.",
        "They are in Upper Quilham.",
        "Ring o1632 96o777.",
        "Ring oh one six three two, nine six oh, treble seven.",
    ],
)
def test_a_safe_address_is_given_away_in_other_words_too(text):
    case = safe(
        gives_away="Three Lanterns School",
        address="7 Paperboat Lane, Upper Quillham, ZZ99 3AB",
        telephone="01632 960777",
    )
    assert kinds(text, case)
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "9.iii.2015",
        "9 Mawrth 2015",
        "9fed o Fawrth 2015, 9fed o Mawrth 2015",
        "He was born in March 2015.",
        "D.O.B.: March 2015",
        "a birthday in March 2015",
    ],
)
def test_a_birthday_is_found_however_it_is_said(text):
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, dob=date(2015, 3, 9))
    assert kinds(text, case) == {"a date of birth"}


@pytest.mark.parametrize(
    "text",
    [
        "The plan is of March 2015.",
        "Part iii. 2015 was long ago.",
        "Born in May 2015.",
        "Date of birth: 4 May 2012. Held on 12 March 2015.",
        "One, two, three, four, five.",
    ],
)
def test_another_month_and_a_few_figures_are_let_be(text):
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, dob=date(2015, 3, 9))
    assert kinds(text, case) == set()


def test_figures_in_words_are_read_in_a_row():
    assert list(
        figures_in_words(["ring", "oh", "one", "six", "double", "three", "2", "now", "one", "two"])
    ) == ["016332"]
    assert Text("o7700 9oo123, solo").letters_as_figures == "07700900123solo"


@pytest.mark.parametrize("text", ["kite steps", "the kites step", "kit stop"])
def test_what_is_the_place_itself_or_far_from_it_is_not_near_it(text):
    assert list(near_places(Text(text), ("kite", "steps"))) == (["kitesstep"] if "kites" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Fogsworthy rang.",
        "Tamarisk rang.",
        "Tamarisk's letter came.",
        "Tamarsik Fogsworthy rang.",
        "FOGSWORTHY",
    ],
)
def test_a_part_of_the_name_of_who_made_the_referral_is_found_in_a_family_copy(text):
    assert kinds(text)


def test_a_role_and_a_name_that_the_family_knows_give_nobody_away():
    def by(referrer):
        return changed(family_case(), "referrals", {"referral_id": "R-0501"}, referrer=referrer)

    assert kinds("The school rang, and the nurse.", by("School nurse")) == set()
    assert kinds("Bryony Fernhollow came. Kestrel rang.", by("Bryony Fernhollow")) == set()
    assert kinds("Robin was there.", by("Robin Oakapple")) == set()


def schooled(school, own="Beaconsprings Academy"):
    case = changed(family_case(), "linked_children", {"link_id": "L-0501"}, school=school)
    return dataclasses.replace(case, details=dataclasses.replace(case.details, school=own))


@pytest.mark.parametrize(
    "said", ["Three Lanterns", "3 Lanterns", "3 Lanterns School", "Three Lantrens School", "Thre Lanterns"]
)
def test_the_school_of_a_child_harmed_is_found_without_its_last_word_in_figures_and_misspelt(said):
    assert kinds(f"We went to {said} on Monday.", schooled("Three Lanterns School"))


@pytest.mark.parametrize(
    ("school", "text"),
    [
        ("St Mary's School", "St Mark's is near."),
        ("Yate Academy", "The bus to Yate goes at nine."),
        ("Park Hill School", "We met at the park on the hill."),
        ("Windmill Steps School", "The windmill has steps."),
        ("Dovecote Primary", "There is a dovecote at the farm."),
        ("Three Lanterns School", "Three Lanterns Academy is your school."),
    ],
)
def test_a_school_that_shares_its_words_with_others_is_found_by_its_whole_name_alone(school, text):
    case = schooled(school, own="Three Lanterns Academy")
    assert kinds(text, case) == set()
    assert kinds(f"We went to {school}.", case)


@pytest.mark.parametrize("ground", ["police", "legal"])
def test_words_kept_by_law_are_found_in_a_text_that_was_released_as_it_was_written(ground):
    words = "The second of nine points was put to the group by the adviser."
    case = changed(
        family_case(),
        "sections",
        {"belongs_to": MEETING, "section_no": 13},
        text_professional=words,
        withhold_ground=codes.WITHHOLD_GROUND[ground],
    )
    assert kinds(words, changed(case, "safety_plans", {"version": 2}, measure=words))
    other = changed(family_case(), "sections", {"belongs_to": AIM, "section_no": 2}, text_professional=words)
    assert kinds(words, changed(other, "safety_plans", {"version": 2}, measure=words)) == set()


def test_the_reason_on_the_dbs_is_found_in_an_entry_that_was_released():
    words = "The second of the two conditions was not met that day."
    assert kinds(words, changed(family_case(), "chronology", {"entry_id": "E-0503"}, summary=words))
