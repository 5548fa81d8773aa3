"""The workbook of a case file audit."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from pipeline.formats.audit_sheet import audit_workbook
from pipeline.procedure.audit.tally import Kept
from tests.formats.printing import assert_prints_well
from tests.procedure.audit.test_tally import audit_of, late
from tests.rich_case import rich_case

SHEETS = ["Domains", "Duties", "Cases", "Exceptions", "Drawing"]


def book_of(audit):
    return openpyxl.load_workbook(io.BytesIO(audit_workbook(audit, "OFFICIAL-SENSITIVE")))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]


def two():
    return audit_of(rich_case(), replace(late(), details=replace(late().details, case_id="C-0002")))


def test_it_has_five_sheets_each_marked_with_one_table_and_its_heading():
    book = book_of(two())
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet["A1"].value == sheet.title
        assert sheet["A2"].value.startswith("RESTRICTED, OFFICIAL-SENSITIVE. As of 30 October 2026.")
        assert len(sheet.tables) == 1
        assert all(cell.value for cell in sheet[4])


def test_every_exception_has_its_case_its_cell_and_a_place_for_a_comment():
    audit = two()
    found = rows(book_of(audit)["Exceptions"])
    assert len(found) == sum(one.kept is not Kept.MET for one in audit.lines)
    assert all(row[0] in audit.sample.case_ids and row[6] for row in found)
    assert any(row[2] == "R01" and "late" in row[5] for row in found)


def test_the_numbers_are_those_of_the_audit():
    audit = two()
    book = book_of(audit)
    assert sum(row[1] for row in rows(book["Domains"])) == audit.counts_of()[Kept.MET]
    assert [row[0] for row in rows(book["Cases"])] == list(audit.sample.case_ids)
    assert sum(row[3] for row in rows(book["Drawing"]) if row[0] == "Stratum") == 2


def test_where_everything_is_kept_the_sheets_say_so():
    audit = two()
    audit.lines.clear()
    book = book_of(audit)
    assert book["Exceptions"]["A5"].value == "Nothing."
    assert not book["Exceptions"].tables


def test_every_sheet_is_in_one_font_and_fits_an_a4_page_at_8_points():
    assert_prints_well(book_of(two()))


def test_the_same_audit_gives_the_same_bytes_and_a_text_like_a_formula_stays_text():
    audit = two()
    assert audit_workbook(audit, "X") == audit_workbook(audit, "X")
    audit.lines[:] = [next(one for one in audit.lines if one.kept is not Kept.MET)._replace(why="=1+1")]
    assert book_of(audit)["Exceptions"]["F5"].data_type == "s"
