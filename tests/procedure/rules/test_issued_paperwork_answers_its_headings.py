"""Issued paperwork answers its headings."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import AimAssessment, Blank, Meeting, Section
from pipeline.procedure.rules import issued_paperwork_answers_its_headings as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def issued(*sections):
    first, second = ordinary_case().discussions
    first = dataclasses.replace(first, minutes_issued_at=date(2026, 8, 6))
    return ordinary_case(discussions=(first, second), sections=tuple(sections))


def section(number, text="The school keeps two adults near.", **values):
    return placed(Section(belongs_to="SD-0001", section_no=number, text_professional=text, **values))


def test_minutes_that_went_out_without_their_headings_are_found():
    assert found(rule, issued(section(2))) == [
        "Strategy discussions!AF2: the strategy discussion was issued, but its headings 1 and 3 have no "
        "answer."
    ]


def test_the_three_mandatory_headings_are_enough():
    assert found(rule, issued(section(1), section(2), section(3))) == []


def test_a_heading_that_does_not_apply_needs_its_reason():
    bare, reasoned = (
        section(3, Blank.NOT_APPLICABLE),
        section(3, Blank.NOT_APPLICABLE, na_reason="No crime is alleged."),
    )
    assert "heading 3 has no answer" in found(rule, issued(section(1), section(2), bare))[0]
    assert found(rule, issued(section(1), section(2), reasoned)) == []


def test_a_blank_that_a_person_chose_is_an_answer():
    assert found(rule, issued(section(1), section(2, Blank.NOT_KNOWN), section(3))) == []


def test_a_plan_and_a_report_are_issued_when_they_are_final():
    plan = placed(Meeting(meeting_id="M-1", makes_plan=True, plan_agreed_on=date(2026, 9, 1)))
    report = placed(AimAssessment(aim_id="AIM-1", report_final_on=date(2026, 9, 30)))
    assert len(found(rule, ordinary_case(meetings=(plan,), aim_assessments=(report,)))) == 2
