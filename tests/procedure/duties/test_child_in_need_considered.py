"""R17: a child in need, at an appropriate level."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Section47, StrategyDiscussion, codes
from pipeline.procedure.duties import child_in_need_considered as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, nothing_asked, stands


def case(**values):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-1",
        started_on=date(2026, 8, 5),
        ended_on=date(2026, 8, 25),
        conference_not_required=True,
        **values,
    )
    return ordinary_case(discussions=(placed(discussion),), enquiries=(placed(enquiry),))


@pytest.mark.parametrize(
    ("route", "level", "status"),
    [
        ("cin", "Level 3", "met"),
        ("cin", NOT_RECORDED, "overdue"),
        ("eh", NOT_RECORDED, "met"),
        (None, NOT_RECORDED, "overdue"),
    ],
)
def test_the_route_and_for_a_child_in_need_the_level(route, level, status):
    named = {"route": codes.ROUTE[route]} if route else {}
    assert stands(duty, case(level_of_need=level, **named)) == [status]


def test_an_enquiry_without_further_action_asks_for_nothing():
    assert stands(duty, case(outcome=codes.S47_OUTCOME["nfa"])) == ["not applicable"]


def test_an_enquiry_that_goes_on_is_not_asked():
    assert nothing_asked(duty, enquiries=(placed(Section47(s47_id="S47-1", discussion_id="SD-1")),))
