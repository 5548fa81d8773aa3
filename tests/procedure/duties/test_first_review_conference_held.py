"""S08: within three months of the conference."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.model import Section47, codes
from pipeline.procedure.duties import first_review_conference_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, nothing_asked, stands, timed


def case(done, **more):
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-0001",
        conference_on=date(2026, 8, 25),
        cp_plan_from=date(2026, 8, 25),
        conference_outcome=codes.CONFERENCE_OUTCOME["plan"],
        first_review_on=done,
        **more,
    )
    return ordinary_case(enquiries=(placed(enquiry),))


test_the_edges = timed(duty, case, date(2026, 11, 25))
test_closing = at_the_end(duty, case, date(2026, 11, 25))


def test_where_the_plan_ended_first_nothing_is_due():
    assert stands(duty, case(NOT_RECORDED, cp_plan_to=date(2026, 11, 25))) == ["not applicable"]
    assert stands(
        duty,
        case(NOT_RECORDED, cp_plan_to=date(2026, 11, 25) + timedelta(days=1)),
        date(2026, 11, 25) + timedelta(days=9),
    ) == ["missed"]


def test_without_a_plan_nothing_is_asked():
    no_plan = Section47(
        s47_id="S47-1", discussion_id="SD-0001", conference_outcome=codes.CONFERENCE_OUTCOME["no_plan"]
    )
    assert nothing_asked(duty, enquiries=(placed(no_plan),))
