"""The sheet IDs, as a spreadsheet program works it out: which IDs there are, and which comes next."""

from __future__ import annotations

import io
import shutil
import subprocess

import openpyxl
import pytest

from pipeline.formats.excel.blank_workbook import write_blank
from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.id_lists import ID_SHEET, list_of
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import Attendance, Meeting, NotDone, Recognition, Referral, Review, Section
from pipeline.procedure.sample import sample_cases


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory):
    """A workbook of two cases in which a referral and a meeting were entered, as LibreOffice has it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("ids")
    path = folder / "cases.xlsx"
    write_cases(path, sample_cases(2, 1))
    new = [
        EnteredRow(kind=Referral, values={"referral_id": "R-0999", "case_id": "C-0001"}),
        EnteredRow(kind=Meeting, values={"meeting_id": "Own meeting", "case_id": "C-0001"}),
    ]
    path.write_bytes(with_rows(Package(path, path.read_bytes()), new))
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(folder / "out" / "cases.xlsx", data_only=True)


def test_each_sheet_has_its_number_of_ids_the_last_and_the_one_after_it(worked_out):
    lines = {
        row[0]: row[1:4] for row in worked_out[ID_SHEET].iter_rows(min_row=5, max_col=4, values_only=True)
    }
    assert lines["Cases"] == (2, "C-0002", "C-0003")
    assert lines["Referrals"] == (3, "R-0999", "R-1000")
    assert lines["Meetings"][1:] == ("Own meeting", None)
    assert lines["Hand-overs"] == (0, None, None)


def test_a_list_of_several_sheets_holds_the_ids_of_each_in_their_order(worked_out):
    sheet = worked_out[ID_SHEET]
    place = next(cell.column for cell in sheet[4] if cell.value == "Strategy discussions, Meetings, Reviews")
    listed = [row[0] for row in sheet.iter_rows(min_row=5, min_col=place, max_col=place, values_only=True)]
    expected = [
        row[0]
        for name in ("Strategy discussions", "Meetings", "Reviews")
        for row in worked_out[name].iter_rows(min_row=2, max_col=1, values_only=True)
        if row[0]
    ]
    assert [one for one in listed if one] == expected
    assert "Own meeting" in expected


def test_nothing_of_the_sheet_is_read_and_nothing_is_said_about_it(tmp_path):
    path = tmp_path / "cases.xlsx"
    write_cases(path, sample_cases(1, 1))
    assert [one.sentence for one in read([path]).findings if ID_SHEET in (one.sheet, one.place)] == []


def test_a_list_that_would_be_too_long_or_of_too_many_sheets_is_not_offered():
    meeting = Attendance.fields["meeting_id"]
    assert list_of(meeting, {})
    assert list_of(meeting, {Meeting: 9_000, Review: 2_000}) == ""
    assert list_of(Recognition.fields["subject_id"], {Meeting: 9_000, Review: 2_000})
    assert list_of(NotDone.fields["belongs_to"], {}) == ""
    assert list_of(Section.fields["section_no"], {}) == ""


def test_the_names_of_the_lists_lead_to_cells_that_are_there(tmp_path):
    path = tmp_path / "cases.xlsx"
    write_blank(path)
    book = openpyxl.load_workbook(path)
    names = [name for name in book.defined_names if name.startswith("ids_")]
    assert len(names) == len(set(names)) > 15
    for name in names:
        assert book.defined_names[name].attr_text.split("(")[1].split("!")[0].strip("'") in book.sheetnames


def test_a_workbook_of_so_many_rows_that_no_list_of_several_sheets_is_made_is_written(monkeypatch):
    monkeypatch.setattr("pipeline.formats.excel.id_lists._MOST", 0)
    written = io.BytesIO()
    write_cases(written, sample_cases(1, 1))
    sheet = openpyxl.load_workbook(written)[ID_SHEET]
    assert [cell.value for cell in sheet[4]][:4] == ["Sheet", "IDs", "Last ID", "The ID after it"]
