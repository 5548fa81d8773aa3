"""Whom to invite is entered in the workbook for every meeting of which nobody has written it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

from pipeline.app.entry.expected_rows import agencies_to_invite
from pipeline.app.entry.fill_in_invitations import fill_in_invitations
from pipeline.cli import hsb
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import NOT_RECORDED
from pipeline.procedure.clock import Clock
from pipeline.procedure.sample import sample_cases
from tests.app.entry.folder import NOW, case_in, folder_with_a_meeting


@pytest.fixture
def folder(tmp_path):
    """A folder with a case for which a meeting is arranged, and nobody is invited yet."""
    return folder_with_a_meeting(tmp_path / "inputs", arranged_for="29/11/2026 10:00")


def test_each_agency_and_person_to_invite_gets_a_row_and_whether_they_are_is_left_open(folder):
    before = len(case_in(folder, "C-0001").attendance)
    (filled,) = fill_in_invitations(folder, NOW)
    case = case_in(folder, "C-0001")
    rows = case.attendance_at("M-9")
    assert (filled.workbook, filled.rows, filled.meetings, filled.fault) == ("cases.xlsx", len(rows), 1, None)
    assert {str(one.agency) for one in rows} == set(agencies_to_invite(_the_meeting(case), case, Clock(NOW)))
    assert {one.invited for one in rows} == {NOT_RECORDED}
    assert [one for one in rows if one.agency == "Parent" and one.person_id is NOT_RECORDED] == []
    assert len(case.attendance) == before + len(rows)
    assert (folder / "cases.xlsx.before").exists()


def _the_meeting(case):
    return next(one for one in case.meetings if one.meeting_id == "M-9")


def test_a_meeting_with_somebody_on_attendance_is_left_as_it_is(folder):
    fill_in_invitations(folder, NOW)
    written = (folder / "cases.xlsx").read_bytes()
    assert fill_in_invitations(folder, NOW) == []
    assert (folder / "cases.xlsx").read_bytes() == written


def test_a_closed_case_and_a_meeting_without_a_day_are_left_as_they_are(tmp_path):
    cases = [replace(one, attendance=()) for one in sample_cases(12, 9)]
    open_case = next(one for one in cases if one.details.status != "closed")
    closed = next(one for one in cases if one.details.status == "closed" and one.discussions)
    undated = [replace(one, held_at=NOT_RECORDED, arranged_for=NOT_RECORDED) for one in open_case.meetings]
    folder = tmp_path / "inputs"
    folder.mkdir()
    write_cases(folder / "cases.xlsx", [replace(open_case, meetings=tuple(undated)), closed])
    fill_in_invitations(folder, NOW)
    rows = case_in(folder, open_case.id).attendance
    assert {one.meeting_id for one in rows} >= {one.id for one in open_case.discussions}
    assert not {one.meeting_id for one in rows} & {one.id for one in open_case.meetings}
    assert case_in(folder, closed.id).attendance == ()


def test_the_command_says_what_it_entered_and_what_it_could_not(folder):
    (folder / "~$cases.xlsx").write_bytes(b"")
    result = CliRunner().invoke(hsb, ["workbook", "invitations", str(folder), "--as-of", "30/10/2026"])
    assert (result.exit_code, result.stdout) == (OutputError.exit_code, "")
    assert "cases.xlsx" in result.stderr
    (folder / "~$cases.xlsx").unlink()
    result = CliRunner().invoke(hsb, ["workbook", "invitations", str(folder), "--as-of", "30/10/2026"])
    rows = len(case_in(folder, "C-0001").attendance_at("M-9"))
    assert result.stdout == f"cases.xlsx: {rows} rows on Attendance, for 1 meeting.\n"
    result = CliRunner().invoke(hsb, ["workbook", "invitations", str(folder), "--as-of", "30/10/2026"])
    assert result.stdout == "Every meeting has somebody on Attendance. Nothing was entered.\n"


def test_a_folder_without_a_workbook_is_said(tmp_path):
    with pytest.raises(InputError, match="There is no workbook"):
        fill_in_invitations(tmp_path, NOW)
