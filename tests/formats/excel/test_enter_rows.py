"""Rows entered in an officer's workbook are read as the rows that were meant."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError
from pipeline.model import Referral
from pipeline.model.copy_given import CopyGiven
from pipeline.procedure.sample import sample_cases
from tests.making import ROOT
from tests.shared import shared_folder


def entered(tmp_path, data, rows):
    """The reading of a workbook in which these rows were entered."""
    path = tmp_path / "cases.xlsx"
    path.write_bytes(with_rows(Package(path, data), rows))
    return read([path])


def values_of(record):
    """The values of a row, by the names of their fields."""
    return {name: getattr(record, name) for name in type(record).fields}


@pytest.fixture
def data():
    folder = shared_folder(
        "a workbook of one case", lambda to: write_cases(to / "cases.xlsx", sample_cases(1, 9))
    )
    return (folder / "cases.xlsx").read_bytes()


def test_a_row_that_is_there_is_completed_and_no_other_is_touched(tmp_path, data):
    (before,) = read([_file(tmp_path, data)]).cases
    first, *others = before.copies
    values = {"approved_by": "Osprey Candlewharf", "approved_on": date(2026, 10, 29), "version": 2}
    row = EnteredRow(kind=CopyGiven, values=values, row=first.read_from.row)
    (after,) = entered(tmp_path, data, [row]).cases
    changed, *rest = after.copies
    assert {name: getattr(changed, name) for name in values} == values
    assert values_of(changed) == values_of(first) | values
    assert list(map(values_of, rest)) == list(map(values_of, others))


def test_new_rows_come_after_the_last_in_their_order(tmp_path, data):
    (before,) = read([_file(tmp_path, data)]).cases
    new = [
        EnteredRow(
            kind=CopyGiven,
            values={
                "copy_id": f"CG-00000{number}",
                "belongs_to": before.copies[0].belongs_to,
                "person_id": before.copies[0].person_id,
                "document": before.copies[0].document,
                "sent_at": datetime(2026, 10, 29, 14, 30),
            },
        )
        for number in (1, 2)
    ]
    (after,) = entered(tmp_path, data, new).cases
    added = [one for one in after.copies if one.copy_id.startswith("CG-00000")]
    assert [one.copy_id for one in added] == ["CG-000001", "CG-000002"]
    assert [one.read_from.row for one in added] == [len(before.copies) + 2, len(before.copies) + 3]
    assert added[0].sent_at == datetime(2026, 10, 29, 14, 30)
    assert len(after.copies) == len(before.copies) + 2


def test_a_column_that_is_not_there_yet_is_added_with_its_heading(tmp_path, data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Copies given"]
    (place,) = [cell.column for cell in sheet[1] if cell.value == CopyGiven.fields["second_checker"].heading]
    sheet.delete_cols(place)
    without = io.BytesIO()
    book.save(without)
    (before,) = read([_file(tmp_path, without.getvalue())]).cases
    row = EnteredRow(
        kind=CopyGiven, values={"second_checker": "Ada Thistle"}, row=before.copies[0].read_from.row
    )
    (after,) = entered(tmp_path, without.getvalue(), [row]).cases
    assert after.copies[0].second_checker == "Ada Thistle"


def test_a_workbook_without_the_sheet_gets_a_sentence(data, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(data))
    del book["Copies given"]
    without = io.BytesIO()
    book.save(without)
    with pytest.raises(InputError, match='has no sheet "Copies given"'):
        with_rows(Package(Path("x.xlsx"), without.getvalue()), [EnteredRow(kind=CopyGiven, values={})])


def _with(data, change):
    """The workbook with its sheet of referrals changed, and the number of its first free row."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Referrals"]
    free = sheet.max_row + 1
    change(sheet, free)
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue(), free


REFERRAL = {"referral_id": "R-9", "case_id": "C-0001", "received_at": datetime(2026, 10, 5, 9, 41)}


def test_a_new_row_is_not_hidden_by_merged_cells_below_the_table(data):
    def merged(sheet, free):
        sheet.cell(free, 1, "Ask before you write below")
        sheet.merge_cells(start_row=free, start_column=1, end_row=free + 2, end_column=8)
        sheet.merge_cells(start_row=1, start_column=60, end_row=99, end_column=61)

    changed, free = _with(data, merged)
    new = with_rows(Package(Path("x.xlsx"), changed), [EnteredRow(kind=Referral, values=REFERRAL)])
    sheet = openpyxl.load_workbook(io.BytesIO(new))["Referrals"]
    assert [sheet.cell(row, 1).value for row in (free + 1, free + 2, free + 3)] == [None, None, "R-9"]


def test_a_cell_that_merged_cells_hide_is_refused_by_its_address(data):
    def merged(sheet, free):
        sheet.merge_cells(start_row=free - 1, start_column=1, end_row=free - 1, end_column=3)

    changed, free = _with(data, merged)
    row = EnteredRow(kind=Referral, values={"case_id": "C-0001"}, row=free - 1)
    with pytest.raises(InputError, match=rf'Cell [BC]{free - 1} on the sheet "Referrals" is merged'):
        with_rows(Package(Path("x.xlsx"), changed), [row])


def test_a_formula_without_a_result_below_the_table_is_refused_by_its_address(data):
    changed, free = _with(data, lambda sheet, free: sheet.cell(free, 1, '=""'))
    with pytest.raises(InputError, match=f'Cell A{free} on the sheet "Referrals" holds a formula'):
        with_rows(Package(Path("x.xlsx"), changed), [EnteredRow(kind=Referral, values=REFERRAL)])


@pytest.mark.parametrize("text", ["_x0041_", "_x00e9_ a", "_x005F_x0041_", "_x_ _x12_ x0041_", "__x0041_"])
def test_a_text_that_looks_like_the_code_of_a_character_stays_as_it_is(tmp_path, data, text):
    row = EnteredRow(kind=Referral, values={**REFERRAL, "referrer": text})
    (case,) = entered(tmp_path, data, [row]).cases
    assert [one.referrer for one in case.referrals if one.referral_id == "R-9"] == [text]


def test_every_kind_of_value_of_the_sample_is_read_as_it_was(tmp_path):
    """Each row of the sample is written over with its own values, and nothing changes."""
    data = (ROOT / "inputs" / "cases.xlsx").read_bytes()
    before = list(read([_file(tmp_path, data)]).cases)
    rows = [
        EnteredRow(
            kind=type(record),
            values={name: getattr(record, name) for name in type(record).fields},
            row=record.read_from.row,
        )
        for case in before
        for record in case.records()
        if record.read_from.row
    ]
    assert len(rows) > 3_000
    after = list(entered(tmp_path, data, rows).cases)
    for one, other in zip(before, after, strict=True):
        assert list(map(values_of, one.records())) == list(map(values_of, other.records()))


def _file(tmp_path, data):
    path = tmp_path / "cases.xlsx"
    path.write_bytes(data)
    return path
