"""The workbooks by the Analysis Function's checklist (catalogue 6.2), and what an attacker looks for."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest

from pipeline.reporting.excel_report import Cover, excel_report_of
from pipeline.reporting.published_counts import COUNTED
from tests.figures import QUARTER, YEAR
from tests.reporting.making import cases, report, report_files

NAMES = ["partnership.xlsx", "restricted.xlsx"]


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


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_named_in_headings_and_explained_on_their_sheet(name):
    made = book(name)
    explained = {str(row[0]) for row in made["Notes"].iter_rows(min_row=4, values_only=True)}
    heads = " ".join(
        str(cell.value)
        for sheet in made.worksheets
        for table in sheet.tables.values()
        for cell in sheet[table.ref][0]
    )
    assert (
        set(re.findall(r"\[note (\d)\]", heads.replace("\n", " "))) == explained == {"1", "2", "3", "4", "5"}
    )


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


def test_every_number_of_the_partnerships_edition_is_one_that_it_may_show():
    edition = report().edition
    sheet = book("partnership.xlsx")["Timeliness"]
    (table,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[table.ref]][1:]
    labels = {QUARTER: "July to September 2026", YEAR: "Twelve months: October 2025 to September 2026"}
    assert rows
    for row in rows:
        period = next(one for one, label in labels.items() if label == row[2])
        assert row[3:6] == [edition.count(row[0], period, word) for word in (COUNTED, "Yes", "No")]
        assert row[6] == edition.share(row[0], period)


def test_no_small_count_stands_on_any_sheet_of_the_partnerships_edition():
    made = book("partnership.xlsx")
    seen = 0
    for sheet in made.worksheets:
        for table in sheet.tables.values():
            heads, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
            counts = [
                place
                for place, head in enumerate(heads)
                if head.split(" [")[0].strip()
                in (
                    "Counted",
                    "Yes",
                    "No",
                    "Over",
                    "Still waiting",
                    "Number",
                    "Of those counted",
                    "Filled in",
                    "Empty or not known",
                    "In progress",
                    "Not recorded",
                )
            ]
            for row in rows:
                for place in counts:
                    assert row[place] == "[c]" or (
                        isinstance(row[place], int) and not 1 <= row[place] <= 5
                    ), (sheet.title, row)
                    seen += 1
    assert seen > 1500


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
    assert checked > 20


def test_text_that_looks_like_a_formula_stays_text():
    from pipeline.reporting.table import Table

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
    from pipeline.reporting.table import Table

    table = Table("One", "Title", "Note.", ("Name", "Number"), [("a", 3)], 1)
    cover = Cover("Title", "Council", "OFFICIAL", ["About."], "Contact", [])
    assert excel_report_of(cover, [table]) == excel_report_of(cover, [table])
    made = openpyxl.load_workbook(io.BytesIO(excel_report_of(cover, [table])))
    assert made.properties.created == datetime(2026, 1, 1)
