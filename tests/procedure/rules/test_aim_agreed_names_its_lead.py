"""Aim agreed names its lead."""

from __future__ import annotations

import dataclasses

from pipeline.model import codes
from pipeline.procedure.rules import aim_agreed_names_its_lead as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def agreed(**values):
    first, second = ordinary_case().discussions
    return ordinary_case(
        discussions=(dataclasses.replace(first, aim_decision=codes.AIM_DECISION["yes"], **values), second)
    )


def test_no_lead_is_found():
    assert len(found(rule, agreed())) == 1


def test_a_lead_is_in_order():
    assert found(rule, agreed(aim_lead="Sorrel Hedgeway")) == []
