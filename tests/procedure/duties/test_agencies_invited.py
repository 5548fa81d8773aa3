"""R04: police, YOS, social care and health are invited."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Attendance, StrategyDiscussion, codes
from pipeline.procedure.duties import agencies_invited as duty
from pipeline.procedure.obligation import Status
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import only, stands


def case(attendance=(), **changes):
    held = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0), **changes
    )
    return ordinary_case(attendance=attendance, discussions=(placed(held),))


def rows(**answers):
    return tuple(
        placed(Attendance(meeting_id="SD-1", agency=codes.AGENCY[agency], invited=answer))
        for agency, answer in answers.items()
    )


ALL = {"Police": True, "YOS": True, "CSC": True, "Health": True}


def test_all_four_are_met():
    assert stands(duty, case(rows(**ALL))) == ["met"]


@pytest.mark.parametrize("agency", ALL)
def test_each_of_the_four_is_asked_for(agency):
    left_out = only(duty, case(rows(**{**ALL, agency: False})))
    assert left_out.status is Status.OVERDUE
    assert f"Not invited: {codes.AGENCY[agency].label}." in left_out.why
    unsaid = only(duty, case(rows(**{one: yes for one, yes in ALL.items() if one != agency})))
    assert unsaid.status is Status.CANNOT_TELL
    assert f"Nothing is recorded about: {codes.AGENCY[agency].label}." in unsaid.why


def test_who_came_was_invited():
    came = Attendance(meeting_id="SD-1", agency=codes.AGENCY["Health"], attended=codes.ATTENDED["yes"])
    assert stands(duty, case((*rows(Police=True, YOS=True, CSC=True), placed(came)))) == ["met"]


def test_until_the_discussion_is_held_there_is_time():
    arranged = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], arranged_for=datetime(2026, 11, 2, 9, 0)
    )
    one = only(duty, ordinary_case(discussions=(placed(arranged),)))
    assert (one.status, one.due) == (Status.DUE, date(2026, 11, 2))


def test_a_discussion_that_was_put_off_has_no_day_yet():
    arranged = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], arranged_for=datetime(2026, 10, 2, 9, 0)
    )
    one = only(duty, ordinary_case(discussions=(placed(arranged),)))
    assert (one.status, one.due) == (Status.DUE, None)


def test_a_council_says_whom_it_invites():
    limits = shipped_limits().changed_by(
        {"agencies_invited": {"agencies": ["Police", "Health", "Education"]}}
    )
    assert stands(duty, case(rows(**ALL)), limits=limits) == ["not clear"]
    assert stands(duty, case(rows(Police=True, Health=True, Education=True)), limits=limits) == ["met"]
