"""Values entered in an officer's workbook: read back as they were meant, and everything else as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from pipeline.formats.excel.enter_cells import Value, with_cells
from pipeline.foundation.errors import InputError
from tests.making import ROOT

SAMPLE = (ROOT / "inputs" / "cases.xlsx").read_bytes()


def book(change=lambda sheet, book: None):
    """A workbook with one sheet of three rows, changed."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Copies given"
    for row in (("Copy ID", "Approved on", "Note"), ("CG-1", date(2026, 10, 1), "x"), ("CG-2", None, None)):
        sheet.append(row)
    change(sheet, made)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def cells_of(data, sheet="Copies given"):
    """The values of a sheet, as openpyxl reads them."""
    read = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return {cell.coordinate: cell.value for row in read.iter_rows() for cell in row if cell.value is not None}


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


VALUES = [
    ("Ada Thistle", "Ada Thistle"),
    ("  a < b & 'c' \"d\"\nnext line ", "  a < b & 'c' \"d\"\nnext line "),
    ("=1+1", "=1+1"),
    (7, 7),
    (1.5, 1.5),
    (date(2026, 10, 30), datetime(2026, 10, 30)),
    (datetime(2026, 10, 30, 14, 45), datetime(2026, 10, 30, 14, 45)),
    (None, None),
    ("", None),
    ("bell\x07", "bell"),
]


@pytest.mark.parametrize(("value", "read"), VALUES)
@pytest.mark.parametrize("place", ["A2", "C2", "C3", "D3", "B9", "AB200"])
def test_it_is_read_back_in_any_cell_and_nothing_else_has_changed(value, read, place):
    column, row = openpyxl.utils.cell.coordinate_from_string(place)
    before = book()
    after = with_cells(
        before, {"Copies given": {row: {openpyxl.utils.column_index_from_string(column): value}}}
    )
    expected = {**cells_of(before), place: read}
    assert cells_of(after) == {key: one for key, one in expected.items() if one is not None}
    changed = {name for name, part in parts(after).items() if parts(before).get(name) != part}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"}


def test_a_new_row_of_the_sample_looks_as_the_row_above_it_and_dates_are_dates():
    sheet = openpyxl.load_workbook(io.BytesIO(SAMPLE))["Copies given"]
    row = sheet.max_row + 1
    there = [cell for cell in sheet[row - 1] if cell.has_style]
    values: dict[int, Value] = {
        openpyxl.utils.column_index_from_string(cell.column_letter): date(2026, 10, 30)
        if cell.is_date
        else "x"
        for cell in there
    }
    made = openpyxl.load_workbook(io.BytesIO(with_cells(SAMPLE, {"Copies given": {row: values}})))
    after = made["Copies given"]
    for old in there:
        new = after[f"{old.column_letter}{row}"]
        assert new.number_format == old.number_format
        for look in ("font", "fill", "alignment", "border"):
            assert str(getattr(new, look)) == str(getattr(old, look))
        assert new.is_date == old.is_date
    assert after.dimensions.endswith(str(row))


def test_only_the_parts_of_that_sheet_change_in_the_sample():
    after = with_cells(SAMPLE, {"Copies given": {2: {3: "Ada"}}})
    before, now = parts(SAMPLE), parts(after)
    changed = {name for name in before if before[name] != now[name]}
    assert len([name for name in changed if "worksheets" in name]) == 1
    assert not {name for name in changed if "worksheets" not in name} - {
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
    }
    assert with_cells(SAMPLE, {"Copies given": {2: {3: "Ada"}}}) == after, "the same bytes each time"


def test_a_table_of_excels_grows_with_a_row_right_below_it_and_with_no_other():
    def with_table(sheet, made):
        sheet.add_table(Table(displayName="copies", ref="A1:C3"))

    for row, ref in ((4, "A1:C4"), (2, "A1:C3"), (6, "A1:C3")):
        after = with_cells(book(with_table), {"Copies given": {row: {1: "CG-3"}}})
        table = openpyxl.load_workbook(io.BytesIO(after))["Copies given"].tables["copies"]
        assert (table.ref, table.autoFilter.ref if table.autoFilter else ref) == (ref, ref)


def test_a_workbook_that_counts_from_1904_has_the_same_day():
    def counted_otherwise(sheet, made):
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    after = with_cells(book(counted_otherwise), {"Copies given": {3: {2: date(2026, 10, 30)}}})
    assert cells_of(after)["B3"] == datetime(2026, 10, 30)


def test_a_formula_is_not_written_over_and_a_text_that_is_too_long_is_refused():
    def with_formula(sheet, made):
        sheet["C3"] = "=A2"

    for data, value, said in ((book(with_formula), "x", "holds a formula"), (book(), "x" * 40_000, "longer")):
        with pytest.raises(InputError, match=f'ell C3 on the sheet "Copies given".*{said}') as fault:
            with_cells(data, {"Copies given": {3: {3: value}}})
        assert "xx" not in str(fault.value)


def test_a_sheet_that_is_not_there_and_a_damaged_part_are_refused_with_a_sentence():
    damaged = parts(book()) | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='1'>"}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in damaged.items():
            archive.writestr(name, part)
    for given_, sheet in ((book(), "Nowhere"), (data.getvalue(), "Copies given")):
        with pytest.raises(InputError):
            with_cells(given_, {sheet: {1: {1: "x"}}})


@settings(deadline=None)  # the first example builds the workbook, on a busy machine in a third of a second
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 30)),
        st.one_of(
            st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=20), st.integers(1, 50_000)
        ),
        max_size=12,
    )
)
def test_any_cells_are_read_back(values):
    cells: dict[int, dict[int, Value]] = {}
    for (row, column), value in values.items():
        cells.setdefault(row, {})[column] = value
    after = cells_of(with_cells(book(), {"Copies given": cells}))
    for (row, column), value in values.items():
        read = after.get(f"{openpyxl.utils.get_column_letter(column)}{row}")
        if isinstance(value, int):
            assert read == value or column == 2, "the second column shows days"
        else:
            assert (read or "") == value
