"""Core group addresses the behaviour."""

from __future__ import annotations

from datetime import date

from pipeline.model import Blank, Meeting, codes
from pipeline.procedure.rules import core_group_addresses_the_behaviour as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def group(addressed, held_at=date(2026, 9, 1), kind="core_group"):
    meeting = Meeting(
        meeting_id="M-1", kind=codes.MEETING_KIND[kind], held_at=held_at, behaviour_addressed=addressed
    )
    return ordinary_case(meetings=(placed(meeting),))


def test_a_core_group_that_does_not_say_so_is_found():
    assert "does not say that behaviour and risk were addressed" in found(rule, group(False))[0]
    assert len(found(rule, group(Blank.NOT_RECORDED))) == 1


def test_a_core_group_that_says_so_and_another_meeting_are_in_order():
    assert found(rule, group(True)) == []
    assert found(rule, group(False, kind="plan")) == []


def test_a_core_group_that_was_not_held_yet_is_in_order():
    assert found(rule, group(Blank.NOT_RECORDED, Blank.NOT_RECORDED)) == []
