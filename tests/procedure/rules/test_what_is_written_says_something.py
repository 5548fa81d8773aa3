"""What is written says something."""

from __future__ import annotations

import pytest

from pipeline.model import Blank, ChronologyEntry, SafetyMeasure, Section, SupportMeasure
from pipeline.procedure.rules import what_is_written_says_something as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def heading(text, **values):
    section = Section(belongs_to="SD-0001", section_no=1, text_professional=text, **values)
    return ordinary_case(sections=(placed(section),))


@pytest.mark.parametrize(
    "text", ["-", "Discussed.", "tbc", "See report", "N/A", "As discussed at the meeting."]
)
def test_a_heading_with_words_that_are_no_answer_is_found_at_its_cell(text):
    assert found(rule, heading(text)) == [f'Document sections!C2: "{text}" is not an answer.']


@pytest.mark.parametrize("text", ["n/a: J.", "not applicable: x", "J. K.", "see " * 20])
def test_other_words_and_letters_are_never_quoted(text):
    assert found(rule, heading(text)) == ["Document sections!C2: these words are not an answer."]


@pytest.mark.parametrize("text", ["The school keeps two adults near.", Blank.NOT_KNOWN, Blank.NOT_RECORDED])
def test_an_answer_a_blank_and_an_empty_cell_are_left(text):
    assert found(rule, heading(text)) == []


def test_a_reason_why_the_heading_does_not_apply_is_an_answer_and_one_that_says_nothing_is_none():
    assert found(rule, heading("-", na_reason="No crime is alleged.")) == []
    (one,) = found(rule, heading(Blank.NOT_APPLICABLE, na_reason="tbc"))
    assert one.startswith("Document sections!G2:")


def test_a_measure_and_an_entry_of_the_chronology_are_asked_too():
    case = ordinary_case(
        chronology=(placed(ChronologyEntry(entry_id="E-1", summary="-")),),
        safety_plans=(placed(SafetyMeasure(plan_id="SP-1", measure="tbc")),),
        support=(placed(SupportMeasure(link_id="L-0001", measure="See above.")),),
    )
    assert [one.split("!")[0] for one in found(rule, case)] == [
        "Chronology",
        "Safety plans",
        "Support of children harmed",
    ]
