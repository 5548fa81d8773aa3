"""Discussion names its child."""

from __future__ import annotations

import dataclasses

from pipeline.model import Blank, codes
from pipeline.procedure.rules import discussion_names_its_child as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def changed(discussion=None, child=None):
    case = ordinary_case()
    first, second = case.discussions
    second = dataclasses.replace(second, **(discussion or {}))
    linked = dataclasses.replace(case.linked_children[0], **(child or {}))
    return ordinary_case(discussions=(first, second), linked_children=(linked,))


def test_a_discussion_without_its_child_is_found():
    assert "no child is named" in found(rule, changed(discussion={"link_id": Blank.NOT_RECORDED}))[0]


def test_a_child_who_is_not_harmed_is_found():
    assert (
        "L-0001 is not recorded as a child harmed"
        in found(rule, changed(child={"role": codes.ROLE["other"]}))[0]
    )


def test_a_child_with_another_discussion_is_found():
    assert found(rule, changed(child={"discussion_id": "SD-0001"})) == [
        "Linked children!J2: SD-0001 is not about this child (at Strategy discussions!C2)."
    ]


def test_a_child_whose_discussion_is_about_another_child_is_found():
    case = ordinary_case()
    second = dataclasses.replace(case.linked_children[0], link_id="L-0002")
    assert found(rule, ordinary_case(linked_children=(*case.linked_children, second))) == [
        "Linked children!J2: SD-0002 is not about this child (at Strategy discussions!D3)."
    ]


def test_a_child_may_have_a_later_discussion_too():
    case = ordinary_case()
    later = dataclasses.replace(case.discussions[1], discussion_id="SD-0003")
    assert found(rule, ordinary_case(discussions=(*case.discussions, later))) == []


def test_a_child_who_names_no_discussion_yet_is_in_order():
    assert found(rule, changed(child={"discussion_id": Blank.NOT_RECORDED})) == []
