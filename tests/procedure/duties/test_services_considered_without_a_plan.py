"""R16: services and risk are considered where no plan is made."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import Section47, StrategyDiscussion, codes
from pipeline.procedure.duties import services_considered_without_a_plan as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, answered, judged


def case(given, **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    enquiry = Section47(
        s47_id="S47-1", discussion_id="SD-1", started_on=date(2026, 8, 5), services_considered=given, **more
    )
    return ordinary_case(discussions=(placed(discussion),), enquiries=(placed(enquiry),))


NO_PLAN = {"conference_on": date(2026, 8, 25), "conference_outcome": codes.CONFERENCE_OUTCOME["no_plan"]}
NO_CONFERENCE = {"ended_on": date(2026, 8, 25), "conference_not_required": True}

test_after_a_conference = answered(duty, lambda given: case(given, **NO_PLAN), date(2026, 8, 25))
test_without_a_conference = answered(duty, lambda given: case(given, **NO_CONFERENCE), date(2026, 8, 25))


def test_where_there_is_a_plan_nothing_is_asked():
    assert judged(duty, case(NOT_RECORDED, conference_outcome=codes.CONFERENCE_OUTCOME["plan"])) == []
    assert judged(duty, case(NOT_RECORDED)) == []
