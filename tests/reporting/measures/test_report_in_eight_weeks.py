from __future__ import annotations

from datetime import date

from pipeline.model import NOT_RECORDED, codes
from pipeline.reporting.measures import report_in_eight_weeks as measure
from tests.reporting.measures import assessed, days, seen


def case(final, **more):
    return assessed(planning_meeting_on=date(2026, 6, 1), report_final_on=final, **more)


def test_eight_weeks_to_the_day_without_the_tolerance():
    assert seen(measure, case(date(2026, 7, 27))) == [True]
    assert seen(measure, case(date(2026, 7, 28))) == [False]
    assert days(measure, case(date(2026, 7, 28))) == [date(2026, 7, 27)]


def test_a_report_that_is_not_final_is_in_progress_to_the_end_of_that_day():
    assert seen(measure, case(NOT_RECORDED), date(2026, 7, 27)) == ["in progress"]
    assert seen(measure, case(NOT_RECORDED), date(2026, 7, 28)) == ["not recorded"]


def test_a_declined_assessment_is_not_counted():
    assert seen(measure, case(NOT_RECORDED, family_response=codes.RESPONSE["declined"])) == []
