"""Two people means two people: who can issue a family copy, and who cannot, each as one change."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.casefiles.family_copies import recipient_of
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.formats.word import words_in
from pipeline.foundation.plugins import plugins_in
from pipeline.model import NOBODY, Blank, Staff
from pipeline.procedure.rules import copy_is_approved_and_checked, release_says_who_decided
from tests.builders import TODAY, staff_of
from tests.family_case import DECIDED, MOTHER, approved, changed, family_case
from tests.making import TEMPLATES
from tests.procedure.rules import found
from tests.rich_case import HOUSE

REPORT = [one for one in plugins_in("pipeline.documents") if one.name == "parents_aim_report"]
EVERYBODY = ("Heron Quaverly", "Osprey Candlewharf", "Vetch Teacupple")


def words(name):
    return words_in((TEMPLATES / f"{name}.docx").read_bytes())


def recipient(case):
    return recipient_of(case, MOTHER, HOUSE, REPORT, IssueRegister(), words=words, today=TODAY)


def is_issued(case):
    return any(copy.issue for copy in recipient(case).copies)


def test_two_people_on_the_staff_issue_a_copy():
    assert is_issued(approved(family_case()))


@pytest.mark.parametrize("cell", ["approved_by", "second_checker"])
@pytest.mark.parametrize(
    "written",
    [
        Blank.NOT_RECORDED,
        Blank.NOT_KNOWN,
        "not yet checked",
        "pending",
        "No",
        "Yes",
        "?",
        "-",
        "n/a",
        "OC",
        "Business support",
        "Heron",
        "O. Candlewharf",
        "V Teacupple",
        "Osprey Candlewharff",
        "Sedge Lanternmoor",
        "Bryony Fernhollow",
        "Osprey Candlewharf and Vetch Teacupple",
        "Osprey Candlewharf / Vetch Teacupple",
        "Osprey Candlewharf, Vetch Teacupple",
        "Osprey Candlewharf; Heron Quaverly",
    ],
)
def test_nobody_else_does_and_the_cell_is_found(cell, written):
    case = approved(family_case(), **{cell: written})
    assert not is_issued(case)
    letter = {"approved_by": "H", "second_checker": "K"}[cell]
    assert any(f"Copies given!{letter}2" in one for one in found(copy_is_approved_and_checked, case))


@pytest.mark.parametrize(
    "both",
    [
        "Osprey Candlewharf",
        "Candlewharf, Osprey",
        "osprey candlewharf, service manager",
        "Dr Osprey Candlewharf",
    ],
)
def test_one_person_is_not_two_however_the_name_is_written(both):
    case = approved(family_case(), approved_by="Osprey Candlewharf", second_checker=both)
    assert not is_issued(case)
    assert found(copy_is_approved_and_checked, case) != []


def test_one_person_on_the_staff_twice_by_two_spellings_is_not_two():
    staff = staff_of(*EVERYBODY, "O. Candlewharf")
    case = approved(family_case(staff=staff), second_checker="O. Candlewharf")
    assert not is_issued(case)


@pytest.mark.parametrize(("cell", "power"), [("approved_by", "may_approve"), ("second_checker", "may_check")])
def test_who_may_only_do_something_else_does_not(cell, power):
    barred = staff_of(
        "Vetch Teacupple" if cell == "second_checker" else "Osprey Candlewharf", **{power: False}
    )
    others = staff_of("Heron Quaverly", "Osprey Candlewharf", "Vetch Teacupple").members
    staff = barred.joined(type(barred)(tuple(one for one in others if one.name != barred.members[0].name)))
    case = approved(family_case(staff=staff))
    assert not is_issued(case)
    assert any("is not Yes there" in one for one in found(copy_is_approved_and_checked, case))


@pytest.mark.parametrize(
    "days",
    [
        {"approved_on": Blank.NOT_RECORDED},
        {"checked_on": Blank.NOT_RECORDED},
        {"approved_on": date(2026, 10, 31)},
        {"checked_on": date(2026, 10, 31)},
        {"approved_on": date(2026, 8, 3)},
        {"checked_on": date(1999, 1, 1)},
        {"checked_on": date(2026, 10, 25)},
        {"approved_content": Blank.NOT_RECORDED},
        {"approved_content": "ABCD-1234-EF56"},
    ],
    ids=str,
)
def test_without_both_days_in_the_past_and_the_code_of_this_content_nothing_goes_out(days):
    case = approved(family_case())
    case = changed(case, "copies", {"copy_id": "CG-0501"}, **days)
    assert not is_issued(case)


def test_who_has_left_decides_nothing_after_it():
    staff = staff_of(*EVERYBODY, to_day=date(2026, 10, 25))
    assert not is_issued(approved(family_case(staff=staff)))


def test_without_a_sheet_staff_copies_are_drafts_and_no_cell_is_found():
    case = approved(family_case(staff=NOBODY))
    assert [copy.issue for copy in recipient(case).copies] == [False]
    assert not recipient(case).stopped
    assert found(copy_is_approved_and_checked, case) == []


@pytest.mark.parametrize("written", ["Sedge Lanternmoor", "H. Quaverly", "pending", "Bryony Fernhollow"])
def test_a_release_by_nobody_on_the_staff_stops_the_copy_and_is_found(written):
    case = approved(family_case())
    for section in case.sections:
        case = changed(
            case, "sections", {"section_id": section.id} if section.key else {}, release_by=written
        )
    assert recipient(case).stopped
    if written != "Bryony Fernhollow":
        assert found(release_says_who_decided, case) != []


def test_who_may_not_release_releases_nothing():
    staff = staff_of("Osprey Candlewharf", "Vetch Teacupple", "Heron Quaverly", may_release=False)
    assert DECIDED["release_by"].startswith("Heron Quaverly")
    assert recipient(approved(family_case(staff=staff))).stopped


@pytest.mark.parametrize(
    ("number", "issued"), [("", False), (" 1001", True), (" 1002", False), (" 1003", False)]
)
def test_of_two_people_of_one_name_the_staff_number_after_it_says_which(number, issued):
    heron, *two = staff_of("Heron Quaverly", "Osprey Candlewharf", "Osprey Candlewharf").members
    one = dataclasses.replace(two[0], number="1001")
    other = dataclasses.replace(two[1], number="1002", may_check=False)
    case = dataclasses.replace(family_case(), staff=Staff((heron, one, other)))
    checked = {"approved_by": "Heron Quaverly", "second_checker": f"Osprey Candlewharf{number}"}
    assert is_issued(changed(approved(case), "copies", {"person_id": "F-0001"}, **checked)) is issued
