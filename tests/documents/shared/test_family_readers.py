"""The form of a copy goes by the reader and by the child's age on its day."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.access.view import see
from pipeline.documents.shared.family_readers import Form, form_of
from pipeline.model import Blank
from tests.family_case import MOTHER, YOUNG, family_case
from tests.rich_case import HOUSE

DAY = date(2026, 10, 22)


def form(born, audience=YOUNG, day=DAY, house=HOUSE):
    case = family_case()
    case = dataclasses.replace(case, details=dataclasses.replace(case.details, dob=born))
    return form_of(see(case, audience).as_of(day), house)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2014, 10, 23), Form.CHILD),
        (date(2014, 10, 22), Form.YOUNG_PERSON),
        (Blank.NOT_RECORDED, Form.YOUNG_PERSON),
        (Blank.NOT_KNOWN, Form.YOUNG_PERSON),
    ],
)
def test_the_twelfth_birthday_is_the_border(born, expected):
    assert form(born) is expected


def test_the_border_is_a_setting():
    house = dataclasses.replace(HOUSE, young_person_from=14)
    assert form(date(2013, 1, 1), house=house) is Form.CHILD


def test_a_copy_of_an_earlier_day_goes_by_that_day():
    assert form(date(2014, 10, 22), day=date(2026, 10, 21)) is Form.CHILD


def test_a_copy_of_now_goes_by_the_latest_day_in_the_record():
    assert form(date(2014, 10, 23), day=None) is Form.CHILD
    assert form(date(2014, 1, 1), day=None) is Form.YOUNG_PERSON


def test_a_parent_reads_as_a_parent():
    assert form(date(2016, 1, 1), MOTHER) is Form.PARENT
