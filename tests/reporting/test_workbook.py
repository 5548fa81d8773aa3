"""The workbooks by the Analysis Function's checklist (catalogue 6.2), and what an attacker looks for."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest

from pipeline.reporting.excel_report import Cover, excel_report_of
from pipeline.reporting.make_edition import complete_edition
from pipeline.reporting.own_tables import own_tables
from pipeline.reporting.published_counts import PublishedFigure, Said
from pipeline.reporting.table import Table
from pipeline.reporting.tables import partnership_tables
from tests.figures import QUARTER, QUARTERS, YEAR
from tests.reporting.making import cases, report, report_files
from tests.reporting.small_editions import ON, counts_of, edition, with_nothing_of

NAMES = ["partnership.xlsx", "restricted.xlsx"]
#: The sheets of text alone.
TEXT = ("Definitions", "Commentary", "Publication plan", "Revisions", "Not shown")


def book(name):
    return openpyxl.load_workbook(io.BytesIO(report_files()[name]))


def parts(name):
    with zipfile.ZipFile(io.BytesIO(report_files()[name])) as package:
        return {one: package.read(one) for one in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_on_the_cover_at_a1_with_title_and_language(name):
    made = book(name)
    assert made.sheetnames[:2] == ["Cover", "Contents"]
    assert made.active.title == "Cover"
    assert made.active.sheet_view.selection[0].activeCell in (None, "A1")
    assert made.properties.title.startswith("Harmful sexual behaviour: timeliness and outcomes")
    assert made.properties.language == "en-GB"


@pytest.mark.parametrize("name", NAMES)
def test_each_sheet_has_one_marked_table_and_nothing_that_a_screen_reader_trips_over(name):
    made = book(name)
    for sheet in made.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert not sheet.auto_filter.ref
        assert not sheet._images
        assert not sheet._charts
        assert sheet["A1"].value, sheet.title
        if sheet.title != "Cover":
            (table,) = sheet.tables.values()
            heads = [cell.value for cell in sheet[table.ref][0]]
            assert len(set(heads)) == len(heads)
            assert all(heads)
            assert table.autoFilter is None
            for row in sheet[table.ref]:
                assert all(cell.value not in (None, "") for cell in row), f"{sheet.title} {row[0].coordinate}"
            assert sheet.max_row == int(re.findall(r"\d+", table.ref)[-1]), "nothing stands below the table"
    assert len(set(made.sheetnames)) == len(made.sheetnames)


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_name_every_sheet_and_lead_to_it(name):
    made = book(name)
    listed = [row[0] for row in made["Contents"].iter_rows(min_row=4, values_only=True)]
    assert set(listed) >= set(made.sheetnames) - {"Cover", "Contents", "Notes"}
    links = [row[0].hyperlink for row in made["Contents"].iter_rows(min_row=4)]
    assert [link.location for link in links] == [f"'{name}'!A1" for name in listed]


@pytest.mark.parametrize(
    ("name", "notes"), [("partnership.xlsx", {"1", "2", "3", "4", "5"}), ("restricted.xlsx", set("123456"))]
)
def test_notes_are_named_in_headings_and_explained_on_their_sheet(name, notes):
    made = book(name)
    explained = {str(row[0]) for row in made["Notes"].iter_rows(min_row=4, values_only=True)}
    heads = " ".join(
        str(cell.value)
        for sheet in made.worksheets
        for table in sheet.tables.values()
        for cell in sheet[table.ref][0]
    )
    assert set(re.findall(r"\[note (\d)\]", heads.replace("\n", " "))) == explained == notes


@pytest.mark.parametrize("name", NAMES)
def test_nothing_lies_behind_the_sheets(name):
    found = parts(name)
    assert not [
        one
        for one in found
        if re.search(r"external|pivot|chart|drawing|comment|embed|custom|vba|calcChain|query|media", one)
    ]
    assert b"definedName" not in found["xl/workbook.xml"]
    assert b"hidden" not in found["xl/workbook.xml"]
    for one, data in found.items():
        if "/worksheets/sheet" in one:
            assert b"<f>" not in data
            assert b"<f " not in data
            assert b"hidden=" not in data


def rows_of(made, name):
    """The rows of a sheet's table, by heading without notes."""
    (table,) = made[name].tables.values()
    heads, *rows = [[cell.value for cell in row] for row in made[name][table.ref]]
    plain = [re.sub(r"\s*\[note.*", "", head) for head in heads]
    return [dict(zip(plain, row, strict=True)) for row in rows]


def ends(count):
    return list(count) if isinstance(count, tuple) else ["[c]" if count is None else count] * 2


def test_every_number_of_the_partnerships_edition_is_one_that_it_may_show():
    edition = report().edition
    by_words = {(name, period.words): one for (name, period), one in edition.figures.items()}
    rows = rows_of(book("partnership.xlsx"), "Timeliness")
    assert len(rows) >= 20
    for row in rows:
        figure = by_words[row["Measure"], row["Period"]]
        for heading, count in (
            ("Counted", figure.total),
            ("Yes", figure.count("Yes")),
            ("No", figure.count("No")),
        ):
            assert [row[f"{heading}, at least"], row[f"{heading}, at most"]] == ends(count)
        share = figure.share("Yes")
        if share is not None:
            assert [row["Per cent yes, at least"], row["Per cent yes, at most"]] == ends(share)


def test_no_small_count_is_on_any_sheet_of_the_partnerships_edition():
    made = book("partnership.xlsx")
    seen = 0
    for sheet in made.sheetnames[3:]:
        for row in rows_of(made, sheet):
            for heading in [one for one in row if one.endswith(", at least")]:
                name = heading.removesuffix(", at least")
                least, most = row[heading], row[f"{name}, at most"]
                if name.startswith(("Per cent", "Figure")) or least == "[c]":
                    continue
                assert least == most or most - least >= 5, (sheet, row)
                assert least != most or not 1 <= least <= 5, (sheet, row)
                seen += 1
            apart = [one for one in row if "not recorded" in one.casefold() and sheet not in TEXT]
            for heading in apart:
                assert row[heading] == "[c]" or not 1 <= row[heading] <= 5
                seen += 1
    assert seen > 350


def test_the_headlines_are_all_of_them_with_the_interval_of_an_exact_share():
    rows = rows_of(book("partnership.xlsx"), "Headlines")
    measures = [one.id for one in report().edition.measures.values() if one.headline]
    assert [row["Measure"] for row in rows][-len(measures) :] == measures
    assert rows[0]["Measure"] == "All time limits"
    for row in rows:
        numbers = [
            (row[f"{one}, at least"], row[f"{one}, at most"]) for one in ("Number", "Of those counted")
        ]
        exact = all(least == most and least != "[c]" for least, most in numbers)
        assert exact == isinstance(row["95% interval from"], (int, float)), row
        if exact:
            assert row["95% interval from"] <= row["Figure, at least"] <= row["95% interval to"]


def test_what_is_hidden_says_why():
    made = book("partnership.xlsx")
    for sheet in ("Timeliness", "Waiting times", "Practice", "Outcomes", "Headlines"):
        for row in rows_of(made, sheet):
            hidden = [one for heading, one in row.items() if "not recorded" not in heading.casefold()]
            if {"[c]", "[u]"} & set(hidden):
                assert row["What is not shown, and why"] != "All of it is shown", row


def test_a_measure_of_which_nothing_is_shown_is_on_one_sheet_only():
    made = with_nothing_of(
        edition(
            counts_of({QUARTER: {"Yes": 40, "No": 9}}, headline=False),
            counts_of({QUARTER: {"Yes": 3}}, "K01", headline=False),
        ),
        "K01",
    )
    on = {table.sheet for table in partnership_tables(made) for row in table.rows if row[0] == "K01"}
    assert on & {"Timeliness", "Practice", "Trends"} == set()
    assert "Not shown" in on
    small = next(table for table in partnership_tables(made) if table.sheet == "Not shown")
    assert [row[3] for row in small.rows] == [
        "The number is fewer than 6, or a small number could be worked out from it; the team's "
        "own edition has it"
    ]


def test_the_plan_says_no_count():
    for row in rows_of(book("partnership.xlsx"), "Publication plan"):
        assert not re.search(r"\d", re.sub(r"\bK\d\d\b", "", row["Why"]))


def as_earlier(made):
    """What an edition published, as that of another period."""
    return [dataclasses.replace(one, edition=None) for one in made.released()]


def test_the_team_sees_what_was_revised_since_it_went_out():
    first = edition(counts_of({QUARTER: {"Yes": 40, "No": 9}}))
    tallies = [counts_of({QUARTER: {"Yes": 38, "No": 11}})]
    second = edition(*tallies, history=as_earlier(first))
    complete = complete_edition(tallies, QUARTER, 12, second.plan, on=ON)
    table = next(one for one in own_tables(second, complete, ["C-0001"] * 99) if one.sheet == "What went out")
    year = [row for row in table.rows if row[2] == YEAR.words and row[4] in ("Yes", "No")]
    assert [(row[4], *row[5:]) for row in year] == [("Yes", 40, 40, 38), ("No", 9, 9, 11)]
    listed = next(one for one in partnership_tables(second) if one.sheet == "Revisions")
    assert [row[2:] for row in listed.rows] == [
        (YEAR.words, "The records have changed since it was published", "30/10/2026")
    ]


def test_the_team_alone_sees_that_a_range_no_longer_holds():
    said = (Said(("No",), 6, 11),)
    history = [PublishedFigure("K24", YEAR, ON, Said(("Yes", "No"), 46, 51), said)]
    tallies = [counts_of({QUARTER: {"Yes": 44, "No": 4}})]
    made = edition(*tallies, history=history)
    complete = complete_edition(tallies, QUARTER, 12, made.plan, on=ON)
    table = next(one for one in own_tables(made, complete, ["C-0001"] * 99) if one.sheet == "What went out")
    assert [row[5:] for row in table.rows if row[2] == YEAR.words and row[4] == "No"] == [(6, 11, 4)]
    assert not [row for one in partnership_tables(made) if one.sheet == "Revisions" for row in one.rows]


def test_the_team_sees_numbers_over_half_a_year_as_the_sum_of_its_quarters():
    quarters = {one: {"Yes": 30, "No": 8} for one in QUARTERS[-4:]}
    first = edition(counts_of(quarters), months=6)
    tallies = [counts_of({**quarters, QUARTER: {"Yes": 28, "No": 10}})]
    second = edition(*tallies, months=6, history=as_earlier(first))
    complete = complete_edition(tallies, QUARTER, 12, second.plan, on=ON)
    table = next(one for one in own_tables(second, complete, ["C-0001"] * 99) if one.sheet == "What went out")
    half = [row for row in table.rows if row[2] == "April to September 2026" and row[4] == "Yes"]
    assert [row[5:] for row in half] == [(60, 60, 58)]


def test_no_case_and_no_child_is_named_in_the_partnerships_edition():
    everything = b" ".join(parts("partnership.xlsx").values()).decode(errors="ignore")
    for case in cases():
        assert case.id not in everything
        assert str(case.details.child_name) not in everything


def test_k27_is_given_in_the_teams_own_edition_only():
    def measures(name):
        return {row[0] for row in book(name)["Timeliness"].iter_rows(min_row=5, values_only=True)} | {
            row[0] for row in book(name)["Practice"].iter_rows(min_row=5, values_only=True)
        }

    assert "K27" not in measures("partnership.xlsx")
    assert "K27" in measures("restricted.xlsx")


def test_every_number_of_the_teams_own_edition_has_its_cases():
    made = book("restricted.xlsx")
    assert "OFFICIAL-SENSITIVE" in str(made["Cover"]["A3"].value)
    listed: dict[tuple, list[str]] = {}
    for row in made["Cases"].iter_rows(min_row=6, values_only=True):
        if row[0] and str(row[0]).startswith("K"):
            listed.setdefault((row[0], row[2], row[3]), []).extend(row[6].split(", "))
    sheet = made["Timeliness"]
    (table,) = sheet.tables.values()
    ids = {case.id for case in cases()}
    checked = 0
    for row in [[cell.value for cell in row] for row in sheet[table.ref]][1:]:
        for word, number in (("Yes", row[4]), ("No", row[5])):
            found = listed.get((row[0], row[2], word), [])
            assert bool(found) == bool(number)
            assert len(found) <= number
            assert set(found) <= ids
            checked += bool(number)
    assert checked >= 20


def test_text_that_looks_like_a_formula_stays_text():
    table = Table(
        "One",
        "Title",
        "Note.",
        ("Name", "What it asks", "Number"),
        [("=1+1", '=HYPERLINK("x")', 3), ("+a", "@b", "-c")],
        2,
    )
    data = excel_report_of(
        Cover("Title", "Council", "OFFICIAL", ["About."], "Contact", ["[z]: nothing."]), [table]
    )
    made = openpyxl.load_workbook(io.BytesIO(data))["One"]
    cells = [cell for row in made.iter_rows() for cell in row if str(cell.value)[:1] in "=+@-"]
    assert len(cells) == 5
    assert all(cell.data_type in ("s", "inlineStr") for cell in cells)


def test_the_same_figures_make_the_same_bytes():
    table = Table("One", "Title", "Note.", ("Name", "Number"), [("a", 3)], 1)
    cover = Cover("Title", "Council", "OFFICIAL", ["About."], "Contact", [])
    assert excel_report_of(cover, [table]) == excel_report_of(cover, [table])
    made = openpyxl.load_workbook(io.BytesIO(excel_report_of(cover, [table])))
    assert made.properties.created == datetime(2026, 1, 1)
