from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from pipeline.model import ChronologyEntry, Meeting
from pipeline.procedure.clock import Clock
from pipeline.reporting.aggregate import gather, slices_of
from pipeline.reporting.measures import further_incident_in_a_year as measure
from pipeline.reporting.measures import measures_for
from pipeline.reporting.periods import Period
from tests.builders import ordinary_case, placed
from tests.reporting.measures import NOW, closed, days, observed, seen


def case(*incidents, plan=date(2025, 3, 10)):
    meeting = Meeting(meeting_id="M-1", case_id="C-0001", makes_plan=True, plan_agreed_on=plan)
    entries = (
        ChronologyEntry(entry_id=f"E-{number}", case_id="C-0001", event_at=day, further_incident=True)
        for number, day in enumerate(incidents)
    )
    return ordinary_case(meetings=(placed(meeting),), chronology=tuple(map(placed, entries)))


def test_an_incident_after_the_plan_and_by_the_end_of_twelve_months_counts():
    assert seen(measure, case(date(2025, 3, 11))) == [True]
    assert seen(measure, case(date(2026, 3, 10))) == [True]
    assert days(measure, case()) == [date(2026, 3, 10)]


def test_one_on_the_day_of_the_plan_or_after_twelve_months_does_not():
    assert seen(measure, case(date(2025, 3, 10), date(2026, 3, 11))) == [False]


def test_a_plan_without_twelve_full_months_is_in_progress_even_after_an_incident():
    assert seen(measure, case(date(2026, 4, 1), plan=date(2026, 3, 10))) == ["in progress"]


def followed(*incidents, until=None):
    (one,) = observed(measure, closed(case(*incidents), until) if until else case(*incidents))
    return one.answer, one.followed, one.day


def test_a_plan_whose_case_was_closed_counts_for_as_long_as_it_was_followed():
    end = date(2026, 3, 10)
    assert followed(until=date(2025, 4, 9)) == (False, 30, end)
    assert followed(date(2025, 3, 20), until=date(2025, 4, 9)) == (True, 10, end)
    assert followed(date(2025, 4, 10), until=date(2025, 4, 9)) == (False, 30, end), "it is after the closing"
    assert followed(until=date(2026, 9, 1)) == followed() == (False, 365, end)


def test_the_first_incident_decides_how_long_it_was_followed():
    assert followed(date(2025, 9, 1), date(2025, 3, 15))[1] == 5


def test_a_closed_case_is_in_progress_until_its_twelve_months_are_over():
    assert seen(measure, closed(case(plan=date(2026, 3, 10)), date(2026, 4, 1))) == ["in progress"]


def numbered(number, one):
    return dataclasses.replace(one, details=dataclasses.replace(one.details, case_id=f"C-{number:04}"))


def test_the_share_of_a_period_is_that_of_plans_still_followed():
    """By hand: one was closed after 30 days, so the incident on the 100th is one of three, not of four."""
    incident = date(2025, 3, 10) + timedelta(days=100)
    cases = [case(incident), closed(case(), date(2025, 4, 9)), case(), case()]
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    (wanted,) = [one for one in measures_for(Clock(NOW)) if one.id == measure.ID]
    numbered_cases = [numbered(*one) for one in enumerate(cases, 1)]
    (tally,) = gather(numbered_cases, [wanted], Clock(NOW), slices_of([period]))
    found = tally.figure(period)
    assert (found.counts["Yes"], found.counts["No"]) == (1, 3)
    assert found.incidence == pytest.approx(100 / 3)


def test_it_carries_its_caution():
    assert "better recognition" in measure.CAVEAT
