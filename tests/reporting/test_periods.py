from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reporting.periods import Period, quarter_named, quarter_of

DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-27-Q1", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-27-Q2", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-27-Q3", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-27-Q4", date(2027, 1, 1), date(2027, 3, 31)),
        ("2099-00-Q1", date(2099, 4, 1), date(2099, 6, 30)),
    ],
)
def test_a_year_runs_from_april_to_march(name, first, last):
    assert quarter_named(name) == Period(first, last)
    assert quarter_named(name).name == name


@pytest.mark.parametrize(
    "name", ["2026-28-Q1", "2026-27-Q5", "2026-27-q2", "2026-Q2", "26-27-Q2", "", "2026-27-Q2 "]
)
def test_what_is_no_quarter_is_refused_with_an_example(name):
    with pytest.raises(ValueError, match="is no quarter: write for example 2026-27-Q2"):
        quarter_named(name)


@given(DAYS)
def test_every_day_falls_in_its_quarter_and_in_no_other(day):
    quarter = quarter_of(day)
    assert day in quarter
    assert quarter_named(quarter.name) == quarter
    assert quarter_of(quarter.last + timedelta(days=1)).first == quarter.last + timedelta(days=1)


@given(DAYS)
def test_twelve_months_end_with_the_period_and_are_four_quarters_of_it(day):
    quarter = quarter_of(day)
    year = quarter.year_to_its_end
    assert year.last == quarter.last
    assert quarter.quarters_to_its_end(4)[0].first == year.first
    assert (year.last - year.first).days in (364, 365)


def test_twelve_months_to_the_last_day_of_february():
    assert Period(date(2027, 12, 1), date(2028, 2, 29)).year_to_its_end == Period(
        date(2027, 3, 1), date(2028, 2, 29)
    )
    assert Period(date(2028, 1, 1), date(2028, 2, 28)).year_to_its_end == Period(
        date(2027, 2, 28), date(2028, 2, 28)
    )


def test_only_quarters_that_are_over_by_its_end_belong_to_its_trend():
    found = Period(date(2026, 8, 3), date(2026, 9, 15)).quarters_to_its_end(8)
    assert len(found) == 8
    assert found[-1] == quarter_named("2026-27-Q1")


def test_its_words_name_months_where_they_are_whole():
    assert quarter_named("2026-27-Q2").words == "July to September 2026"
    assert quarter_named("2026-27-Q2").year_to_its_end.words == "October 2025 to September 2026"
    assert Period(date(2026, 7, 1), date(2026, 7, 31)).words == "July 2026"
    assert Period(date(2026, 7, 3), date(2026, 9, 30)).words == "3 July 2026 to 30 September 2026"
    assert Period(date(2026, 7, 3), date(2026, 9, 30)).name == "2026-07-03 to 2026-09-30"
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).words == "29 February 2024"
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).name == "2024-02-29"
