"""Copy is approved and checked."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import Blank, CopyGiven, codes
from pipeline.procedure.rules import copy_is_approved_and_checked as rule
from tests.builders import ordinary_case, placed
from tests.family_case import AIM, changed, family_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def sent(**values):
    which = {"document": codes.DOCUMENT["aim_report"], "recipient": "The school"}
    return ordinary_case(
        copies=(placed(CopyGiven(copy_id="CG-1", sent_at=date(2026, 10, 1), **which, **values)),)
    )


def test_a_copy_without_approval_and_check_is_found():
    assert len(found(rule, sent())) == 2


def test_one_person_for_both_is_found():
    assert len(found(rule, sent(approved_by="Osprey Candlewharf", second_checker="Candlewharf, Osprey"))) == 1


def test_two_people_are_in_order():
    assert found(rule, sent(approved_by="Osprey Candlewharf", second_checker="Vetch Teacupple")) == []


def to_family(**values):
    """The family's case with a copy for the mother, in which nothing is amiss but for `values`."""
    made = {
        "copy_id": "CG-0501",
        "belongs_to": AIM,
        "document": codes.DOCUMENT["aim_report"],
        "version": 1,
        "person_id": "F-0001",
        "approved_by": "Osprey Candlewharf",
        "approved_content": "ABCD-1234-EF56",
        "approved_on": date(2026, 10, 26),
        "second_checker": "Vetch Teacupple",
        "checked_on": date(2026, 10, 27),
        **values,
    }
    return dataclasses.replace(family_case(), copies=(placed(CopyGiven(**made)),))


def cells(**values):
    return [one.split(":")[0] for one in found(rule, to_family(**values))]


def test_a_familys_copy_with_two_people_a_code_and_two_days_is_in_order():
    assert cells() == []


@pytest.mark.parametrize(
    "written",
    ["not yet checked", "pending", "No", "?", "-", "tbc", "n/a", "see email", "VT", "Business support"],
)
def test_what_is_no_answer_is_found_at_its_cell(written):
    assert cells(second_checker=written) == ["Copies given!K2"]
    assert cells(approved_by=written) == ["Copies given!H2"]


@pytest.mark.parametrize(
    "written",
    ["O. Candlewharf", "Osprey Candlewharf, service manager", "Ösprey J Candlewharf", "Ms Candlewharf"],
)
def test_one_person_written_in_two_ways_is_found(written):
    assert cells(second_checker=written) == ["Copies given!K2"]


@pytest.mark.parametrize(
    "written",
    ["Bryony Fernhollow", "Fernhollow, B.", "Robin Fernhollow", "Kestrel Millbrook", "Wrenna Oakmoss"],
)
def test_nobody_of_the_family_approves_or_checks(written):
    assert cells(approved_by=written) == ["Copies given!H2"]
    assert cells(second_checker=written) == ["Copies given!K2"]


@pytest.mark.parametrize(
    "name", ["approved_by", "second_checker", "approved_content", "approved_on", "checked_on"]
)
def test_each_cell_that_is_empty_is_found(name):
    column = {
        "approved_by": "H",
        "approved_content": "I",
        "approved_on": "J",
        "second_checker": "K",
        "checked_on": "L",
    }[name]
    assert cells(**{name: Blank.NOT_RECORDED}) == [f"Copies given!{column}2"]


@pytest.mark.parametrize(
    "day", [date(2026, 10, 31), date(2126, 10, 1), date(1999, 1, 1), date(2026, 8, 2), date(2026, 10, 5)]
)
def test_a_day_that_has_not_come_or_is_before_the_case_or_before_the_report_does_not_count(day):
    assert cells(approved_on=day) == ["Copies given!J2"]
    assert cells(checked_on=day) == ["Copies given!L2"]


def test_a_day_is_held_against_the_copys_own_report_and_no_other():
    case = changed(to_family(), "aim_assessments", {"aim_id": AIM}, report_final_on=date(2026, 10, 28))
    assert len(found(rule, case)) == 2
    meeting = changed(to_family(), "meetings", {"meeting_id": "M-0001"}, held_at=datetime(2026, 10, 28, 9, 0))
    assert found(rule, meeting) == []


def test_of_a_version_that_a_later_one_replaced_no_code_is_asked():
    (copy,) = to_family().copies
    former = dataclasses.replace(
        copy,
        copy_id="CG-0500",
        version=0,
        approved_content=Blank.NOT_RECORDED,
        approved_on=Blank.NOT_RECORDED,
    )
    assert found(rule, dataclasses.replace(to_family(), copies=(former, copy))) == []


def test_a_day_of_a_version_that_a_later_one_replaced_is_held_against_today_as_well():
    (copy,) = to_family().copies
    former = dataclasses.replace(copy, copy_id="CG-0500", version=0, checked_on=date(2031, 1, 1))
    (said,) = found(rule, dataclasses.replace(to_family(), copies=(former, copy)))
    assert said.startswith('Copies given!L2: "Checked on" is in the future')


def test_where_a_column_is_not_there_the_rows_say_nothing_of_it():
    (copy,) = to_family(approved_content=Blank.NOT_RECORDED, approved_on=Blank.NOT_RECORDED).copies
    columns = {
        name: one
        for name, one in copy.read_from.columns.items()
        if name not in ("approved_content", "approved_on")
    }
    old = dataclasses.replace(copy, read_from=copy.read_from._replace(columns=columns))
    assert found(rule, dataclasses.replace(to_family(), copies=(old,))) == []


@pytest.mark.parametrize(("name", "cell"), [("document", "C2"), ("person_id", "F2")])
def test_an_approval_that_does_not_say_which_copy_or_whose_is_found(name, cell):
    assert f"Copies given!{cell}" in cells(**{name: Blank.NOT_RECORDED})
