"""Dbs heading is not yes or no."""

from __future__ import annotations

import pytest

from pipeline.model import Meeting, Section
from pipeline.procedure.rules import dbs_heading_is_not_yes_or_no as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def plan(text, number=13):
    section = placed(Section(belongs_to="M-1", section_no=number, text_professional=text))
    return ordinary_case(meetings=(placed(Meeting(meeting_id="M-1", makes_plan=True)),), sections=(section,))


@pytest.mark.parametrize("text", ["Yes", "no.", " N "])
def test_a_bare_answer_is_found(text):
    assert len(found(rule, plan(text))) == 1


def test_a_reasoned_answer_and_another_heading_are_in_order():
    assert found(rule, plan("Considered; the conditions are not met.")) == []
    assert found(rule, plan("No", 12)) == []
