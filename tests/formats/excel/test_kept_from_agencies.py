"""The column "Not for agencies": as a list, missing, misspelt, and with cells that cannot be read."""

from __future__ import annotations

import pytest

from pipeline.model import Blank, codes
from pipeline.model.finding import Severity
from tests.agency_case import agency_case
from tests.sheets import column_of, reading_of, sheets_of

HEADING = "Not for agencies"


def read_with(tmp_path, cell, heading=HEADING, sheet="Actions"):
    """The reading of a workbook with this cell in the first row of a sheet, under this heading."""
    sheets = sheets_of(agency_case())
    column = column_of(sheets, sheet, HEADING)
    sheets[sheet][0][column] = heading
    sheets[sheet][1][column] = cell
    return reading_of(sheets, tmp_path)


def marks(reading):
    return [row.not_for for row in reading.cases[0].actions]


def test_agencies_are_named_in_a_list_by_their_usual_names(tmp_path):
    reading = read_with(tmp_path, "school, the police; Health")
    first, *others = marks(reading)
    assert first == tuple(codes.AGENCY_KEPT_AWAY[one] for one in ("Education", "Police", "Health"))
    assert set(others) == {Blank.NOT_RECORDED}
    assert reading.findings == []


@pytest.mark.parametrize("cell", ["scool", "school, Mrs Fernhollow", "Parent", "social care", "#REF!", 7])
def test_a_mark_that_cannot_be_read_counts_for_every_agency_and_holds_nothing_else_back(tmp_path, cell):
    reading = read_with(tmp_path, cell)
    first, *others = marks(reading)
    assert first is Blank.WITHHELD
    assert set(others) == {Blank.NOT_RECORDED}
    (finding,) = reading.findings
    assert (finding.place, finding.severity, finding.blocks) == ("Actions!R2", Severity.WARNING, False)
    assert "no agency is given what this row says" in finding.remedy


def test_an_older_workbook_without_the_column_is_read_as_before(tmp_path):
    sheets = sheets_of(agency_case())
    for rows in sheets.values():
        if HEADING in rows[0]:
            place = rows[0].index(HEADING)
            rows[:] = [[cell for number, cell in enumerate(row) if number != place] for row in rows]
    reading = reading_of(sheets, tmp_path)
    assert reading.findings == []
    assert set(marks(reading)) == {Blank.NOT_RECORDED}


@pytest.mark.parametrize(
    "heading", ["Not for agency", "Agencies: not for", "Not for these agencies", "Not 4 agncs"]
)
def test_under_a_heading_that_may_mean_it_a_filled_cell_counts_for_every_agency(tmp_path, heading):
    reading = read_with(tmp_path, "school", heading)
    first, *others = marks(reading)
    assert first is Blank.WITHHELD
    assert set(others) == {Blank.NOT_RECORDED}
    (finding,) = reading.findings
    assert (finding.place, finding.severity) == ("Actions!R1", Severity.WARNING)
    assert "no agency is given" in finding.problem


def test_a_column_of_ones_own_is_let_be(tmp_path):
    reading = read_with(tmp_path, "school", "Notes of the team")
    assert set(marks(reading)) == {Blank.NOT_RECORDED}
