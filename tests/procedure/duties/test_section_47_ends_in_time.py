"""S04: the outcome before the time for the conference is over."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.model import Section47, StrategyDiscussion, codes
from pipeline.procedure.duties import section_47_ends_in_time as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, nothing_asked, only, timed


def case(done, **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    enquiry = Section47(
        s47_id="S47-1", discussion_id="SD-1", started_on=date(2026, 8, 6), ended_on=done, **more
    )
    return ordinary_case(discussions=(placed(discussion),), enquiries=(placed(enquiry),))


test_the_edges = timed(duty, case, date(2026, 8, 26))
test_closing = at_the_end(duty, case, date(2026, 8, 26))


def test_an_enquiry_that_was_decided_on_and_has_no_row_has_its_clock():
    one = case(NOT_RECORDED)
    (discussion,) = one.discussions
    decided = dataclasses.replace(discussion, s47_decision=True)
    lost = dataclasses.replace(one, discussions=(decided,), enquiries=())
    obligation = only(duty, lost)
    assert (obligation.status, obligation.due) == (Status.OVERDUE, date(2026, 8, 26))
    assert nothing_asked(duty, discussions=(discussion,), enquiries=())
