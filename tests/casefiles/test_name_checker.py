"""What names cases by reference only holds no name, address or number of a child or the family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.casefiles.name_checker import NameChecker
from pipeline.model import FamilyMember
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


@pytest.mark.parametrize(
    "text",
    [
        "Attends Dovecote Primary.",
        "Born 9 March 2015.",
        "Born 09/03/2015.",
        "Call 01632 960199.",
        "Robin said so.",
    ],
)
def test_a_school_a_birthday_a_number_or_a_first_name_counts_in_the_texts_of_its_own_case(names, text):
    child = case().linked_children[0]
    child = replace(child, school="Dovecote Primary School", dob=date(2015, 3, 9))
    parent = FamilyMember(person_id="F-9", case_id="C-0001", name="Robin Oakmoss", telephone="01632 960199")
    told = replace(case(), linked_children=(child,), family=(placed(parent),))
    assert names.in_case(told)(text)


def test_the_professionals_of_a_case_may_be_named(names):
    own = replace(case(), details=replace(case().details, social_worker="Robin Quaverly"))
    assert not names.in_case(own)("Robin Quaverly, social worker")
