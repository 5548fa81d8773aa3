"""R19: a planning meeting starts the assessment. There is no limit."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import AimAssessment, StrategyDiscussion, codes
from pipeline.procedure.duties import aim_planning_meeting_held as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, nothing_asked, stands


def case(done, **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1",
        about=codes.ABOUT["displayed"],
        held_at=datetime(2026, 8, 5, 10, 0),
        aim_decision=codes.AIM_DECISION["yes"],
    )
    assessment = AimAssessment(aim_id="AIM-1", discussion_id="SD-1", planning_meeting_on=done, **more)
    return ordinary_case(discussions=(placed(discussion),), aim_assessments=(placed(assessment),))


@pytest.mark.parametrize(
    ("done", "status"),
    [
        (date(2026, 12, 31), "met"),
        (NOT_RECORDED, "due"),
        (NOT_KNOWN, "not clear"),
        (NOT_APPLICABLE, "not applicable"),
    ],
)
def test_without_a_limit_nothing_is_late(done, status):
    assert stands(duty, case(done)) == [status]


def test_a_council_may_set_a_limit():
    limits = shipped_limits().changed_by({"aim_planning_meeting_held": {"2026-01-01": "10 working days"}})
    assert stands(duty, case(date(2026, 8, 19)), limits=limits) == ["met"]
    assert stands(duty, case(date(2026, 8, 20)), limits=limits) == ["missed"]


def test_a_family_that_declined_has_no_meeting():
    assert stands(duty, case(NOT_RECORDED, family_response=codes.RESPONSE["declined"])) == ["not applicable"]


def test_an_assessment_that_was_agreed_and_is_not_on_its_sheet_is_asked_for():
    assert stands(duty, dataclasses.replace(case(NOT_RECORDED), aim_assessments=())) == ["due"]
    assert nothing_asked(duty)
