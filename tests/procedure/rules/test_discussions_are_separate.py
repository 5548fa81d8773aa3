"""Discussions are separate."""

from __future__ import annotations

import dataclasses

from pipeline.procedure.rules import discussions_are_separate as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_discussion_about_two_children_is_found():
    first, second = ordinary_case().discussions
    case = ordinary_case(discussions=(dataclasses.replace(first, link_id="L-0001"), second))
    assert found(rule, case)[0].startswith(
        "Strategy discussions!D2: this discussion is about the child who displayed"
    )
