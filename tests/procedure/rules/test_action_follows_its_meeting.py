"""Action follows its meeting."""

from __future__ import annotations

from datetime import date

from pipeline.model import Action, Blank
from pipeline.procedure.rules import action_follows_its_meeting as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def action(owner="SD-0001", due=Blank.NOT_RECORDED, done_on=Blank.NOT_RECORDED):
    return ordinary_case(
        actions=(placed(Action(action_id="A-1", belongs_to=owner, due=due, done_on=done_on)),)
    )


def test_a_due_date_before_the_discussion_is_found():
    assert found(rule, action(due=date(2026, 8, 4))) == [
        "Actions!G2: 04/08/2026 is before the meeting that agreed this action, held on 05/08/2026 10:00 "
        "(at Strategy discussions!F2)."
    ]


def test_an_action_done_before_the_discussion_is_found():
    assert len(found(rule, action(due=date(2026, 8, 7), done_on=date(2026, 8, 4)))) == 1


def test_the_day_of_the_discussion_is_in_order():
    assert found(rule, action(due=date(2026, 8, 5), done_on=date(2026, 8, 5))) == []


def test_an_action_of_a_report_has_no_meeting_to_follow():
    assert found(rule, action("AIM-1", due=date(2026, 8, 4))) == []
