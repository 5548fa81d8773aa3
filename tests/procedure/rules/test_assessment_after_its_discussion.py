"""Assessment after its discussion."""

from __future__ import annotations

from datetime import date

from pipeline.model import AimAssessment
from pipeline.procedure.rules import assessment_after_its_discussion as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def planned(day):
    return ordinary_case(
        aim_assessments=(
            placed(AimAssessment(aim_id="AIM-1", discussion_id="SD-0001", planning_meeting_on=day)),
        )
    )


def test_a_planning_meeting_before_the_discussion_is_found():
    assert found(rule, planned(date(2026, 8, 4)))[0].startswith(
        "AIM assessments!E2: the planning meeting is before"
    )


def test_a_planning_meeting_on_the_same_day_is_in_order():
    assert found(rule, planned(date(2026, 8, 5))) == []
