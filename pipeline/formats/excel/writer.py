"""Writes cases to the workbook that officers fill in, with its guide, lists and checks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from pipeline.formats.excel.column_setup import check, define_staff_list, lay_out
from pipeline.formats.excel.guide import write_guide
from pipeline.formats.excel.id_lists import ID_SHEET, write_ids
from pipeline.formats.excel.reference_sheets import write_codes, write_readers, write_settings
from pipeline.formats.excel.workbook_style import Look
from pipeline.foundation.release import MADE_BY
from pipeline.model import NOBODY, RECORDS, Blank, Case, Field, Kind, Record, StaffMember
from pipeline.model.continuum import AS_THEY_ARE, STEPS

#: The creation date of every workbook, fixed so that the same cases give the same bytes on any day.
_CREATED = datetime(2026, 1, 1)

Cell = Callable[[int, int, Any], None]


def write_cases(
    target: Path | BinaryIO,
    cases: Iterable[Case],
    settings: Sequence[Sequence[str]] = (),
    continuum: Collection[str] = STEPS,
    names: Mapping[str, str] = AS_THEY_ARE,
) -> None:
    """Write `cases` to a path or an open binary file. `settings` are rows of (name, value, what it is).

    `continuum`: the steps that its drop-down list offers. `names`: the council's own names for entries of the
    lists, by their labels.

    Only one case is in memory at a time. Raises OSError where the file cannot be written, and ValueError for
    a text longer than a cell holds.
    """
    if isinstance(target, Path):
        with target.open("wb") as file:
            return write_cases(file, cases, settings, continuum, names)
    with _book(target) as book:
        book.set_properties(
            {
                "title": "Case workbook: harmful sexual behaviour procedure",
                "author": "",
                "comments": MADE_BY,
                "created": _CREATED,
            }
        )
        look = Look(book)
        write_guide(book.add_worksheet("Guide"), look)
        sheets = [_Rows(book.add_worksheet(kind.sheet), kind, look, continuum, names) for kind in RECORDS]
        staff = _Rows(book.add_worksheet(StaffMember.sheet), StaffMember, look, continuum, names)
        everybody = NOBODY
        for case in cases:
            everybody = everybody.joined(case.staff)
            for rows in sheets:
                rows.write(case)
        staff.write_all(everybody.members)
        define_staff_list(book)
        written = {rows.kind: rows.written for rows in sheets}
        for rows in (*sheets, staff):
            check(rows.sheet, rows.kind, rows.written, written)
        write_ids(book.add_worksheet(ID_SHEET), book, look, written)
        write_readers(book.add_worksheet("Who may read what"), look)
        write_codes(book.add_worksheet("Codes"), book, look, continuum, names)
        write_settings(book.add_worksheet("Settings"), settings, look)
    return None


@contextmanager
def _book(target: BinaryIO) -> Iterator[Workbook]:
    """A workbook whose rows are written to temporary files, which are removed in every case."""
    with TemporaryDirectory() as folder:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        book = Workbook(target, options)
        try:
            yield book
            book.close()
        except FileCreateError as fault:
            raise OSError(str(fault)) from fault
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


class _Rows:
    """One record's sheet, written from the top. `written` is the number of rows below the headings."""

    def __init__(
        self,
        sheet: Worksheet,
        kind: type[Record],
        look: Look,
        continuum: Collection[str],
        names: Mapping[str, str],
    ) -> None:
        self.sheet, self.kind, self.written = sheet, kind, 0
        self._names = names
        lay_out(sheet, kind, look, continuum, names)
        self.cells = [
            (number, name, self._cell(field, look))
            for number, (name, field) in enumerate(kind.fields.items())
        ]

    def write(self, case: Case) -> None:
        """Add the rows of one case. A value that was not recorded is left as an empty cell."""
        collection = self.kind.collection
        self.write_all((case.details,) if collection == "details" else getattr(case, collection))

    def write_all(self, records: Iterable[Record]) -> None:
        """Add these rows."""
        for record in records:
            self.written += 1
            for number, name, cell in self.cells:
                value = getattr(record, name)
                if value is not Blank.NOT_RECORDED:
                    cell(self.written, number, value)

    def _cell(self, field: Field, look: Look) -> Cell:
        """The function that writes one field's cells: dates as dates, the rest as an officer types it."""
        style, sheet, names = look.cells[field.kind], self.sheet, self._names

        def write(row: int, number: int, value: Any) -> None:
            if isinstance(value, date):
                sheet.write_datetime(row, number, value, style if isinstance(value, datetime) else look.day)
            elif field.kind is Kind.NUMBER and isinstance(value, int):
                sheet.write_number(row, number, value, style)
            elif sheet.write_string(row, number, as_typed(value, names), style):
                raise ValueError(
                    f"{self.kind.sheet}, row {row + 1}: {field.heading} is longer than a cell holds."
                )

        return write


def as_typed(value: Any, names: Mapping[str, str] = AS_THEY_ARE) -> str:
    """What an officer would type: a label, labels with commas between, Yes or No, a blank, or the text.

    `names`: the council's own names for entries of the lists, by their labels.
    """
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return ", ".join(names.get(code.label, code.label) for code in value)
    label: str | None = getattr(value, "label", None)
    return str(value) if label is None else names.get(label, label)
