"""What keeps words back is answered."""

from __future__ import annotations

import pytest

from pipeline.model import Blank
from pipeline.procedure.rules import what_keeps_words_back_is_answered as rule
from tests.family_case import AIM, REVIEWED, changed, family_case
from tests.procedure.rules import found

CELLS = [
    ("attendance", {"person_id": "F-0002", "meeting_id": REVIEWED}, "excluded"),
    ("attendance", {"person_id": "F-0002", "meeting_id": REVIEWED}, "excluded_items"),
    ("family", {"person_id": "F-0001"}, "child_wish"),
    ("family", {"person_id": "F-0001"}, "address_confidential"),
    ("sections", {"belongs_to": AIM, "section_no": 5}, "withhold_from"),
    ("sections", {"belongs_to": AIM, "section_no": 5}, "withhold_ground"),
]


def test_an_ordinary_family_keeps_it():
    assert found(rule, family_case()) == []


@pytest.mark.parametrize("answer", [Blank.WITHHELD, Blank.NOT_KNOWN])
@pytest.mark.parametrize(("collection", "where", "name"), CELLS)
def test_an_answer_that_does_not_say_it_is_found(collection, where, name, answer):
    (sentence,) = found(rule, changed(family_case(), collection, where, **{name: answer}))
    assert "does not say what was decided" in sentence


@pytest.mark.parametrize("answer", [Blank.NOT_APPLICABLE, Blank.NOT_ASKED, Blank.NOT_RECORDED])
@pytest.mark.parametrize(("collection", "where", "name"), CELLS)
def test_what_is_not_there_is_no_question(collection, where, name, answer):
    try:
        case = changed(family_case(), collection, where, **{name: answer})
    except AssertionError:  # it was empty before
        case = family_case()
    assert found(rule, case) == []


def test_a_professional_of_whom_nobody_knows_is_no_question():
    case = changed(family_case(), "attendance", {"name": "Juniper Stonecroft"}, excluded=Blank.NOT_KNOWN)
    assert found(rule, case) == []
