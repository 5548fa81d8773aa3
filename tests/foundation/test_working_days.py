"""Working days in England."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from pipeline.foundation.working_days import OutsideCalendar, add_working_days, bank_holidays, is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 8, 28), True),  # a Friday
        (date(2026, 8, 29), False),  # a Saturday
        (date(2026, 8, 31), False),  # the summer bank holiday
        (date(2026, 12, 28), False),  # stands in for Boxing Day, which is a Saturday
        (date(2022, 9, 19), False),  # the state funeral
        (date(2025, 11, 28), True),  # near St Andrew's Day, a holiday in Scotland only
        (date(2025, 12, 1), True),  # the day that stands in for it in Scotland
    ],
)
def test_a_working_day_is_monday_to_friday_without_englands_bank_holidays(day, works):
    assert is_working_day(day) is works


def test_the_day_of_the_trigger_is_day_0():
    assert add_working_days(date(2026, 8, 4), 0) == date(2026, 8, 4)
    assert add_working_days(date(2026, 8, 4), 1) == date(2026, 8, 5)
    assert add_working_days(date(2026, 8, 28), 1) == date(2026, 9, 1), "over a weekend and a bank holiday"
    assert add_working_days(date(2026, 8, 29), 1) == date(2026, 9, 1), "from a Saturday"


def test_working_days_count_backwards_too():
    assert add_working_days(date(2026, 9, 1), -1) == date(2026, 8, 28)


def test_a_moment_counts_as_its_day():
    assert add_working_days(datetime(2026, 8, 4, 23, 50), 1) == date(2026, 8, 5)
    assert not is_working_day(datetime(2026, 8, 31, 9, 0))


def test_the_councils_own_closures_are_not_working_days():
    closed = {date(2026, 8, 5)}
    assert not is_working_day(date(2026, 8, 5), closed)
    assert add_working_days(date(2026, 8, 4), 1, closed) == date(2026, 8, 6)


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2036, 1, 1)])
def test_a_day_outside_the_known_bank_holidays_fails_and_says_what_to_do(day):
    with pytest.raises(OutsideCalendar, match=r"outside the years 2015 to 2035.*Correct the date"):
        is_working_day(day)


def test_a_count_that_leaves_the_known_years_fails_too():
    with pytest.raises(OutsideCalendar):
        add_working_days(date(2035, 12, 28), 10)


def test_every_known_year_has_at_least_eight_bank_holidays():
    for year in range(2015, 2036):
        held = [day for day in bank_holidays() if day.year == year]
        assert len(held) >= 8, year
        assert {date(year, 1, 1) + timedelta(days=more) for more in range(4)} & set(held), year
