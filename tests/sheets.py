"""A workbook as plain lists of cells, changed as people change theirs before it is read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.formats.excel.reader import Reading, read
from pipeline.formats.excel.writer import as_typed
from pipeline.model import NOBODY, SHEETS, Blank, Case

#: By the name of a sheet, its rows; the first holds the headings.
Sheets = dict[str, list[list[Any]]]


def sheets_of(*cases: Case) -> Sheets:
    """Every sheet of the workbook with these cases."""
    sheets: Sheets = {kind.sheet: [[field.heading for field in kind.fields.values()]] for kind in SHEETS}
    for case in cases:
        for record in case.records():
            cells = [getattr(record, name) for name in record.fields]
            sheets[record.sheet].append([_cell(one) for one in cells])
    everybody = NOBODY
    for case in cases:
        everybody = everybody.joined(case.staff)
    for member in everybody.members:
        sheets[member.sheet].append([_cell(getattr(member, name)) for name in member.fields])
    return sheets


def _cell(value: Any) -> Any:
    if value is Blank.NOT_RECORDED:
        return ""
    is_plain = hasattr(value, "year") or (isinstance(value, int) and not isinstance(value, bool))
    return value if is_plain else as_typed(value)


def workbook_of(sheets: Sheets) -> bytes:
    """The sheets as an .xlsx file."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "datetime": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "" and hasattr(value, "year"):
                    sheet.write_datetime(number, column, value, formats[type(value).__name__])
                elif value != "":
                    sheet.write(number, column, value)
    book.close()
    return buffer.getvalue()


def reading_of(sheets: Sheets, folder: Path, **more: Any) -> Reading:
    """The reading of these sheets as one workbook."""
    path = folder / "cases.xlsx"
    path.write_bytes(workbook_of(sheets))
    return read([path], **more)


def column_of(sheets: Sheets, sheet: str, heading: str) -> int:
    """The index of a column, from 0."""
    return sheets[sheet][0].index(heading)
