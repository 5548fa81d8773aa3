"""The clock: hours on nights when clocks change, working days, clipped months, missing times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from pipeline.foundation.working_days import FIRST_YEAR, LAST_YEAR, OutsideCalendar
from pipeline.procedure.clock import LONDON, Clock, later_by, to_utc
from pipeline.procedure.time_limits import Limit, Span, Unit

CLOCK = Clock(date(2026, 10, 30))
DAY = Limit(Span(24, Unit.HOURS))


def working_days(number):
    return Limit(Span(number, Unit.WORKING_DAYS))


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (datetime(2026, 8, 4, 16, 20), datetime(2026, 8, 5, 16, 20)),
        (datetime(2026, 8, 7, 22, 10), datetime(2026, 8, 8, 22, 10)),  # over a weekend
        (datetime(2026, 12, 24, 17, 0), datetime(2026, 12, 25, 17, 0)),
        (datetime(2026, 12, 31, 23, 59), datetime(2027, 1, 1, 23, 59)),
        (datetime(2024, 2, 28, 9, 0), datetime(2024, 2, 29, 9, 0)),
        (datetime(2026, 3, 28, 16, 20), datetime(2026, 3, 29, 17, 20)),  # the clocks go forward on the 29th
        (datetime(2026, 10, 24, 16, 20), datetime(2026, 10, 25, 15, 20)),  # and back on the 25th
        (datetime(2026, 3, 29, 0, 30), datetime(2026, 3, 30, 1, 30)),
        (datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 23, 30)),
        (date(2026, 8, 4), date(2026, 8, 5)),
        (date(2026, 3, 28), date(2026, 3, 29)),
        (date(2026, 10, 24), date(2026, 10, 25)),
    ],
)
def test_24_hours_run_through_nights_weekends_and_changes_of_the_clocks(since, due):
    assert CLOCK.due(since, DAY) == due


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "since",
    [
        datetime(2026, 8, 4, 16, 20),
        datetime(2026, 3, 28, 16, 20),
        datetime(2026, 10, 24, 16, 20),
        datetime(2026, 12, 31, 10, 0),
    ],
)
def test_the_minute_before_at_and_after(since):
    due = CLOCK.due(since, DAY)
    assert CLOCK.kept(due - MINUTE, since, DAY) is True
    assert CLOCK.kept(due, since, DAY) is True
    assert CLOCK.kept(due + MINUTE, since, DAY) is False


@pytest.mark.parametrize(
    "since",
    [
        datetime(2026, 8, 4, 16, 20),
        date(2026, 8, 4),
        datetime(2026, 10, 24, 9, 0),
        date(2026, 3, 28),
        datetime(2026, 3, 28, 9, 0),
        date(2026, 10, 24),
        date(2026, 12, 31),
    ],
)
def test_a_date_without_a_time_is_met_on_the_same_day_open_on_the_next_and_missed_after(since):
    day = date(since.year, since.month, since.day)
    assert [CLOCK.kept(day + timedelta(days=more), since, DAY) for more in (0, 1, 2, 30)] == [
        True,
        None,
        False,
        False,
    ]


def test_a_time_on_the_next_day_is_open_where_the_beginning_has_none():
    assert CLOCK.kept(datetime(2026, 8, 4, 23, 59), date(2026, 8, 4), DAY) is True
    assert CLOCK.kept(datetime(2026, 8, 5, 0, 1), date(2026, 8, 4), DAY) is None
    assert CLOCK.kept(datetime(2026, 8, 6, 0, 1), date(2026, 8, 4), DAY) is False


def test_the_hour_that_comes_twice_counts_as_either():
    twice = datetime(2026, 10, 25, 1, 30)
    assert CLOCK.kept(datetime(2026, 10, 26, 0, 30), twice, DAY) is True
    assert CLOCK.kept(datetime(2026, 10, 26, 1, 0), twice, DAY) is None
    assert CLOCK.kept(datetime(2026, 10, 26, 1, 31), twice, DAY) is False


def test_a_tolerance_comes_on_top():
    limit = Limit(Span(24, Unit.HOURS), tolerance=Span(2, Unit.HOURS))
    began = datetime(2026, 8, 4, 16, 20)
    assert CLOCK.latest(began, limit) == datetime(2026, 8, 5, 18, 20)
    assert CLOCK.kept(datetime(2026, 8, 5, 18, 20), began, limit) is True
    assert CLOCK.kept(datetime(2026, 8, 5, 18, 21), began, limit) is False
    about = Limit(Span(56, Unit.DAYS), about=True, tolerance=Span(14, Unit.DAYS))
    assert (CLOCK.due(date(2026, 6, 1), about), CLOCK.latest(date(2026, 6, 1), about)) == (
        date(2026, 7, 27),
        date(2026, 8, 10),
    )


@pytest.mark.parametrize(
    ("since", "days", "due"),
    [
        (date(2024, 3, 27), 2, date(2024, 4, 2)),  # Good Friday the 29th, Easter Monday the 1st
        (date(2025, 4, 16), 2, date(2025, 4, 22)),
        (date(2026, 4, 1), 2, date(2026, 4, 7)),
        (date(2027, 3, 24), 2, date(2027, 3, 30)),
        (date(2028, 4, 12), 2, date(2028, 4, 18)),
        (date(2029, 3, 28), 2, date(2029, 4, 3)),
        (date(2030, 4, 17), 2, date(2030, 4, 23)),
        (date(2024, 12, 23), 2, date(2024, 12, 27)),
        (date(2025, 12, 23), 2, date(2025, 12, 29)),
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # Boxing Day is a Saturday, so the 28th is its stand-in
        (date(2027, 12, 23), 2, date(2027, 12, 29)),  # both are: the 27th and the 28th stand in
        (date(2028, 12, 22), 2, date(2028, 12, 28)),
        (date(2029, 12, 23), 2, date(2029, 12, 27)),
        (date(2030, 12, 23), 2, date(2030, 12, 27)),
        (date(2024, 12, 31), 1, date(2025, 1, 2)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 12, 31), 1, date(2028, 1, 4)),
        (date(2020, 5, 7), 1, date(2020, 5, 11)),  # the early May holiday was moved to the Friday
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # the spring holiday and one more
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # the state funeral
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # the Coronation
        (date(2026, 8, 1), 1, date(2026, 8, 3)),  # counted from a Saturday
        (date(2026, 8, 1), 0, date(2026, 8, 1)),
    ],
)
def test_working_days_skip_weekends_and_the_bank_holidays_of_england(since, days, due):
    assert CLOCK.due(since, working_days(days)) == due


def test_the_councils_closure_days_and_a_proclaimed_holiday_are_no_working_days():
    closed = Clock(
        CLOCK.now,
        closures=frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31), date(2026, 9, 7)}),
    )
    assert closed.due(date(2026, 12, 23), working_days(2)) == date(2027, 1, 4)
    assert closed.due(date(2026, 9, 4), working_days(1)) == date(2026, 9, 8)
    assert CLOCK.due(date(2026, 9, 4), working_days(1)) == date(2026, 9, 7)


@pytest.mark.parametrize(
    ("since", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_clipped_to_the_end_of_the_month(since, months, due):
    assert CLOCK.due(since, Limit(Span(months, Unit.MONTHS))) == due


def test_a_day_outside_the_years_whose_holidays_are_known_fails_loudly():
    with pytest.raises(OutsideCalendar, match=r"31/12/2014.*update pipeline/foundation/working_days.py"):
        CLOCK.due(date(2015, 1, 1), working_days(-1))
    with pytest.raises(OutsideCalendar):
        CLOCK.due(date(2035, 12, 20), working_days(10))


def test_a_day_is_past_when_it_is_over_and_a_moment_when_it_has_gone_by():
    assert not CLOCK.is_past(date(2026, 10, 30))
    assert CLOCK.is_past(date(2026, 10, 29))
    assert not CLOCK.is_past(datetime(2026, 10, 30, 0, 1)), "where now is a day, all of it is still to come"
    at_two = Clock(datetime(2026, 10, 30, 14, 0))
    assert at_two.is_past(datetime(2026, 10, 30, 13, 59))
    assert not at_two.is_past(datetime(2026, 10, 30, 14, 0))
    assert not at_two.is_past(date(2026, 10, 30))
    assert not Clock(datetime(2026, 10, 25, 1, 45)).is_past(datetime(2026, 10, 25, 1, 30)), (
        "the hour may still come again"
    )


@pytest.mark.parametrize(
    ("done", "due", "words"),
    [
        (datetime(2026, 8, 5, 22, 50), datetime(2026, 8, 5, 16, 20), "6 hours 30 minutes"),
        (datetime(2026, 8, 5, 17, 20), datetime(2026, 8, 5, 16, 20), "1 hour"),
        (datetime(2026, 8, 5, 16, 21), datetime(2026, 8, 5, 16, 20), "1 minute"),
        (datetime(2026, 10, 25, 23, 20), datetime(2026, 10, 24, 16, 20), "32 hours"),
        (datetime(2026, 8, 9, 16, 20), datetime(2026, 8, 5, 16, 20), "4 days"),
        (date(2026, 8, 6), date(2026, 8, 5), "1 day"),
    ],
)
def test_how_late_something_was_reads_as_a_person_says_it(done, due, words):
    assert later_by(done, due) == words


def test_a_time_of_summer_is_an_hour_earlier_in_universal_time():
    assert to_utc(datetime(2026, 8, 4, 16, 20)) == datetime(2026, 8, 4, 15, 20, tzinfo=UTC)
    assert to_utc(datetime(2026, 12, 4, 16, 20)) == datetime(2026, 12, 4, 16, 20, tzinfo=UTC)


def _monday(year, month, number):
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7 * (number - 1))


def _stand_in(day, taken):
    while day.weekday() > 4 or day in taken:
        day += timedelta(days=1)
    return day


def independent_holidays():
    """England's bank holidays by rule and by proclamation, without the library that the program uses."""
    found = set()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        sunday = easter(year)
        last_may = max(date(year, 5, day) for day in range(25, 32) if date(year, 5, day).weekday() == 0)
        last_august = max(date(year, 8, day) for day in range(25, 32) if date(year, 8, day).weekday() == 0)
        year_s = {
            sunday - timedelta(days=2),
            sunday + timedelta(days=1),
            _monday(year, 5, 1),
            last_may,
            last_august,
        }
        year_s.add(_stand_in(date(year, 1, 1), ()))
        christmas, boxing = date(year, 12, 25), date(year, 12, 26)
        kept = {one for one in (christmas, boxing) if one.weekday() < 5}
        for one in (christmas, boxing):
            kept.add(one if one in kept else _stand_in(one, kept))
        found |= year_s | kept
    found -= {date(2020, 5, 4), date(2022, 5, 30)}
    return found | {date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}


CALENDAR = np.busdaycalendar(holidays=sorted(independent_holidays()))


@given(st.dates(date(2016, 1, 1), date(2034, 6, 1)), st.integers(1, 90))
def test_working_days_agree_with_an_independent_reckoning(since, number):
    first = np.busday_offset(since, 0, roll="backward", busdaycal=CALENDAR)
    expected = np.busday_offset(first, number, busdaycal=CALENDAR).astype(date)
    assert CLOCK.due(since, working_days(number)) == expected


@given(st.dates(date(2016, 1, 1), date(2034, 6, 1)), st.integers(-12, 24))
def test_months_agree_with_an_independent_reckoning(since, number):
    assert CLOCK.due(since, Limit(Span(number, Unit.MONTHS))) == since + relativedelta(months=number)


@given(st.datetimes(datetime(2016, 1, 1), datetime(2034, 1, 1)), st.integers(1, 200))
def test_hours_are_hours_that_passed(since, hours):
    since = since.replace(fold=0)  # a workbook's times know of no second one
    due = CLOCK.due(since, Limit(Span(hours, Unit.HOURS)))
    passed = due.replace(tzinfo=LONDON).astimezone(UTC) - since.replace(tzinfo=LONDON).astimezone(UTC)
    twice = due.replace(tzinfo=LONDON, fold=1).astimezone(UTC) - due.replace(tzinfo=LONDON).astimezone(UTC)
    skipped = since.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) - since
    assert passed in (timedelta(hours=hours), timedelta(hours=hours) - twice) or skipped
