"""Excluded headings are known."""

from __future__ import annotations

import pytest

from pipeline.model import Attendance, Blank, codes
from pipeline.model.exclusions import excluded_headings
from pipeline.procedure.rules import excluded_headings_are_known as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def excluded(items, attended="partial", meeting="SD-0001"):
    row = Attendance(
        meeting_id=meeting, excluded=True, attended=codes.ATTENDED[attended], excluded_items=items
    )
    return ordinary_case(attendance=(placed(row),))


@pytest.mark.parametrize("items", ["2", "1, 5", "1,2 and 3", " 1; 2 "])
def test_numbers_that_the_record_has_are_in_order(items):
    assert found(rule, excluded(items)) == []


@pytest.mark.parametrize("items", ["the second", "2-3", "²", "9" * 5000])
def test_what_is_not_a_number_is_found(items):
    assert found(rule, excluded(items)) == ["Attendance!L2: these are not heading numbers."]


@pytest.mark.parametrize("items", ["6", "0", "1, 60"])
def test_a_number_that_the_record_does_not_have_is_found(items):
    assert found(rule, excluded(items)) == [
        "Attendance!L2: the strategy discussion only has headings 1 to 5."
    ]


def test_an_exclusion_from_part_without_its_headings_is_found():
    assert "but not from which headings" in found(rule, excluded(Blank.NOT_RECORDED))[0]


def test_an_exclusion_from_all_of_it_needs_no_headings():
    assert found(rule, excluded(Blank.NOT_RECORDED, "no")) == []


def test_the_numbers_of_an_unknown_meeting_cannot_be_told():
    assert found(rule, excluded("60", meeting="M-0404")) == []


def test_a_number_without_end_is_never_taken_for_a_heading():
    case = excluded("1, " + "9" * 5000)
    assert excluded_headings(case.attendance[0], case) is None
