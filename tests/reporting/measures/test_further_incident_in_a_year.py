from __future__ import annotations

from datetime import date

from pipeline.model import ChronologyEntry, Meeting
from pipeline.reporting.measures import further_incident_in_a_year as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import closed, days, seen


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


def test_a_case_that_was_closed_before_has_no_full_follow_up():
    assert seen(measure, closed(case(), date(2025, 12, 1))) == []
    assert seen(measure, closed(case(), date(2026, 3, 10))) == [False]


def test_it_carries_its_caution():
    assert "better recognition" in measure.CAVEAT
