"""The register of issued copies as a workbook: written, and read back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import xlsxwriter
from python_calamine import CalamineWorkbook

from pipeline.casefiles.register_entry import HEADINGS, Issued, entry_from_row, row_of_entry, text_of_cell

_SHEET, _RECALL, _WHY = "Copies issued", "To recall or to check", "Why"


def read_register(data: bytes) -> tuple[list[Issued], list[tuple[str, str]]]:
    """The entries of a register, and the numbers of the copies to recall, each with the reason.

    Raises CalamineError, ValueError, TypeError, KeyError or StopIteration where it cannot be read.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = _rows_of(book, _RECALL) if _RECALL in book.sheet_names else ()
    recalled = [(text_of_cell(row.get("copy_number")), text_of_cell(row.get("why"))) for row in rows]
    return list(map(entry_from_row, _rows_of(book, _SHEET))), recalled


def register_workbook(copies: Iterable[Issued], recalls: Iterable[tuple[Issued, str]]) -> bytes:
    """The register as a workbook: what was issued, and what to recall. Nothing in it is a formula."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "Register of issued copies", "author": "", "created": datetime(2026, 1, 1)})
    title, head = (
        book.add_format({"bold": True, "font_size": 16}),
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
    )
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_SHEET)
    sheet.write_string(0, 0, "Register of issued copies", title)
    sheet.write_string(
        1, 0, "The program keeps this register and reads it on every run. Write only in the last column."
    )
    _write(sheet, 3, list(HEADINGS.values()), map(row_of_entry, copies), head, text)
    sheet = book.add_worksheet(_RECALL)
    sheet.write_string(0, 0, "Copies to recall or to check", title)
    sheet.write_string(1, 0, "Issued copies that would not be made in the same way today, and why.")
    headings = ["Copy number", "Case ID", "Person ID", "Document", "Version", "Given at", _WHY]
    rows = [
        [copy.copy_number, copy.case_id, copy.person_id, copy.document, copy.version, copy.sent_at, why]
        for copy, why in recalls
    ]
    _write(sheet, 3, headings, rows or [["None"]], head, text)
    book.close()
    return made.getvalue()


def _rows_of(book: CalamineWorkbook, name: str) -> Iterator[Mapping[str | None, object]]:
    """The rows of a sheet, each a mapping from the name of the column to the value."""
    rows = book.get_sheet_by_name(name).iter_rows()
    names = {heading: column for column, heading in (*HEADINGS.items(), ("why", _WHY))}
    columns = [names.get(str(one)) for one in next(row for row in rows if HEADINGS["copy_number"] in row)]
    return (dict(zip(columns, row, strict=False)) for row in rows if row[0])


def _write(
    sheet: object, start: int, headings: list[str], rows: Iterable[list[str]], head: object, text: object
) -> None:
    assert isinstance(sheet, xlsxwriter.worksheet.Worksheet)
    for number, heading in enumerate(headings):
        sheet.write_string(start, number, heading, head)
        sheet.set_column(number, number, max(14, min(40, len(heading) + 4)))
    for place, row in enumerate(rows, start + 1):
        for number, value in enumerate(row):
            sheet.write_string(place, number, value, text)
    sheet.freeze_panes(start + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
