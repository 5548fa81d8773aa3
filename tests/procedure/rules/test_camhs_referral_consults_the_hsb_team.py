"""Camhs referral consults the HSB team."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank
from pipeline.procedure.rules import camhs_referral_consults_the_hsb_team as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def referred(day, consulted):
    first, second = ordinary_case().discussions
    first = dataclasses.replace(first, camhs_referral_on=day, hsb_team_consulted=consulted)
    return ordinary_case(discussions=(first, second))


def test_a_referral_without_the_hsb_team_is_found():
    assert "a referral was made" in found(rule, referred(date(2026, 8, 6), False))[0]
    assert len(found(rule, referred(date(2026, 8, 6), Blank.NOT_RECORDED))) == 1


def test_a_referral_after_it_was_consulted_is_in_order():
    assert found(rule, referred(date(2026, 8, 6), True)) == []


def test_without_a_referral_nobody_need_be_consulted():
    assert found(rule, referred(Blank.NOT_RECORDED, False)) == []
