from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Blank, Meeting, codes
from pipeline.reporting.measures import dbs_question_addressed as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import seen


def case(**fields):
    return ordinary_case(meetings=(placed(Meeting(meeting_id="M-1", case_id="C-0001", **fields)),))


AGREED = {"makes_plan": True, "plan_agreed_on": date(2026, 9, 1)}


@pytest.mark.parametrize("outcome", ["not_met", "not_referred", "referred"])
def test_any_outcome_of_considering_it_counts_for_a_plan_that_is_agreed(outcome):
    assert seen(measure, case(**AGREED, dbs_considered=codes.DBS[outcome])) == [True]


def test_not_considered_is_a_no_and_nothing_recorded_is_shown_apart():
    assert seen(measure, case(**AGREED, dbs_considered=codes.DBS["not_considered"])) == [False]
    assert seen(measure, case(**AGREED)) == ["not recorded"]
    assert seen(measure, case(**AGREED, dbs_considered=Blank.NOT_APPLICABLE)) == []


def test_a_plan_that_is_not_agreed_and_a_meeting_without_a_plan_are_not_counted():
    assert seen(measure, case(makes_plan=True)) == []
    assert seen(measure, case(makes_plan=False, plan_agreed_on=date(2026, 9, 1))) == []
