"""Reads a table's rows into records, with a finding for each cell that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.formats.excel.cell_parser import ParsedCell, excel_error, unworked_formula
from pipeline.formats.excel.sheet_xml import letters
from pipeline.formats.excel.table import Column, SheetTable, Unread
from pipeline.model import Blank, Field, Kind, Record, Source
from pipeline.model.finding import Finding, Severity

#: A text longer than this is no spelling of a blank or of one of Excel's errors, so it may be taken as it
#: stands.
_PLAIN = 24
#: A reference as a service gives one: a word with a figure in it.
_REFERENCE = re.compile(r"(?=\S*\d)\S{2,60}")
_IF_STRUCK = "If it no longer holds, delete it; if it does, take the line off it."


@dataclass(frozen=True)
class ReadAs:
    """One normalisation: a cell that was read as something other than its own letters."""

    workbook: str
    place: str
    read_as: str


@dataclass
class Rows:
    """What came of one sheet.

    Each finding stands beside the record it is about, or None, so that it can hold back the case that the
    record turns out to be of. `doubtful`: the headings were not clear, so any row may have been misread.
    `columns`: by field, the letters of its column. `unread`: columns that were not read. `left_out`: fields
    that have no column. `free_column`: where one could be added.
    """

    workbook: str
    sheet: str
    kind: type[Record]
    heading_row: int = 0
    free_column: int = 1
    columns: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[Field] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[tuple[Record | None, Finding]] = field(default_factory=list)
    read_as: list[ReadAs] = field(default_factory=list)
    read: int = 0
    refused: int = 0
    doubtful: bool = False


def read_rows(workbook: str, table: SheetTable) -> Rows:
    """Every row that is not empty. A row without its key or its case is refused, with a finding.

    A row above the headings is read too where it has the references of one, as after a sort that took the
    headings along.
    """
    rows = Rows(
        workbook,
        table.sheet.name,
        table.kind,
        table.heading_row,
        table.free_column,
        {column.field.name: column.letters for column in table.columns},
        table.unread,
        table.left_out,
        findings=[(None, finding) for finding in table.findings],
    )
    rows.doubtful = any(finding.blocks for finding in table.findings)
    reader = _RowReader(workbook, table, rows)
    for number, values in table.sheet.rows():
        if number == table.heading_row or not reader.holds_something(number, values):
            continue
        if number < table.heading_row:
            if not reader.has_its_references(values):
                continue
            reader.say_that_it_is_above(number)
        rows.read += 1
        if table.unreadable:
            rows.refused += 1
        else:
            reader.read(number, values)
    if rows.read:
        reader.say_what_is_hidden()
    return rows


class _RowReader:
    """Reads the rows of one table, one at a time."""

    def __init__(self, workbook: str, table: SheetTable, rows: Rows) -> None:
        self.workbook, self.table, self.rows = workbook, table, rows
        self.first = table.sheet.first_column
        self.columns = [
            (one, one.field.name, one.cache, one.number - self.first, one.field.kind is Kind.PROSE)
            for one in table.columns
        ]
        self.letters = {column.field.name: column.letters for column in table.columns}
        self.empty: dict[str, Any] = dict.fromkeys(table.kind.fields, Blank.NOT_RECORDED)
        beneath = table.sheet.beneath
        self.odd_rows = {row for row, _ in beneath.errors} | {row for row, _ in beneath.unworked}
        self.shown_rows = {row for row, _ in beneath.shown}
        self.struck_rows = {row for row, _ in beneath.struck}
        self.required = [(column, column.field.name) for column in table.columns if column.field.required]
        self.key_names = {
            one.name for one in table.kind.fields.values() if one.required and one.kind is Kind.ID
        }

    def holds_something(self, row: int, values: list[Any]) -> bool:
        """Whether a row has anything in the columns that are read."""
        if row in self.odd_rows:
            return True
        if self.table.unreadable:
            return any(value != "" for value in values)
        width = len(values)
        return any(values[place] != "" for _, _, _, place, _ in self.columns if place < width)

    def has_its_references(self, values: list[Any]) -> bool:
        """Whether every reference that such a row needs is there, each in one word with a figure in it: no title has that."""
        places = [place for _, name, _, place, _ in self.columns if name in self.key_names]
        cells = [str(values[place]).strip() for place in places if place < len(values)]
        return (
            bool(places) and len(cells) == len(places) and all(_REFERENCE.fullmatch(cell) for cell in cells)
        )

    def say_that_it_is_above(self, row: int) -> None:
        """A warning for a row above the headings: it was read, and the next person may not see that it belongs to the table."""
        note = self._note(
            "row_is_below_the_headings",
            0,
            row,
            "this row is above the headings. It was read like any other.",
            "Move it below them, and sort only what is below.",
        )
        self.rows.findings.append((None, replace(note, severity=Severity.WARNING)))

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
        record = self._finish(row, found, problems)
        if row in self.struck_rows:
            self._say_what_is_struck(row, values, record)

    def _as_shown(self, row: int, values: list[Any]) -> None:
        """Take a text or an ID as a person sees it, where the cell's number format shows more than was typed: C-0001 for 1."""
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
        cell = column.convert(raw)
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
        """Cells that the values show as empty, but that hold an Excel error or a formula without a result."""
        for column in self.table.columns:
            at = (row, column.number)
            beneath = self.table.sheet.beneath
            cell = excel_error(beneath.errors[at]) if at in beneath.errors else None
            if cell is None and at in beneath.unworked:
                cell = unworked_formula()
            if cell is not None:
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
                problems.append((column, _empty(column)))
        refused = not_recorded in [found[name] for name in self.key_names]
        for column, cell in problems:
            self.rows.findings.append((record, self._finding(row, column, cell)))
        if refused:
            self.rows.refused += 1
        else:
            self.rows.records.append(record)
        return record

    def _say_what_is_struck(self, row: int, values: list[Any], record: Record) -> None:
        """A note on a row that has struck-out cells: an officer may have meant to take it out, and the program does not."""
        struck = self.table.sheet.beneath.struck
        filled = [
            column for column, _, _, place, _ in self.columns if place < len(values) and values[place] != ""
        ]
        there = [column for column in filled if (row, column.number) in struck]
        ours = sorted((column.number, column.letters, struck[row, column.number]) for column in there)
        if not ours:
            return
        if len(ours) == len(filled) and not any(partly for _, _, partly in ours):
            problem = "this row is struck out. It was read like any other."
        else:
            cells = ", ".join(f"{name}{row}{' (part of it)' if partly else ''}" for _, name, partly in ours)
            problem = f"text is struck out in {cells}. All of it was read."
        self.rows.findings.append((record, self._note("struck_out", ours[0][0], row, problem, _IF_STRUCK)))

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

    def say_what_is_hidden(self) -> None:
        """Notes for what a person looking at the sheet would not see or would see differently."""
        sheet = self.table.sheet
        say = self._say
        if sheet.hidden:
            say(
                "hidden_sheet",
                0,
                0,
                "this sheet is hidden. It was read like any other.",
                "Nothing to do, if its rows are meant.",
            )
        hidden = [row for row in sheet.beneath.hidden_rows if row > self.table.heading_row]
        if hidden:
            say(
                "hidden_rows",
                0,
                hidden[0],
                f"{len(hidden)} hidden or filtered {'row' if len(hidden) == 1 else 'rows'} "
                "from here on; they were read like any other.",
                "Nothing to do, if the rows are meant.",
            )
        for column in self.table.columns:
            if (self.table.heading_row, column.number) in sheet.beneath.struck:
                say(
                    "struck_out",
                    column.number,
                    self.table.heading_row,
                    "this heading is struck out. Its column was read like any other.",
                    _IF_STRUCK,
                )
        ours = {column.number for column in self.table.columns}
        for top, left, bottom, right in sheet.merged:
            touched = [number for number in range(left, right + 1) if number in ours]
            if (
                touched
                and bottom > self.table.heading_row
                and (bottom > max(top, self.table.heading_row + 1) or len(touched) > 1)
            ):
                self._merged(top, left, bottom)

    def _merged(self, top: int, left: int, bottom: int) -> None:
        """Merged cells hold back every case that they reach: all but the first cell are empty, whatever the sheet looks like."""
        reached: list[Record | None] = [
            one for one in self.rows.records if top <= one.read_from.row <= bottom
        ]
        for record in reached or [None]:
            finding = Finding(
                rule="merged_cells",
                severity=Severity.ERROR,
                blocks=True,
                workbook=self.workbook,
                sheet=self.table.sheet.name,
                column=letters(left),
                row=max(top, self.table.heading_row + 1),
                problem="these cells are merged, so only the first of them holds a value.",
                remedy="Unmerge them (Home, Merge and Centre), and fill in each cell.",
            )
            self.rows.findings.append((record, finding))

    def _say(self, rule: str, column: int, row: int, problem: str, remedy: str) -> None:
        self.rows.findings.append((None, self._note(rule, column, row, problem, remedy)))

    def _note(self, rule: str, column: int, row: int, problem: str, remedy: str) -> Finding:
        return Finding(
            rule=rule,
            severity=Severity.NOTE,
            workbook=self.workbook,
            sheet=self.table.sheet.name,
            column=letters(column),
            row=row,
            problem=problem,
            remedy=remedy,
        )


def _is_meant_as_shown(field: Field, text: str) -> bool:
    """Whether what a cell shows is its value, and not only how a number or a date is set."""
    if field.kind is Kind.CODE:
        return field.codes is not None and field.codes.find(text) is not None
    return field.kind in (Kind.TEXT, Kind.PROSE, Kind.ID)


def _empty(column: Column) -> ParsedCell:
    return ParsedCell(
        Blank.NOT_RECORDED,
        rule="required_cell_is_filled",
        problem=f'"{column.field.heading}" is empty, and it is needed.',
        remedy="Fill it in.",
    )
