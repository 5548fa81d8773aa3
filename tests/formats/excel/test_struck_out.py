"""What is struck out where somebody decides: it lets nothing through, and the family waits."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from pipeline.app.check_workbooks import without_copies
from pipeline.formats.excel.reader import read
from pipeline.model import BY_COLLECTION
from tests.family_case import approved, family_case
from tests.sheets import sheets_of, workbook_of


def with_line_through(tmp_path, collection, name=None):
    """The approved case as read where a row of a sheet, or one cell of it, is struck out."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(sheets_of(approved(family_case())))))
    sheet = book[BY_COLLECTION[collection].sheet]
    headings = [cell.value for cell in sheet[1]]
    heading = BY_COLLECTION[collection].fields[name].heading if name else None
    for number, cell in enumerate(sheet[2]):
        if heading in (None, headings[number]):
            cell.font = Font(strike=True)
    book.save(tmp_path / "cases.xlsx")
    return read([tmp_path / "cases.xlsx"])


def found(reading):
    return [
        (one.place, one.problem, one.stops_copies) for one in reading.findings if one.rule == "struck_out"
    ]


@pytest.mark.parametrize("name", [None, "approved_by", "checked_on"])
def test_an_approval_that_is_struck_out_approves_nothing(tmp_path, name):
    reading = with_line_through(tmp_path, "copies", name)
    ((place, problem, stops),) = found(reading)
    assert place.startswith("Copies given!")
    assert problem.endswith(", so the row decides nothing.")
    assert not stops
    (case,) = reading.cases
    assert case.copies == approved(family_case()).copies[1:]


@pytest.mark.parametrize(
    ("collection", "name"),
    [("family", "may_receive_copy"), ("sections", "release"), ("sections", "release_by"), ("family", None)],
)
def test_where_a_decision_on_the_family_is_struck_out_there_are_no_copies_until_it_is_clear(
    tmp_path, collection, name
):
    reading = with_line_through(tmp_path, collection, name)
    ((place, problem, stops),) = found(reading)
    assert place.startswith(BY_COLLECTION[collection].sheet)
    assert problem.endswith("Nobody knows whether it still applies.")
    assert stops
    assert list(without_copies(reading, reading.findings)) == ["C-0501"]


def test_other_cells_that_are_struck_out_stop_nothing(tmp_path):
    ((_, problem, stops),) = found(with_line_through(tmp_path, "family", "name"))
    assert (problem.endswith("All of it was read."), stops) == (True, False)
