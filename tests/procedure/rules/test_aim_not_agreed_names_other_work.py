"""Aim not agreed names other work."""

from __future__ import annotations

import dataclasses

from pipeline.model import codes
from pipeline.procedure.rules import aim_not_agreed_names_other_work as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def not_agreed(**values):
    first, second = ordinary_case().discussions
    return ordinary_case(
        discussions=(dataclasses.replace(first, aim_decision=codes.AIM_DECISION["no"], **values), second)
    )


def test_no_other_work_is_found_with_its_provider():
    assert len(found(rule, not_agreed())) == 2


def test_other_work_with_its_provider_is_in_order():
    assert found(rule, not_agreed(other_work="Ten sessions.", other_work_by="The children's programme")) == []
