"""The sheet Staff as it is read."""

from __future__ import annotations

import pytest

from pipeline.model import StaffMember
from tests.builders import STAFF, ordinary_case
from tests.sheets import reading_of, sheets_of

NAMES = [one.name for one in STAFF.members]


def column(heading):
    return [field.heading for field in StaffMember.fields.values()].index(heading)


def staff_of(reading):
    return [one.name for one in reading.cases.staff.members]


def said(reading):
    return [
        f"{one.place}: {one.problem}"
        for one in reading.findings
        if one.sheet == "Staff" and one.severity.value != "note"
    ]


def test_every_case_of_a_workbook_has_its_staff(tmp_path):
    reading = reading_of(sheets_of(ordinary_case()), tmp_path)
    (case,) = reading.cases
    assert [one.name for one in case.staff.members] == staff_of(reading) == NAMES


def test_the_staff_may_be_in_a_workbook_of_their_own(tmp_path):
    from pipeline.formats.excel.reader import read
    from tests.sheets import workbook_of

    sheets = sheets_of(ordinary_case())
    (tmp_path / "staff.xlsx").write_bytes(workbook_of({"Staff": sheets.pop("Staff")}))
    (tmp_path / "cases.xlsx").write_bytes(workbook_of(sheets))
    reading = read([tmp_path / "cases.xlsx", tmp_path / "staff.xlsx"])
    assert [one.name for one in next(iter(reading.cases)).staff.members] == NAMES
    assert (reading.stopped, reading.doubtful) == ({}, {})


@pytest.mark.parametrize("written", ["left in March", "31/02/2025", "#REF!"])
@pytest.mark.parametrize("heading", ["From", "To"])
def test_who_has_a_day_that_cannot_be_read_decides_nothing_and_holds_no_case_back(tmp_path, heading, written):
    sheets = sheets_of(ordinary_case())
    sheets["Staff"][1][column(heading)] = written
    reading = reading_of(sheets, tmp_path)
    assert staff_of(reading) == NAMES[1:]
    (one,) = said(reading)
    assert one.endswith("This person decides nothing until it is corrected.")
    assert reading.doubtful == {}


@pytest.mark.parametrize("heading", ["May approve", "From", "To"])
def test_without_one_of_its_columns_nobody_on_the_sheet_decides(tmp_path, heading):
    sheets = sheets_of(ordinary_case())
    for row in sheets["Staff"]:
        del row[column(heading)]
    reading = reading_of(sheets, tmp_path)
    assert staff_of(reading) == []
    assert any(f"no column {heading}, so nobody on it decides" in one for one in said(reading))
    assert reading.doubtful == {}


def test_an_officers_own_staff_list_stops_nothing(tmp_path):
    sheets = {
        **sheets_of(ordinary_case()),
        "Staff": [["Name", "Telephone"], ["Heron Quaverly", "01632 960999"]],
    }
    reading = reading_of(sheets, tmp_path)
    assert (staff_of(reading), reading.stopped, reading.doubtful) == ([], {}, {})
