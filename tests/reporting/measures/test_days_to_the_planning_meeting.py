from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.reporting.measures import days_to_the_planning_meeting as measure
from tests.reporting.measures import NOW, assessed, closed, observed, seen


def test_it_counts_working_days_from_the_discussion_over_the_august_bank_holiday():
    (one,) = observed(measure, assessed(planning_meeting_on=date(2026, 9, 1)))
    assert (one.answer, one.day, one.waits) == (18, date(2026, 8, 5), False)


def test_an_assessment_without_a_meeting_still_waits():
    (one,) = observed(measure, assessed())
    assert one.waits
    assert one.answer == 61


def test_one_that_was_declined_is_not_counted_and_one_that_was_closed_is_shown_apart():
    assert observed(measure, assessed(family_response=codes.RESPONSE["declined"])) == []
    assert seen(measure, closed(assessed(), NOW)) == ["not recorded"]
