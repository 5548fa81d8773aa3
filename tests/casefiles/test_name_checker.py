"""What names cases by reference only holds no name, address or number of a child or the family."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.casefiles.name_checker import NameChecker
from tests.builders import ordinary_case, placed
from tests.rich_case import HOUSE


def case():
    details = replace(ordinary_case().details, home_address="12 Thistledown Row, Meadowmere, ZZ99 4AB")
    return ordinary_case(details=placed(details))


@pytest.fixture
def names():
    checker = NameChecker(HOUSE)
    checker.add(case())
    return checker


@pytest.mark.parametrize(
    "text",
    ["Robin Fernhollow came.", "As Wren Oakmoss said.", "Seen at 12 Thistledown Row.", "Call ZZ99 4AB."],
)
def test_a_name_or_an_address_identifies(names, text):
    assert names.is_any_in(text)


@pytest.mark.parametrize("text", ["C-0001, SD-0001 and L-0001.", "An assessment comes first.", ""])
def test_a_reference_does_not(names, text):
    assert not names.is_any_in(text)
    assert not names.in_case(case())(text)


def test_a_part_of_a_name_counts_in_the_texts_of_its_own_case(names):
    assert names.in_case(case())("Fernhollow is seen first.")


def test_the_professionals_of_a_case_may_be_named(names):
    own = replace(case(), details=replace(case().details, social_worker="Robin Quaverly"))
    assert not names.in_case(own)("Robin Quaverly, social worker")
