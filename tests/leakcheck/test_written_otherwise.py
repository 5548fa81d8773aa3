"""Names, places, numbers and dates in other words: short forms, other scripts, figures in words, Welsh."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.leakcheck.near_places import near_places
from pipeline.leakcheck.normalise import Text, in_latin_letters
from pipeline.leakcheck.variants import consonants, figures_in_words
from tests.family_case import changed, family_case
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
    ],
)
def test_the_usual_forms_of_a_name_are_found_from_both_ends(name, forms):
    for form in forms.split():
        assert kinds(f"We met {form} there.", named(f"{name} Oakmoss")), form
        assert kinds(f"We met {name.split()[0]} there.", named(f"{form} Oakmoss")), f"{form} the other way"
        assert kinds(f"the {form.lower()} one", named(f"{name} Thistlemoss")) <= {
            "a part of a name",
            "a name spelt otherwise",
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
    assert list(near_places(text.split(), ("kite", "steps"))) == (["kitesstep"] if "kites" in text else [])
