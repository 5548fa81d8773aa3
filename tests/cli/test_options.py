"""The dates of the command line, which are read as a workbook's cells are."""

from __future__ import annotations

from datetime import date, datetime

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import hsb
from pipeline.cli.options import Day, Moment
from pipeline.formats.excel.cell_parser import converter
from pipeline.model import Referral

FIRST_OF_APRIL = [
    "1/4/25", "01/04/2025", "1.4.2025", "1-4-25", "1 April 2025", "1st of April 2025", "1 Apr 25",
    "April 1, 2025", "Tuesday 1 April 2025", "2025-04-01", "2025/4/1", "1/4/25 14:30", "2025-04-01T14:30",
]  # fmt: skip
NO_DATES = {
    "31/02/2026": '"31/02/2026" is not a date. Write it as day/month/year',
    "04/31/2025": '"04/31/2025" is not a date: the month comes second. Write it as day/month/year',
    "1/4": '"1/4" is not a date. Write it',
    "45748": '"45748" is not a date. Write it',
    "1/4/1825": "the year 1825 cannot be right",
    "1/4/25 noonish": "what follows the day is not a time",
    "yesterday": '"yesterday" is not a date. Write it as day/month/year, for example 30/10/2026.',
    "Not known": '"Not known" is not a date. Write it',
}


def day(text):
    return Day().convert(text, None, None)


@pytest.mark.parametrize("text", FIRST_OF_APRIL)
def test_a_day_is_read_in_every_form_of_a_workbook_and_a_time_beside_it_is_left_out(text):
    assert day(text) == date(2025, 4, 1)
    assert not isinstance(day(text), datetime)


def test_a_time_is_kept_where_it_matters():
    assert Moment().convert("30.10.26 2pm", None, None) == datetime(2026, 10, 30, 14)
    assert Moment().convert("30.10.26", None, None) == date(2026, 10, 30)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_gets_the_sentence_of_a_workbook(text):
    with pytest.raises(click.BadParameter) as fault:
        day(text)
    assert NO_DATES[text] in fault.value.message


@given(
    st.sampled_from(
        ["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%m/%d/%Y", "%Y-%m-%d %H:%M", "%d %b", "%H:%M", "%y/%j"]
    ),
    st.datetimes(datetime(2001, 1, 1), datetime(2068, 12, 31)),
)
def test_a_day_is_what_a_workbook_reads_or_both_refuse_it(form, when):
    text = when.strftime(form)
    cell = converter(Referral.fields["received_at"])(text)
    if cell.problem:
        with pytest.raises(click.BadParameter) as fault:
            Moment().convert(text, None, None)
        assert fault.value.message.split(" Write it")[0] == cell.problem
    else:
        assert Moment().convert(text, None, None) == cell.value


@pytest.mark.parametrize(
    "words",
    [
        ("run", "inputs", "--as-of"),
        ("check", "inputs", "--as-of"),
        ("due", "inputs", "--as-of"),
        ("report", "inputs", "--as-of"),
        ("report", "inputs", "--to", "1/4/25", "--from"),
        ("report", "inputs", "--from", "1/4/25", "--to"),
    ],
)
def test_every_option_that_is_a_date_says_so(words):
    ended = CliRunner().invoke(hsb, [*words, "04/31/2025"])
    assert ended.exit_code == 2
    assert "is not a date: the month comes second" in " ".join(ended.output.replace("│", " ").split())
