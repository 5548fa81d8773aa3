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
from pipeline.reporting.aggregate import gather, slices_of
from pipeline.reporting.edition import edition_of
from pipeline.reporting.front_page import edition_facts
from pipeline.reporting.measures import measures_for
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import OPEN, Control
from pipeline.reporting.tables import tables_of
from pipeline.reporting.word_report import word_report_of
from tests.extent import few_or_all
from tests.reporting.making import CLOCK, ROOT, cases, order, three_measures
from tests.rich_case import HOUSE

#: One measure of each kind: a share, a number, a word.
MEASURES = [one for one in measures_for(CLOCK) if one.id in ("K01", "K03", "K33")]
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


def filled(period, control=None):
    """The report in Word of a few cases over a period, and its tables."""
    asked, control = order(period=period, control=control or Control()), control or Control()
    periods, quarters = (
        tuple(dict.fromkeys((period, period.year_to_its_end))),
        tuple(period.quarters_to_its_end(8)),
    )
    tallies = gather(cases(6), MEASURES, CLOCK, slices_of((*periods, *quarters)))
    edition = edition_of(tallies, periods, quarters, control)
    paper = word_report_of(edition, MEASURES, HOUSE, edition_facts(asked, edition), draw=False)
    return TEMPLATE.fill(paper.context), tables_of(edition, MEASURES, [])


@settings(max_examples=few_or_all(6, 12), deadline=None)
@given(
    DAYS | ENDS,
    st.sampled_from([0, 0, 6, 27, 89, 180, 364, 365, 800, 1500]),
    st.sampled_from(["hide", "round"]),
)
def test_any_days_give_a_report(last, length, method):
    period = Period(max(FIRST, last - timedelta(days=length)), last)
    document, tables = filled(period, Control(method=method))
    assert period.words in Document(io.BytesIO(document)).paragraphs[1].text
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows), table.sheet


@pytest.mark.parametrize("method", ["hide", "round"])
@pytest.mark.parametrize(
    ("first", "last", "words", "beside"),
    [
        (date(2025, 4, 1), date(2026, 3, 31), "April 2025 to March 2026", ""),
        (date(2025, 1, 1), date(2025, 12, 31), "January to December 2025", ""),
        (date(2024, 3, 1), date(2025, 2, 28), "March 2024 to February 2025", ""),
        (date(2023, 3, 1), date(2024, 2, 29), "March 2023 to February 2024", ""),
        (
            date(2023, 4, 1),
            date(2026, 3, 31),
            "April 2023 to March 2026",
            ", with the last twelve months of it",
        ),
        (date(2026, 3, 29), date(2026, 3, 29), "29 March 2026", ", with the twelve months to its end"),
    ],
)
def test_a_year_several_years_and_one_day_give_whole_tables(first, last, words, beside, method):
    document, _ = filled(Period(first, last), Control(method=method))
    made = Document(io.BytesIO(document))
    assert f"{words}{beside}. As the records stood on 30/10/2026." in [one.text for one in made.paragraphs]


def test_both_editions_of_a_whole_year_are_made():
    from pipeline.reporting.build import report_of

    year = Period(date(2025, 4, 1), date(2026, 3, 31))
    with three_measures():
        made = report_of(cases(6), order(period=year, quarters=8, control=OPEN), [], lambda case: None)
    for name in ("partnership.xlsx", "restricted.xlsx"):
        assert "April 2025 to March 2026" in str(
            openpyxl.load_workbook(io.BytesIO(made.files[name]))["Cover"]["A1"].value
        )
    assert made.files["partnership.docx"]
