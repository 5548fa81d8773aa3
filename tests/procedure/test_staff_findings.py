"""Findings about the sheet Staff."""

from __future__ import annotations

from datetime import date

from pipeline.model import NOBODY
from pipeline.procedure.staff_findings import findings_of_staff
from tests.builders import staff_of


def said(staff, decisions=3):
    return [f"{one.place}: {one.problem}" for one in findings_of_staff(staff, "cases.xlsx", decisions)]


def test_a_sheet_in_order_raises_nothing():
    assert said(staff_of("Cedar Quaverly", "Vetch Teacupple")) == []


def test_nobody_on_it_is_one_sentence_for_all_cases_and_none_before_anybody_decided():
    (one,) = findings_of_staff(NOBODY, "cases.xlsx", 2005)
    assert (one.workbook, one.sheet) == ("cases.xlsx", "")
    assert "no decision counts yet (2,005 cells name somebody)" in one.problem
    assert "Copy the sheet Staff from a blank workbook" in one.remedy
    assert list(findings_of_staff(NOBODY, "cases.xlsx", 0)) == []


def test_a_role_and_a_non_answer_are_no_names():
    assert said(staff_of("The service manager", "pending"), decisions=0) == [
        "Staff!A2: this is a role, or not a name, so it does not say who decides.",
        "Staff!A3: this is a role, or not a name, so it does not say who decides.",
    ]
    assert "no decision counts yet" in said(staff_of("The service manager"))[0]


def test_names_that_hold_a_word_of_another_kind_are_names():
    assert said(staff_of("Sunday Adeyemi", "Grace Order", "No Lee", "Sarah Chair", "Suharto")) == []


def test_days_the_wrong_way_round_are_found():
    days = {"from_day": date(2026, 10, 2), "to_day": date(2026, 10, 1)}
    assert said(staff_of("Cedar Quaverly", **days)) == [
        'Staff!I2: "To" is before "From", so this person never decides.'
    ]


def test_a_name_that_may_be_a_row_above_is_found():
    assert said(staff_of("Cedar Quaverly", "C Quaverly")) == [
        "Staff!A3: this may be the same person as at Staff!A2."
    ]
