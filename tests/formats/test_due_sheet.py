"""The workbook of what is due."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from pipeline.formats.due_sheet import due_workbook
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import due_of
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.builders import ordinary_case
from tests.formats.printing import assert_prints_well

CLOCK = Clock(AS_OF)


@pytest.fixture(scope="module")
def book():
    cases = list(sample_cases(40))
    return openpyxl.load_workbook(
        io.BytesIO(due_workbook(due_of(cases, CLOCK, 14), CLOCK, 14, "OFFICIAL-SENSITIVE"))
    )


def table(sheet):
    heads = [cell.value for cell in sheet[4]]
    return [dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=5)]


def test_the_sheets_list_by_time_by_person_and_by_case(book):
    assert book.sheetnames == [
        "What is due",
        "By person",
        "By case",
        "No time limit",
        "Not entered",
        "How each duty is met",
    ]
    by_time, by_person, by_case = (table(book[name]) for name in book.sheetnames[:3])
    assert len(by_time) == len(by_person) == len(by_case) > 10
    statuses = [row["Status"] for row in by_time]
    assert statuses == sorted(statuses, key=lambda one: one.startswith("Due")), "overdue first"
    assert [row["Who"].casefold() for row in by_person] == sorted(row["Who"].casefold() for row in by_person)
    assert [row["Case"] for row in by_case] == sorted(row["Case"] for row in by_case)


def test_each_row_says_what_to_do_which_document_comes_of_it_and_where_it_is_recorded(book):
    row = next(row for row in table(book["What is due"]) if row["What"] == "Review for RV-002802")
    assert row["Status"] == "256 days overdue"
    assert row["Due"] == datetime(2026, 2, 16)
    assert row["What to do"] == "Hold the review, and enter when it was held."
    assert row["Document made from it"] == "Review minutes"
    assert row["Asked by"] == "R28"
    assert row["Why"].startswith("Review for RV-002802 is not recorded (R28).")
    assert row["Where it is recorded"] == "Reviews, Held at", "the sample was not read from a workbook"


def test_no_child_is_named(book):
    said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for case in sample_cases(40):
        for name in (case.details.child_name, *(child.child_name for child in case.linked_children)):
            if isinstance(name, str):
                assert name not in said


def test_it_carries_the_marking_the_day_and_a_title_and_is_the_same_every_time(book):
    assert book["What is due"]["A1"].value == "What is due"
    assert book["What is due"]["A2"].value.startswith(
        "OFFICIAL-SENSITIVE. As of 30/10/2026. Overdue first, then what falls due by 13/11"
    )
    assert book["By case"].oddHeader.left.text == "OFFICIAL-SENSITIVE"
    due = due_of(sample_cases(3), CLOCK, 14)
    assert due_workbook(due, CLOCK, 14, "OFFICIAL") == due_workbook(due, CLOCK, 14, "OFFICIAL")


def test_each_sheet_is_one_table_with_headings_of_its_own_and_nothing_merged_or_hidden(book):
    for sheet in book:
        assert len(sheet.tables) == 1
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        heads = [cell.value for cell in sheet[4]]
        assert len(set(heads)) == len(heads)
        assert all(heads)


def test_the_share_kept_leaves_out_what_is_not_yet_due_and_is_no_figure_where_nothing_is(book):
    rows = {row["Duty"]: row for row in table(book["How each duty is met"])}
    for row in rows.values():
        over = row["Met"] + row["Missed"] + row["Overdue"]
        if over:
            assert row["Share met in time"] == pytest.approx(row["Met"] / over)
    empty = due_of([ordinary_case(referrals=(), discussions=(), linked_children=())], CLOCK, 14)
    nothing = openpyxl.load_workbook(io.BytesIO(due_workbook(empty, CLOCK, 14, "OFFICIAL")))
    assert {row["Share met in time"] for row in table(nothing["How each duty is met"])} == {"[z]"}, (
        "never 0 per cent of nothing"
    )


def test_where_nothing_is_due_the_sheets_say_so():
    due = due_of(
        [ordinary_case(referrals=(), discussions=(), linked_children=())], Clock(date(2026, 10, 30)), 14
    )
    made = openpyxl.load_workbook(io.BytesIO(due_workbook(due, CLOCK, 14, "OFFICIAL")))
    assert made["What is due"]["A4"].value == "Status"
    assert made["What is due"]["A5"].value == "Nothing."


def test_every_sheet_is_in_one_font_and_fits_an_a4_page_at_8_points(book):
    assert_prints_well(book)
