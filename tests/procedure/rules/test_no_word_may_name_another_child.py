"""No word may name another child."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import Section
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
