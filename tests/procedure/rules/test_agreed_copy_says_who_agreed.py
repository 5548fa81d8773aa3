"""Agreed copy says who agreed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.procedure.rules import agreed_copy_says_who_agreed as rule
from tests.builders import ordinary_case
from tests.family_case import changed, family_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def agreed(**values):
    return changed(family_case(), "family", {"person_id": "F-0002"}, **values)


def test_a_name_with_a_day_is_in_order():
    assert found(rule, agreed(copy_agreed_by="Heron Quaverly, chair", copy_agreed_on=date(2026, 9, 1))) == []


@pytest.mark.parametrize("written", ["-", "pending", "The chair", "HQ"])
def test_what_names_nobody_is_found(written):
    assert len(found(rule, agreed(copy_agreed_by=written, copy_agreed_on=date(2026, 9, 1)))) == 1


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2026, 11, 1)])
def test_a_day_on_which_nobody_can_have_agreed_is_found(day):
    assert len(found(rule, agreed(copy_agreed_by="Heron Quaverly", copy_agreed_on=day))) == 1


def test_a_day_that_is_missing_is_found():
    assert len(found(rule, agreed(copy_agreed_by="Heron Quaverly"))) == 1
