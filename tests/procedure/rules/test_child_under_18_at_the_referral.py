"""Child under 18 at the referral."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.procedure.rules import child_under_18_at_the_referral as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def born(day):
    return ordinary_case(details=dataclasses.replace(ordinary_case().details, dob=day))


def test_the_eighteenth_birthday_is_found():
    assert "the child was 18" in found(rule, born(date(2008, 8, 4)))[0]


def test_the_day_before_it_is_in_order():
    assert found(rule, born(date(2008, 8, 5))) == []
