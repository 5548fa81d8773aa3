"""Exclusion has its reason."""

from __future__ import annotations

from pipeline.model import Attendance, codes
from pipeline.procedure.rules import exclusion_has_its_reason as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


WHOLE = {
    "exclusion_ground": codes.EXCLUSION_GROUND["third"],
    "exclusion_reason": "As minuted.",
    "exclusion_discussed": True,
}


def excluded(**values):
    return ordinary_case(attendance=(placed(Attendance(meeting_id="SD-0001", excluded=True, **values)),))


def test_an_exclusion_without_anything_is_found_three_times():
    assert len(found(rule, excluded())) == 3


def test_an_exclusion_from_a_meeting_that_was_attended_is_found():
    assert len(found(rule, excluded(**WHOLE, attended=codes.ATTENDED["yes"]))) == 1


def test_an_exclusion_with_its_reason_is_in_order():
    assert found(rule, excluded(**WHOLE, attended=codes.ATTENDED["partial"])) == []
