from __future__ import annotations

from datetime import date

from pipeline.model import Meeting, codes
from pipeline.reporting.measures import dbs_question_addressed as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import seen


def case(**fields):
    return ordinary_case(meetings=(placed(Meeting(meeting_id="M-1", case_id="C-0001", **fields)),))


def test_any_answer_counts_for_a_plan_that_is_agreed():
    agreed = {"makes_plan": True, "plan_agreed_on": date(2026, 9, 1)}
    assert seen(measure, case(**agreed, dbs_considered=codes.DBS["not_met"])) == [True]
    assert seen(measure, case(**agreed)) == [False]


def test_a_plan_that_is_not_agreed_and_a_meeting_without_a_plan_are_not_counted():
    assert seen(measure, case(makes_plan=True)) == []
    assert seen(measure, case(makes_plan=False, plan_agreed_on=date(2026, 9, 1))) == []
