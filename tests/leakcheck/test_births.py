"""Birthdays without a year or with another one, months of birth, and dates of birth in six figures."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.leakcheck.births import Birth, births_in
from tests.family_case import changed, family_case
from tests.leakcheck.test_detector import kinds

BORN = changed(family_case(), "linked_children", {"link_id": "L-0501"}, dob=date(2014, 3, 14))


@pytest.mark.parametrize(
    "text",
    [
        "Her birthday is 14/3.",
        "Her birthday is on 14.03 this year.",
        "Her birthday: 3/14",
        "Her next birthday is 14 March 2027.",
        "She turned seven on 14 March 2021.",
        "She was 6 on 14/3/2020.",
        "She will be thirteen on 14/03/27.",
        "She is aged 12 from 14 March 2026.",
        "140314",
        "Date of birth 140314.",
        "(140314)",
        "20140314",
        "14032014",
        "On 140314 she was seen.",
    ],
)
def test_a_birthday_is_found_however_short_it_is_written(text):
    assert kinds(text, BORN) == {"a date of birth"}


@pytest.mark.parametrize(
    "text",
    [
        "A birthday party was held. We met on 14 March 2021.",
        "The meeting of 14/3 was short.",
        "See LA-140314.",
        "Ring 01632 140314.",
        "It is 140314 5.",
        "It is 1403141.",
        "Her birthday is 15/3.",
        "She turned seven on 13 March 2021.",
        "There were six on 14 March 2021.",
        "The score was 14/3.",
        "The plan of 14 March 2026 was agreed.",
    ],
)
def test_another_day_and_another_number_are_let_be(text):
    assert kinds(text, BORN) == set()


def test_what_a_text_gives_of_a_birth_is_compared_with_the_rest_open():
    assert Birth(0, 3, 14, "").is_of(date(2014, 3, 14))
    assert Birth(2014, 3, 0, "").is_of(date(2014, 3, 9))
    assert not Birth(0, 3, 14, "").is_of(date(2014, 3, 9))
    assert list(births_in("999999 and 001399")) == []
