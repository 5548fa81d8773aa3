"""Which fields are asked together, and which only where they apply."""

from __future__ import annotations

import pytest

from pipeline.app.entry.parts import following, parts_of
from pipeline.model import RECORDS, CaseDetails, FamilyMember, StrategyDiscussion, codes

NOW = "a day"


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.sheet)
def test_every_field_is_asked_on_a_page_of_its_form_and_what_is_required_on_the_first(kind):
    parts = parts_of(kind)
    asked = {name for part in parts for name in part.fields}
    assert asked == set(kind.fields) - ({"case_id"} if kind is not CaseDetails else set())
    required = {name for name, field in kind.fields.items() if field.required} & asked
    assert required <= set(parts[0].fields)
    assert all(part.title and part.fields for part in parts)


def in_turn(kind, values):
    """The titles of the pages that are asked in turn."""
    parts = parts_of(kind)
    titles, number = [parts[0].title], following(kind, values, None, 0)
    while number is not None:
        titles.append(parts[number].title)
        number = following(kind, values, None, number)
    return titles


def test_only_what_applies_is_asked_in_turn():
    arranged = {"about": codes.ABOUT["displayed"]}
    assert in_turn(StrategyDiscussion, arranged) == ["The discussion", "Place and people"]
    held = {**arranged, "held_at": NOW, "s47_decision": False, "aim_decision": codes.AIM_DECISION["no"]}
    assert in_turn(StrategyDiscussion, held) == [
        "The discussion",
        "Place and people",
        "What was agreed",
        "The section 47 enquiry",
        "The AIM assessment",
        "Other work",
    ]
    agreed = {**held, "aim_decision": codes.AIM_DECISION["yes"]}
    assert "Who leads it" in in_turn(StrategyDiscussion, agreed)
    harmed = {**held, "about": codes.ABOUT["harmed"], "aim_decision": None}
    assert "The AIM assessment" not in in_turn(StrategyDiscussion, harmed)


def test_who_agreed_to_copies_is_asked_for_whoever_has_none_by_right_and_not_for_the_child():
    copy = {"may_receive_copy": True, "parental_responsibility": True}
    asked = "Who agreed to copies"
    assert asked not in in_turn(FamilyMember, copy)
    assert asked in in_turn(FamilyMember, {**copy, "parental_responsibility": False})
    assert asked in in_turn(FamilyMember, {**copy, "child_wish": codes.SHARING_WISH["none"]})
    child = {"may_receive_copy": True, "relationship": codes.RELATIONSHIP["young"]}
    assert asked not in in_turn(FamilyMember, child)
    assert asked not in in_turn(FamilyMember, {**child, "may_receive_copy": False})
