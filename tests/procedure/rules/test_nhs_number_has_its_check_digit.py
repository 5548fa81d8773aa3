"""Nhs number has its check digit."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.procedure.rules import nhs_number_has_its_check_digit as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def numbered(number):
    return ordinary_case(details=dataclasses.replace(ordinary_case().details, nhs_number=number))


@pytest.mark.parametrize(
    "number", ["999 000 0019", "999000001", "99900000180", "ten digits", "９９９０００００１８"]
)
def test_a_number_that_cannot_be_right_is_found_and_not_quoted(number):
    (said,) = found(rule, numbered(number))
    assert number not in said


@pytest.mark.parametrize("number", ["999 000 0018", "9990000018", "943 476 5919"])
def test_a_right_number_is_in_order_however_it_is_spaced(number):
    assert found(rule, numbered(number)) == []
