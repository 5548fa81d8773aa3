"""Reads the rows of a table into records, with a finding for each cell that cannot be read."""

from __future__ import annotations

import re
from typing import Any

from pipeline.formats.excel.kept_from_agencies import counted_for_all, misread
from pipeline.formats.excel.parsed_cell import ParsedCell, excel_error, required_but_empty, unworked_formula
from pipeline.formats.excel.row_notes import RowNotes
from pipeline.formats.excel.rows import ReadAs, RowsRead
from pipeline.formats.excel.table import Column, SheetTable
from pipeline.model import Blank, Field, Kind, Record, Source
from pipeline.model.finding import Finding, Severity

#: The length above which a text cannot be a blank or one of Excel's errors, so it needs no conversion.
_PLAIN = 24
#: What a reference looks like: one word with a digit in it.
_REFERENCE = re.compile(r"(?=\S*\d)\S{2,60}")


def read_rows(workbook: str, table: SheetTable) -> RowsRead:
    """Every row of a table that is not empty. A row without its key or its case is refused, with a finding.

    A row above the headings is read too if it has its references, as after a sort that moved the headings.
    """
    rows = RowsRead(
        workbook=workbook,
        sheet=table.sheet.name,
        kind=table.kind,
        heading_row=table.heading_row,
        free_column=table.free_column,
        columns={column.field.name: column.letters for column in table.columns},
        unread=table.unread,
        left_out=table.left_out,
        findings=[(None, finding) for finding in table.findings],
    )
    rows.doubtful = any(finding.blocks for finding in table.findings)
    notes = RowNotes(workbook, table)
    reader = _RowReader(workbook, table, rows, notes)
    for number, values in table.sheet.rows():
        if number == table.heading_row or not reader.holds_something(number, values):
            continue
        if number < table.heading_row:
            if not reader.has_its_references(values):
                continue
            rows.findings.append((None, notes.above_headings(number)))
        rows.read += 1
        if table.unreadable:
            rows.refused += 1
        else:
            reader.read(number, values)
    if rows.read:
        rows.findings += ((None, note) for note in notes.hidden())
        rows.findings += notes.merged(rows.records)
    return rows


class _RowReader:
    """Reads the rows of one table, one at a time."""

    def __init__(self, workbook: str, table: SheetTable, rows: RowsRead, notes: RowNotes) -> None:
        self.workbook, self.table, self.rows, self.notes = workbook, table, rows, notes
        self.first = table.sheet.first_column
        self.columns = [
            (
                column,
                column.field.name,
                column.cache,
                column.number - self.first,
                column.field.kind is Kind.PROSE,
            )
            for column in table.columns
        ]
        self.letters = {column.field.name: column.letters for column in table.columns}
        self.empty: dict[str, Any] = dict.fromkeys(table.kind.fields, Blank.NOT_RECORDED)
        self.misread = [
            (unread.number - self.first, field.name)
            for field, unread in misread(table.left_out, table.unread)
        ]
        beneath = table.sheet.beneath
        self.odd_rows = {row for row, _ in beneath.errors} | {row for row, _ in beneath.unworked}
        self.shown_rows = {row for row, _ in beneath.shown}
        self.struck_rows = {row for row, _ in beneath.struck}
        self.required = [(column, column.field.name) for column in table.columns if column.field.required]
        self.key_names = {
            field.name for field in table.kind.fields.values() if field.required and field.kind is Kind.ID
        }

    def holds_something(self, row: int, values: list[Any]) -> bool:
        """Whether a row has a value in one of the columns that are read."""
        if row in self.odd_rows:
            return True
        if self.table.unreadable:
            return any(value != "" for value in values)
        width = len(values)
        for _, _, _, place, _ in self.columns:  # noqa: SIM110 - any() costs more, and the first is mostly filled
            if place < width and values[place] != "":
                return True
        return False

    def has_its_references(self, values: list[Any]) -> bool:
        """Whether a row has every reference it needs, each one word with a digit in it, as no title has."""
        places = [place for _, name, _, place, _ in self.columns if name in self.key_names]
        cells = [str(values[place]).strip() for place in places if place < len(values)]
        return (
            bool(places) and len(cells) == len(places) and all(_REFERENCE.fullmatch(cell) for cell in cells)
        )

    def read(self, row: int, values: list[Any]) -> None:
        """Turn one row into a record, or refuse it."""
        found = self.empty.copy()
        problems: list[tuple[Column, ParsedCell]] = []
        if row in self.shown_rows:
            self._as_shown(row, values)
        width = len(values)
        for column, name, cache, place, prose in self.columns:
            raw = values[place] if place < width else ""
            if raw == "":
                continue
            # True equals 1.0, so a cache by value must not be asked for either of them.
            known = cache.get(raw) if type(raw) is not bool else None
            if known is not None:
                found[name] = known
            elif (
                prose
                and type(raw) is str
                and len(raw) > _PLAIN
                and raw.isprintable()
                and raw[0] != " " != raw[-1]
            ):
                found[name] = raw
            else:
                self._convert(column, row, raw, found, problems)
        if row in self.odd_rows:
            self._odd_cells(row, found, problems)
        for place, name in self.misread:
            if place < width and values[place] != "":
                found[name] = Blank.WITHHELD
        record = self._finish(row, found, problems)
        if row in self.struck_rows:
            filled = [
                column
                for column, _, _, place, _ in self.columns
                if place < len(values) and values[place] != ""
            ]
            self.rows.findings += (
                (record, note) for note in self.notes.struck_out(row, filled, self.table.kind)
            )

    def _as_shown(self, row: int, values: list[Any]) -> None:
        """Replace a value by what its number format shows if that is more than was typed: C-0001 for 1."""
        shown = self.table.sheet.beneath.shown
        for column, _, _, place, _ in self.columns:
            look = shown.get((row, column.number))
            text = (
                look.of(values[place])
                if look is not None and place < len(values) and values[place] != ""
                else None
            )
            if text is not None and _is_meant_as_shown(column.field, text):
                values[place] = text
                self.rows.read_as.append(
                    ReadAs(self.workbook, f"{self.table.sheet.name}!{column.letters}{row}", text)
                )

    def _convert(
        self,
        column: Column,
        row: int,
        raw: Any,
        found: dict[str, Any],
        problems: list[tuple[Column, ParsedCell]],
    ) -> None:
        cell = counted_for_all(column.convert(raw), column.field)
        found[column.field.name] = cell.value
        if cell.problem:
            problems.append((column, cell))
        if cell.read_as:
            self.rows.read_as.append(
                ReadAs(self.workbook, f"{self.table.sheet.name}!{column.letters}{row}", cell.read_as)
            )
        elif not cell.problem and type(raw) is not bool and column.field.kind is not Kind.PROSE:
            column.cache[raw] = cell.value

    def _odd_cells(self, row: int, found: dict[str, Any], problems: list[tuple[Column, ParsedCell]]) -> None:
        """Read the cells without a value because they hold an Excel error or a formula without a result."""
        for column in self.table.columns:
            at = (row, column.number)
            beneath = self.table.sheet.beneath
            cell = excel_error(beneath.errors[at]) if at in beneath.errors else None
            if cell is None and at in beneath.unworked:
                cell = unworked_formula()
            if cell is not None:
                cell = counted_for_all(cell, column.field)
                found[column.field.name] = cell.value
                problems.append((column, cell))

    def _finish(self, row: int, found: dict[str, Any], problems: list[tuple[Column, ParsedCell]]) -> Record:
        record: Record = self.table.kind.from_cells(
            found.items(), Source(self.workbook, self.table.sheet.name, self.letters, row)
        )
        not_recorded = Blank.NOT_RECORDED
        unread = {column.field.name for column, _ in problems} if problems else set()
        for column, name in self.required:
            if found[name] is not_recorded and name not in unread:
                problems.append((column, required_but_empty(column.field.heading)))
        refused = not_recorded in [found[name] for name in self.key_names]
        for column, cell in problems:
            self.rows.findings.append((record, self._finding(row, column, cell)))
        if refused:
            self.rows.refused += 1
        else:
            self.rows.records.append(record)
        return record

    def _finding(self, row: int, column: Column, cell: ParsedCell) -> Finding:
        refused = ""
        if column.field.name in self.key_names and cell.value is Blank.NOT_RECORDED:
            refused = " The row was not read."
        return Finding(
            rule=cell.rule,
            severity=cell.severity,
            blocks=cell.severity is Severity.ERROR,
            workbook=self.workbook,
            sheet=self.table.sheet.name,
            column=column.letters,
            row=row,
            problem=cell.problem + refused,
            remedy=cell.remedy,
            accepted=cell.accepted,
        )


def _is_meant_as_shown(field: Field, text: str) -> bool:
    """Whether what a cell shows is its value, and not only the format of a number or a date."""
    if field.kind is Kind.CODE:
        return field.codes is not None and field.codes.find(text) is not None
    return field.kind in (Kind.TEXT, Kind.PROSE, Kind.ID)
