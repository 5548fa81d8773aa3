"""The register of issued copies as a workbook: written, and read back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

from python_calamine import CalamineWorkbook

from pipeline.casefiles.register_entry import HEADINGS, Issued, cell_of_entry, entry_from_row, text_of_cell
from pipeline.formats.working_list import Column, WorkingList

_SHEET, _RECALL, _CODES, _WHY = "Copies issued", "To recall or to check", "Files and codes", "Why"
#: The widths of the columns for people, in characters.
_WIDTHS = {
    "copy_number": 12,
    "case_id": 9,
    "person_id": 11,
    "document": 14,
    "belongs_to": 13,
    "version": 9,
    "state": 14,
    "approved_by": 18,
    "second_checker": 15,
    "method": 11,
    "sent_at": 14,
    "read_through_on": 12,
    "supersedes": 12,
    "issued_on": 12,
    "notes": 17,
}
#: The widths of the columns of codes.
_CODE_WIDTHS = {
    "copy_number": 12,
    "file": 26,
    "sha256": 19,
    "content": 11,
    "withheld": 30,
    "encrypted": 11,
    "template": 11,
    "rules": 13,
    "recipient": 12,
    "parts": 48,
}
_RECALLS = {"copy_number": 12, "case_id": 9, "person_id": 11, "document": 18, "version": 9, "sent_at": 26}


def read_register(data: bytes) -> tuple[list[Issued], list[tuple[str, str]]]:
    """The entries of a register, and the numbers of the copies to recall, each with the reason.

    A register of an earlier edition has all columns on its first sheet. Raises CalamineError, ValueError,
    TypeError, KeyError or StopIteration where it cannot be read.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = _rows_of(book, _RECALL) if _RECALL in book.sheet_names else ()
    recalled = [(text_of_cell(row.get("copy_number")), text_of_cell(row.get("why"))) for row in rows]
    coded = _rows_of(book, _CODES) if _CODES in book.sheet_names else ()
    codes = {text_of_cell(row.get("copy_number")): row for row in coded}
    entries = (
        {**codes.get(text_of_cell(row.get("copy_number")), {}), **row} for row in _rows_of(book, _SHEET)
    )
    return list(map(entry_from_row, entries)), recalled


def register_workbook(copies: Iterable[Issued], recalls: Iterable[tuple[Issued, str]]) -> bytes:
    """The register as a workbook: what was issued, what to recall, and the codes by which a copy is known.

    Nothing in it is a formula.
    """
    both = [(_row(one, _WIDTHS), _row(one, _CODE_WIDTHS)) for one in copies]
    book = WorkingList("Register of issued copies", "")
    note = "The program keeps this register and reads it on every run. Write only in the last column."
    book.table(_SHEET, note, _columns(_WIDTHS), [people for people, _ in both], nothing="")
    note = "Issued copies that would not be made in the same way today, and why."
    found = [[*_row(one, _RECALLS), why] for one, why in recalls]
    book.table(_RECALL, note, [*_columns(_RECALLS), (_WHY, 80)], found, nothing="None")
    note = "The file of each copy, what was withheld from it, and the codes by which the program knows it."
    book.table(_CODES, note, _columns(_CODE_WIDTHS), [codes for _, codes in both], nothing="")
    return book.to_bytes()


def _columns(widths: Mapping[str, int]) -> list[Column]:
    return [(HEADINGS[name], width) for name, width in widths.items()]


def _row(copy: Issued, names: Iterable[str]) -> list[str]:
    return [cell_of_entry(copy, name) for name in names]


def _rows_of(book: CalamineWorkbook, name: str) -> Iterator[Mapping[str | None, object]]:
    """The rows of a sheet, each a mapping from the name of the column to the value."""
    rows = book.get_sheet_by_name(name).iter_rows()
    names = {heading: column for column, heading in (*HEADINGS.items(), ("why", _WHY))}
    columns = [names.get(str(one)) for one in next(row for row in rows if HEADINGS["copy_number"] in row)]
    return (dict(zip(columns, row, strict=False)) for row in rows if row[0])
