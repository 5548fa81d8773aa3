"""Discussion names its child."""

from __future__ import annotations

import dataclasses

from pipeline.case import Blank, codes
from pipeline.rules import discussion_names_its_child as rule
from tests.builders import ordinary_case
from tests.rules import found


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
    assert "L-0001 is not one" in found(rule, changed(child={"role": codes.ROLE["other"]}))[0]


def test_a_child_with_another_discussion_is_found():
    assert "names another discussion" in found(rule, changed(child={"discussion_id": "SD-0001"}))[0]


def test_a_child_who_names_no_discussion_yet_is_in_order():
    assert found(rule, changed(child={"discussion_id": Blank.NOT_RECORDED})) == []
