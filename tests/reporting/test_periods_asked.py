"""A report can be made for any days that are asked for."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.assembled import partnership
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.reporting.build import report_of
from pipeline.reporting.contents import Contents
from pipeline.reporting.counting import counted, plan_of
from pipeline.reporting.front_page import edition_facts
from pipeline.reporting.make_edition import edition_of
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import PublicationPlan
from pipeline.reporting.published_counts import Control
from pipeline.reporting.put_together import put_together
from pipeline.reporting.tables import partnership_tables
from pipeline.reporting.word_report import word_report_of
from tests.extent import few_or_all
from tests.figures import QUARTER
from tests.reporting.making import CLOCK, ROOT, cases, order, three_measures
from tests.rich_case import HOUSE

TEMPLATE = Template(ROOT / "templates" / f"{partnership.NAME}.docx", form=written)
FIRST = date(2022, 1, 1)
DAYS = st.dates(FIRST, date(2026, 10, 30))
#: A leap day, both changes of the clock, the ends of years, the day before the report is made, and that day.
ENDS = st.sampled_from(
    [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2026, 3, 29),
        date(2025, 10, 26),
        date(2026, 3, 31),
        date(2025, 12, 31),
        date(2026, 10, 29),
        date(2026, 10, 30),
    ]
)


def filled(period):
    """The report in Word of a few cases over a period, and its tables."""
    asked = order(period=period, quarters=8)
    with three_measures():
        found = counted(cases(6), CLOCK, period, (), lambda case: None)
    plan = plan_of(found.tallies, period, Control(), CLOCK)
    contents = Contents(period, plan, 8)
    edition = edition_of(put_together(found.tallies, plan.months), contents, Control(), on=CLOCK.today)
    paper = word_report_of(edition, HOUSE, edition_facts(asked, edition))
    return TEMPLATE.fill(paper.context), partnership_tables(edition)


@settings(max_examples=few_or_all(6, 40), deadline=None)
@given(DAYS | ENDS, st.sampled_from([0, 0, 6, 27, 89, 180, 364, 365, 800, 1500]))
def test_any_days_give_a_report(last, length):
    period = Period(max(FIRST, last - timedelta(days=length)), last)
    document, tables = filled(period)
    assert any(period.words in one.text for one in Document(io.BytesIO(document)).paragraphs)
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows), table.sheet


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 4, 1), date(2026, 3, 31), "April 2025 to March 2026"),
        (date(2025, 1, 1), date(2025, 12, 31), "January to December 2025"),
        (date(2024, 3, 1), date(2025, 2, 28), "March 2024 to February 2025"),
        (date(2023, 3, 1), date(2024, 2, 29), "March 2023 to February 2024"),
        (date(2023, 4, 1), date(2026, 3, 31), "April 2023 to March 2026"),
        (date(2026, 3, 29), date(2026, 3, 29), "29 March 2026"),
    ],
)
def test_a_year_several_years_and_one_day_give_whole_documents(first, last, words):
    document, _ = filled(Period(first, last))
    lines = [one.text for one in Document(io.BytesIO(document)).paragraphs]
    assert f"{words}, from the records on 30 October 2026" in lines
    end = f"{last.day} {last:%B %Y}"
    length = "three years" if first.year == 2023 and last.year == 2026 else "twelve months"
    assert f"Figures are of the {length} to {end} unless they say otherwise." in lines


@pytest.mark.parametrize(
    ("first", "time"), [(date(2024, 4, 1), "the two years"), (date(2024, 12, 10), "10 December 2024")]
)
def test_a_report_on_more_than_a_year_gives_the_figures_of_that_time(first, time):
    period = Period(first, date(2026, 3, 31))
    with three_measures():
        found = counted(cases(40), CLOCK, period, (), lambda case: None)
    plan = PublicationPlan(CLOCK.today, {one.measure.id: 12 for one in found.tallies})
    tallies = put_together(found.tallies, plan.months)
    edition = edition_of(tallies, Contents(period, plan, 8), Control(), on=CLOCK.today)
    (tally,) = (one for one in tallies if one.measure.id == "K01")
    assert edition.main("K01") == period
    assert (
        edition.main_figure("K01").total
        == tally.figure(period).counted
        > tally.figure(period.year_to_its_end).counted
    )
    facts = edition_facts(order(period=period, quarters=8), edition)
    assert facts["time"].startswith(f"Figures are of {time}")
    page = word_report_of(edition, HOUSE, facts).context["summary"]
    assert not [line for lines in page.values() for line in lines if "year before" in line]


def test_a_report_on_less_gives_the_figures_of_twelve_months():
    month = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert (month.main, month.main.length) == (month.year_to_its_end, "year")
    assert (QUARTER.main, QUARTER.length) == (QUARTER.year_to_its_end, "period")


def test_both_editions_of_a_whole_year_are_made():
    year = Period(date(2025, 4, 1), date(2026, 3, 31))
    with three_measures():
        made = report_of(cases(6), order(period=year, quarters=8), [])
    for name in ("partnership.xlsx", "restricted.xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(made.files[name]))
        assert "April 2025 to March 2026" in str(book["Cover"]["A1"].value)
    assert made.files["partnership.docx"]
