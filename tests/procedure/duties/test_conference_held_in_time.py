"""S05: 15 working days from the discussion that began the enquiry."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import Section47, StrategyDiscussion, codes
from pipeline.procedure.duties import conference_held_in_time as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, nothing_asked, only, stands, timed


def case(done, **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    enquiry = Section47(
        s47_id="S47-1", discussion_id="SD-1", started_on=date(2026, 8, 6), conference_on=done, **more
    )
    return ordinary_case(discussions=(placed(discussion),), enquiries=(placed(enquiry),))


test_the_edges = timed(duty, case, date(2026, 8, 26))
test_closing = at_the_end(duty, case, date(2026, 8, 26))


def test_it_counts_from_the_discussion_that_began_it_and_no_other():
    later = StrategyDiscussion(
        discussion_id="SD-9", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 20, 10, 0)
    )
    one = case(date(2026, 8, 27))
    assert stands(duty, dataclasses.replace(one, discussions=(*one.discussions, placed(later, 3)))) == [
        "missed"
    ]


@pytest.mark.parametrize(
    "values", [{"conference_not_required": True}, {"outcome": codes.S47_OUTCOME["services"]}]
)
def test_where_none_is_required_none_is_due(values):
    assert stands(duty, case(NOT_RECORDED, **values)) == ["not applicable"]


def test_an_enquiry_whose_discussion_is_not_there_has_no_clock():
    lost = dataclasses.replace(case(NOT_RECORDED), discussions=())
    assert stands(duty, lost) == ["due"]


def test_an_enquiry_that_was_decided_on_and_has_no_row_has_its_clock():
    one = case(NOT_RECORDED)
    (discussion,) = one.discussions
    decided = dataclasses.replace(discussion, s47_decision=True)
    lost = dataclasses.replace(one, discussions=(decided,), enquiries=())
    obligation = only(duty, lost)
    assert (obligation.status, obligation.due) == (Status.OVERDUE, date(2026, 8, 26))
    assert nothing_asked(duty, discussions=(discussion,), enquiries=())
