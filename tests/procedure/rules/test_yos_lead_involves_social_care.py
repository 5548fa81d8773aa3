"""Yos lead involves social care."""

from __future__ import annotations

import dataclasses

from pipeline.model import codes
from pipeline.procedure.rules import yos_lead_involves_social_care as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def led_by(agency, joint):
    first, second = ordinary_case().discussions
    first = dataclasses.replace(first, aim_lead_agency=codes.LEAD_AGENCY[agency], social_care_joint=joint)
    return ordinary_case(discussions=(first, second))


def test_the_yos_alone_is_found():
    assert len(found(rule, led_by("YOS", False))) == 1


def test_the_yos_with_social_care_and_social_care_alone_are_in_order():
    assert found(rule, led_by("YOS", True)) == []
    assert found(rule, led_by("CSC", False)) == []
