"""Numbers that people write without a part of them."""

from __future__ import annotations

import pytest

from pipeline.leakcheck.number_forms import number_forms
from pipeline.leakcheck.number_words import with_figures
from pipeline.model import Tells
from tests.family_case import changed, family_case
from tests.leakcheck.test_detector import kinds, safe


def forms(value, tells=Tells.TELEPHONE, *, wide=False, house="", given=()):
    return {one.run for one in number_forms(tells, value, wide=wide, house=house, given=given)}


@pytest.mark.parametrize(
    ("number", "without"),
    [
        ("07700 900333", "7700900333"),
        ("01632 960777", "1632960777 960777"),
        ("+44 1632 960777", "1632960777 960777"),
        ("0117 496 0777", "1174960777 4960777"),
        ("0161 496 0777", "1614960777 4960777"),
        ("020 7946 0777", "2079460777 79460777"),
    ],
)
def test_a_telephone_number_is_known_without_its_0_and_without_its_area(number, without):
    assert set(without.split()) <= forms(number)
    for said in without.split():
        assert kinds(f"Ring {said}.", safe(telephone=number))


def test_the_councils_own_number_is_no_secret():
    assert forms("01632 960777", house="ring01632960777") == set()


@pytest.mark.parametrize("text", ["It is 960778.", "It is case 96077.", "Ring 2632 960 778."])
def test_another_number_is_let_be(text):
    assert kinds(text, safe(telephone="01632 960777")) == set()


def reference(number):
    return changed(family_case(), "linked_children", {"link_id": "L-0501"}, child_ref=number)


def test_a_reference_is_known_without_its_letters():
    for text in ("See 000011.", "See LA-000011.", "See LA 000011.", "Number 000011 is hers."):
        assert kinds(text, reference("LA-000011")), text


@pytest.mark.parametrize(
    "text", ["See M-000011 and AIM-000011.", "See 11 people.", "See 0000112.", "It cost 11 pounds."]
)
def test_another_reference_with_the_same_figures_is_let_be(text):
    assert kinds(text, reference("LA-000011")) == set()


def test_a_reference_with_the_figures_of_one_that_the_reader_has_is_found_as_a_whole_alone():
    assert forms("LA-000011", Tells.NUMBER, given=("aim-000011",)) == {"la000011"}
    assert forms("LA-000011", Tells.NUMBER) == {"la000011", "000011"}


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("fourteen Marlow Crescent", "14 Marlow Crescent"),
        ("Twenty-one and twenty two", "21 and 22"),
        ("one hundred and two, a hundred, two hundred", "102, 100, 200"),
        ("He is often eleven.", "He is often 11."),
        ("a boy and a tent", "a boy and a tent"),
    ],
)
def test_numbers_in_words_are_read_as_figures(words, figures):
    assert with_figures(words) == figures
