"""R12: social care is jointly involved where the YOS leads."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import AimAssessment, StrategyDiscussion, codes
from pipeline.procedure.duties import social_care_stays_involved as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, answered, closed, judged, stands


def case(joint, lead="YOS", **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1",
        about=codes.ABOUT["displayed"],
        held_at=datetime(2026, 8, 5, 10, 0),
        aim_decision=codes.AIM_DECISION["yes"],
        aim_lead_agency=codes.LEAD_AGENCY[lead],
        social_care_joint=joint,
    )
    return ordinary_case(discussions=(placed(discussion),), **more)


test_the_answers = answered(duty, case, date(2026, 8, 5))


def test_a_case_closed_before_the_report_was_final_did_not_stay_open():
    going_on = (placed(AimAssessment(aim_id="AIM-1", discussion_id="SD-1")),)
    assert stands(duty, closed(case(True, aim_assessments=going_on), date(2026, 9, 1))) == ["missed"]
    ended = (placed(AimAssessment(aim_id="AIM-1", discussion_id="SD-1", report_final_on=date(2026, 8, 30))),)
    assert stands(duty, closed(case(True, aim_assessments=ended), date(2026, 9, 1))) == ["met"]


def test_where_social_care_leads_nothing_is_asked():
    assert judged(duty, case(NOT_RECORDED, lead="CSC")) == []
