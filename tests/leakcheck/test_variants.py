"""The forms of names, dates, numbers and addresses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.leakcheck.normalise import plain
from pipeline.leakcheck.short_forms import short_forms
from pipeline.leakcheck.variants import (
    initials_of,
    name_parts,
    names_of_place,
    numbers_of,
    postcodes,
    whole_names,
)
from pipeline.leakcheck.written_dates import dates_in
from tests.leaks.disguises import dates


def test_a_name_has_its_parts_without_titles_and_a_hyphenated_one_is_kept_joined_as_well():
    assert name_parts("Ms Wren Oak-Moss") == ["wren", "oakmoss", "oak", "moss"]
    assert list(whole_names("Wren Alder Oakmoss")) == [
        ("wren", "alder", "oakmoss"),
        ("oakmoss", "wren", "alder"),
        ("wren", "oakmoss"),
        ("oakmoss", "wren"),
    ]
    assert initials_of("Wren Oakmoss") == "wo"
    assert name_parts("Van Fernhollow") == ["van", "fernhollow"]
    assert name_parts("Mr Wren van Oakmoss") == ["wren", "oakmoss"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("william", "bill"),
        ("margaret", "peggy"),
        ("bill", "william"),
        ("thomas", "tommy"),
        ("katherine", "kate"),
        ("saffron", "saffie"),
        ("tarragon", "tarry"),
        ("samuel", "sam"),
    ],
)
def test_names_are_shortened_as_people_do(name, short):
    assert short in short_forms(name)


def test_a_short_form_is_never_a_month():
    assert "may" not in short_forms("maya") | short_forms("mary")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_a_date_is_read_however_it_is_written(day):
    for name, written in dates(day).items():
        assert day in [one for one, with_year, _ in dates_in(plain(f"on {written}.")) if with_year], name


def test_a_day_and_a_month_without_a_year_are_distinguished():
    assert [(one.day, one.month, year) for one, year, _ in dates_in("her birthday is 9 march")] == [
        (9, 3, False)
    ]
    assert (date(2000, 3, 9), False) in [(one, year) for one, year, _ in dates_in("the ninth of march")]
    assert (date(2026, 3, 21), True) in [
        (one, year) for one, year, _ in dates_in("the twenty-first of march 2026")
    ]


def test_plain_numbers_are_no_dates():
    assert list(dates_in("heading 5.8 of 12, about 30 people, 4 of 5 came")) == []


@pytest.mark.parametrize("written", ["07700 900123", "07700-900-123", "+44 7700 900123", "(07700) 900123"])
def test_a_telephone_number_has_the_same_figures_however_it_is_spaced(written):
    assert set(numbers_of(written)) == {"07700900123", "447700900123"}


def test_a_postcode_is_known_by_its_halves():
    assert postcodes("12 Kite Steps, Little Puddlecombe, ZZ99 4AB") == [("zz99", "4ab")]


def test_a_place_that_gives_an_address_away_is_searched_for_without_the_words_that_any_place_has():
    assert list(names_of_place("Dovecote Primary School", wide=False)) == [("dovecote", "primary", "school")]
    assert list(names_of_place("Dovecote Primary School; Kite Club", wide=True)) == [
        ("dovecote", "primary", "school"),
        ("dovecote",),
        ("kite", "club"),
        ("kite",),
    ]


def test_the_dates_of_many_years_do_not_take_each_other_for_one():
    day = date(2024, 2, 29)
    for _ in range(800):
        day += timedelta(days=1)
        assert (day, True) in [(one, year) for one, year, _ in dates_in(f"{day:%d/%m/%Y}")]
