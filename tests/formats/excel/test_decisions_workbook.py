"""decisions.xlsx completes rows of other workbooks; and a stop that cannot be read is a stop."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.formats.excel.decisions_workbook import FILE_NAME, blank_decisions
from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.reader import read
from pipeline.formats.excel.writer import write_cases
from pipeline.model import codes
from pipeline.model.copy_given import CopyGiven
from tests.family_case import AIM, approved, family_case
from tests.sheets import column_of, reading_of, sheets_of

WHICH = {"belongs_to": AIM, "document": codes.DOCUMENT["aim_report"], "person_id": "F-0001"}


def read_with(folder, *rows):
    """The reading of a workbook with one approved copy, and of decisions.xlsx with these rows."""
    paths = [folder / "cases.xlsx", folder / FILE_NAME]
    write_cases(paths[0], [approved(family_case(), second_checker="Vetch Teacupple")])
    entered = [EnteredRow(kind=CopyGiven, values={**WHICH, **row}) for row in rows]
    paths[1].write_bytes(with_rows(Package(paths[1], blank_decisions()), entered))
    return read(paths)


def test_without_a_row_it_says_nothing_and_changes_nothing(tmp_path):
    reading = read_with(tmp_path)
    assert [one.sentence for one in reading.findings] == []
    assert [one.copy_id for one in reading.cases[0].copies] == ["CG-0501"]


def test_a_row_with_the_id_of_another_workbooks_completes_that_row_in_its_place(tmp_path):
    reading = read_with(tmp_path, {"copy_id": "CG-0501", "sent_at": date(2026, 10, 28)})
    (row,) = reading.cases[0].copies
    assert (row.sent_at, row.approved_by) == (date(2026, 10, 28), "Osprey Candlewharf")
    assert (row.read_from.workbook, row.read_from.row) == ("cases.xlsx", 2)
    assert reading.findings == []


def test_any_other_row_is_one_more(tmp_path):
    reading = read_with(tmp_path, {"copy_id": "CG-0502", "version": 2})
    assert [one.copy_id for one in reading.cases[0].copies] == ["CG-0501", "CG-0502"]


def test_two_cells_that_differ_are_a_finding_that_stops_the_familys_copies_and_names_both(tmp_path):
    reading = read_with(tmp_path, {"copy_id": "CG-0501", "approved_by": "Heron Quaverly"})
    (found,) = reading.findings
    assert (found.rule, found.place, found.beside) == (
        "decisions_agree", "Copies given!H2", (FILE_NAME, "Copies given!H2"),
    )  # fmt: skip
    assert found.stops_copies
    assert "Heron" not in found.sentence
    assert reading.cases[0].copies[0].approved_by == "Osprey Candlewharf"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Stopped on", "yes"), ("Stopped on", "#REF!"), ("Why it was stopped", "because"), ("Stopped by", "x")],
)
def test_a_stop_that_cannot_be_read_is_a_stop(tmp_path, heading, cell):
    sheets = sheets_of(approved(family_case()))
    sheets["Copies given"][1][column_of(sheets, "Copies given", heading)] = cell
    assert reading_of(sheets, tmp_path).cases[0].copies[0].is_stopped
