"""One person is not two, and no answer is nobody."""

from __future__ import annotations

import pytest

from pipeline.model.name_matching import may_be_one_person, why_no_person

ONE = "Cedar Quaverly"
NOBODY = (
    "not yet checked",
    "pending",
    "No",
    "yes",
    "?",
    "-",
    "...",
    " ",
    "tbc",
    "TBC",
    "n/a",
    "see email",
    "as above",
    "awaiting Cedar Quaverly",
    "C.Q.",
    "CQ",
    "C Q",
    "Quaverly",
    "Service manager",
    "The chair",
    "Nurse",
    "Business support",
    "Team manager, social care",
    "x",
    "none",
    "checked",
    "12345",
    "Cedar 7",
    "р",
    "pеnding",
)
PERSONS = (
    ONE,
    "C. Quaverly",
    "Quaverly, Cedar",
    "Ms Quaverly",
    "Cedar Quaverly, service manager",
    "Service manager (Cedar Quaverly)",
    "Kate Nurse",
    "Jo-Ann Mothersole-Pym",
    "Thi No",
    "May See",
    "Will Page",
    "Ngozi Okafor-Bell",
    "Zoë O'Brien",
)
SAME = (
    "cedar  QUAVERLY.",
    "Quaverly, Cedar",
    "Quaverly Cedar",
    "C. Quaverly",
    "C Quaverly, chair",
    "Ms Quaverly",
    "Dr Cedar Quaverly",
    "Cedar Quaverly, service manager",
    "Cedar Quaverly (second time)",
    "Service manager - Cedar Quaverly",
    "Cedar J. Quaverly",
    "Cédar Quáverly",
    "Сеdar Quаvеrly",
    "Cedar\u200b Quaverly",
    "Cedar-Quaverly",
    "CedarQuaverly",
    "Ceder Quaverley",
    "Quaverly, C.",
    "Ｃedar Ｑuaverly",
)
OTHERS = (
    "Osprey Quaverly",
    "Cedar Inkpenny",
    "O. Quaverly",
    "Osprey Candlewharf",
    "Mr Inkpenny",
    "Osprey Quaverly, service manager",
    "Vetch Teacupple, service manager",
)


@pytest.mark.parametrize("written", NOBODY)
def test_what_is_no_answer_a_role_or_too_little_names_nobody(written):
    assert why_no_person(written)


@pytest.mark.parametrize("written", PERSONS)
def test_a_first_name_or_its_initial_or_a_title_with_a_surname_names_somebody(written):
    assert why_no_person(written) == ""


@pytest.mark.parametrize("written", SAME)
def test_one_person_is_one_however_the_name_is_written(written):
    assert may_be_one_person(ONE, written)
    assert may_be_one_person(written, f"{ONE}, service manager")


@pytest.mark.parametrize("written", OTHERS)
def test_two_people_are_two(written):
    assert not may_be_one_person(f"{ONE}, service manager", written)


def test_a_short_form_of_a_given_name_makes_no_second_person():
    assert may_be_one_person("William Inkpenny", "Bill Inkpenny, chair")


def test_colleagues_of_one_post_are_two():
    assert not may_be_one_person(
        "Cedar Quaverly, paediatric registrar", "Osprey Inkpenny, paediatric registrar"
    )


@pytest.mark.parametrize(
    "written",
    [
        "Do not issue",
        "DO NOT SEND",
        "No approval",
        "without approval",
        "Refused Consent",
        "NOT Heron Quaverly",
        "Heron Quaverly?",
        "ask Heron Quaverly",
        "Heron Quaverly to check",
        "No one",
        "Same person",
        "To follow",
        "will check monday",
        "next week",
        "Not Sure",
        "see file",
        "Draft Only",
        "Teams Call",
        "Both Parents",
        "Second Checker",
        "A N Other",
        "Joe Bloggs",
    ],
)
def test_a_refusal_a_task_or_a_placeholder_names_nobody(written):
    assert why_no_person(written) != ""


def test_of_two_people_in_one_cell_either_may_be_the_one():
    assert may_be_one_person("Heron Quaverly", "Vetch Teacupple / Heron Quaverly")
    assert not may_be_one_person("Heron Quaverly", "Vetch Teacupple & Alder Parsnipper")


def test_a_name_in_signs_of_its_own_is_a_name():
    assert why_no_person("李明") == ""
