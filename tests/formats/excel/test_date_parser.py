"""Dates as people in the United Kingdom write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.excel.date_parser import FIRST_YEAR, LAST_YEAR, NotADate, day_and_time

FOURTH = date(2026, 8, 4)


@pytest.mark.parametrize(
    "written",
    [
        "4/8/2026",
        "04/08/2026",
        "04-08-2026",
        "4.8.2026",
        "4 8 2026",
        "04/08/26",
        "2026-08-04",
        "4 August 2026",
        "4th August 2026",
        "4 Aug 2026",
        "04-Aug-2026",
        "Tuesday 4 August 2026",
        "Tue 4/8/2026",
        "August 4, 2026",
        "4th of August 2026",
        " 04/08/2026 ",
    ],
)
def test_a_date_in_words_or_figures_is_read_in_uk_order(written):
    value = day_and_time(written)
    assert value == FOURTH
    assert not isinstance(value, datetime)


@pytest.mark.parametrize(
    "written",
    [
        "04/08/2026 16:20",
        "4/8/2026 4.20pm",
        "4 August 2026 at 16.20",
        "2026-08-04T16:20:00",
        "04/08/2026, 4:20 PM",
        "4 Aug 2026 1620hrs",
        "04/08/2026 16:20:00",
    ],
)
def test_a_time_beside_the_date_is_read(written):
    assert day_and_time(written) == datetime(2026, 8, 4, 16, 20)


def test_midnight_that_was_written_is_kept_and_one_that_was_not_is_not_invented():
    assert day_and_time("04/08/2026 00:00") == datetime(2026, 8, 4, 0, 0)
    assert not isinstance(day_and_time(FOURTH), datetime)


@pytest.mark.parametrize(
    "raw",
    [
        "31/02/2026",
        "29/02/2026",
        "08/24/2026",
        "0/8/2026",
        "04/08",
        "tbc",
        "04/08/0026",
        "04/08/2026 25:00",
        "04/08/2026 ish",
        "04/08/20266",
        "04/08/2026 4",
        46238.0,
        20260804,
        True,
        time(16, 20),
        timedelta(hours=3),
    ],
)
def test_what_is_not_a_date_is_refused(raw):
    with pytest.raises(NotADate):
        day_and_time(raw)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%Y-%m-%d", "%A %d %b %Y"]),
)
def test_every_day_reads_back_as_itself(day, form):
    assert day_and_time(day.strftime(form)) == day


@given(st.text())
def test_no_text_breaks_the_reader(text):
    with suppress(NotADate):
        assert FIRST_YEAR <= day_and_time(text).year <= LAST_YEAR
