"""Heading referred to exists."""

from __future__ import annotations

from pipeline.model import Action, Disagreement, Meeting, codes
from pipeline.procedure.rules import heading_referred_to_exists as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def about(number, owner="SD-0001"):
    return ordinary_case(
        meetings=(placed(Meeting(meeting_id="M-1", kind=codes.MEETING_KIND["core_group"])),),
        actions=(placed(Action(action_id="A-1", belongs_to=owner, section_no=number)),),
        disagreements=(placed(Disagreement(belongs_to=owner, section_no=number)),),
    )


def test_a_heading_that_the_record_does_not_have_is_found_in_both():
    assert found(rule, about(6)) == [
        "Actions!C2: the strategy discussion has no heading 6; its headings are 1 to 5.",
        "Disagreements!D2: the strategy discussion has no heading 6; its headings are 1 to 5.",
    ]
    assert len(found(rule, about(0))) == 2


def test_a_heading_of_a_meeting_without_headings_is_found():
    assert "the record of M-1 has no numbered headings" in found(rule, about(1, "M-1"))[0]


def test_the_last_heading_is_in_order():
    assert found(rule, about(5)) == []
