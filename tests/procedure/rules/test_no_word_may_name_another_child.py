"""No word may name another child."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import Attendance, Section, codes
from pipeline.procedure.rules import no_other_child_is_named as stopping
from pipeline.procedure.rules import no_word_may_name_another_child as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def written(text, name="Will Oakmoss"):
    case = ordinary_case(
        sections=(placed(Section(belongs_to="SD-0001", section_no=1, text_professional=text)),)
    )
    return dataclasses.replace(
        case, linked_children=(dataclasses.replace(case.linked_children[0], child_name=name),)
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Will was told.", 1),
        ("The school rang. Will was told.", 4),
        ("- Will was told", 1),
        ("WILL WAS TOLD", 1),
    ],
)
def test_a_capital_that_may_come_from_its_place_is_found_by_its_number_and_never_quoted(text, place):
    (said,) = found(rule, written(text))
    assert said.startswith(f"Document sections!C2: word {place} of this text is also the name of a child")
    assert "Will" not in said


def test_a_month_is_found_wherever_it_stands():
    assert len(found(rule, written("The review is on 12 May.", "May Oakmoss"))) == 1


@pytest.mark.parametrize("text", ["The social worker will ring.", "Spoke with Will.", "Willow was told."])
def test_a_small_letter_and_a_sure_name_are_not_for_this_rule(text):
    assert found(rule, written(text)) == []


def test_a_name_that_is_no_everyday_word_is_not_for_this_rule():
    assert found(rule, written("Wren was told.", "Wren Oakmoss")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "Sunday was quiet."),
        ("Chelsea Bath", "He keeps away from Chelsea."),
        ("Prince King", "The Prince's Trust helps."),
        ("Nia Plan", "The Plan is agreed."),
        ("Nan Wuth", "Nan has a key."),
    ],
)
def test_a_weekday_a_town_a_charity_or_a_relative_that_may_be_the_child_is_a_question(name, text):
    assert len(found(rule, written(text, name))) == 1
    assert found(stopping, written(text, name)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sunday Okoro", "The review is on Sunday 7 June 2026."),
        ("Chelsea Bath", "The clinic is in Bath."),
        ("Ian Aim", "The AIM report is ready."),
    ],
)
def test_a_weekday_a_town_or_an_abbreviation_that_is_one_is_no_question(name, text):
    assert found(rule, written(text, name)) == found(stopping, written(text, name)) == []


@pytest.mark.parametrize(("name", "number"), [("Chelsea Bath", 1), ("Will Oakmoss", 0)])
def test_in_a_short_text_only_what_may_be_a_name_by_itself_is_a_question(name, number):
    case = written("", name)
    short = dataclasses.replace(case.sections[0], na_reason=name.split()[0])
    assert len(found(rule, dataclasses.replace(case, sections=(short,)))) == number


def test_a_professional_may_have_the_name_of_a_town():
    case = dataclasses.replace(written("", "Chelsea Bath"), attendance=())
    row = placed(Attendance(meeting_id="SD-0001", agency=codes.AGENCY["Police"], name="Chelsea Reed"))
    assert found(rule, dataclasses.replace(case, attendance=(row,))) == []
