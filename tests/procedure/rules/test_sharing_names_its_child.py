"""Sharing names its child."""

from __future__ import annotations

import pytest

from pipeline.model import Blank, SharingDecision, codes
from pipeline.procedure.rules import sharing_names_its_child as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def logged(about, link_id=Blank.NOT_RECORDED, at="SD-0001"):
    row = SharingDecision(
        sharing_id="IS-0001",
        case_id="C-0001",
        belongs_to=at,
        about=codes.ABOUT[about],
        link_id=link_id,
        decision=codes.SHARING_DECISION["share"],
    )
    return ordinary_case(sharing=(placed(row),))


@pytest.mark.parametrize(
    ("about", "link_id", "at"),
    [
        ("displayed", Blank.NOT_RECORDED, "SD-0001"),
        ("displayed", Blank.NOT_RECORDED, Blank.NOT_RECORDED),
        ("harmed", "L-0001", "SD-0002"),
        ("harmed", "L-0001", Blank.NOT_RECORDED),
    ],
)
def test_a_row_about_the_child_of_its_discussion_or_decided_at_none_keeps_it(about, link_id, at):
    assert found(rule, logged(about, link_id, at)) == []


def test_a_row_about_a_child_harmed_who_is_not_named_is_found():
    assert "no child is named" in found(rule, logged("harmed", at="SD-0002"))[0]


@pytest.mark.parametrize(
    ("about", "link_id", "at"),
    [
        ("harmed", "L-0001", "SD-0001"),
        ("displayed", Blank.NOT_RECORDED, "SD-0002"),
        ("harmed", "L-0001", "M-0001"),
    ],
)
def test_a_row_decided_where_another_child_was_discussed_is_found(about, link_id, at):
    assert "not about the same child as the meeting" in found(rule, logged(about, link_id, at))[0]
