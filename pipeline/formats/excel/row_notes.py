"""Findings about what a person who looks at a sheet does not see, or sees differently from the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.sheet_xml import letters
from pipeline.formats.excel.table import Column, SheetTable
from pipeline.model import Clearance, CopyGiven, Record
from pipeline.model.finding import Finding, Severity

#: The rule of a note on what is struck out.
STRUCK_OUT = "struck_out"
#: The sheets whose rows only ever let something through: one that is struck out or cannot be read decides
#: nothing, and holds nothing back.
DECIDES_NOTHING = (CopyGiven, Clearance)
_IF_STRUCK = "If it no longer applies, delete it. If it does, remove the strikethrough."


class RowNotes:
    """Makes the findings about hidden, struck-out, merged and misplaced rows of one table."""

    def __init__(self, workbook: str, table: SheetTable) -> None:
        self._workbook, self._table = workbook, table

    def above_headings(self, row: int) -> Finding:
        """The warning for a row above the headings, which a person may not see as part of the table."""
        return self._finding(
            "row_is_below_the_headings",
            0,
            row,
            "this row is above the headings. It was read like any other.",
            "Move it below them, and sort only the rows below the headings.",
            Severity.WARNING,
        )

    def struck_out(self, row: int, filled: Sequence[Column], kind: type[Record]) -> Iterator[Finding]:
        """The finding about a row whose `filled` cells are struck out, all or some, as if to delete them.

        Where one of them decides what a family may read, there is no copy until it is clear whether it holds.
        """
        struck = self._table.sheet.beneath.struck
        found = [(column, struck[row, column.number]) for column in filled if (row, column.number) in struck]
        cells = sorted(found, key=lambda one: one[0].number)
        if not cells:
            return
        is_whole = len(cells) == len(filled) and not any(partly for _, partly in cells)
        names = ", ".join(f"{one.letters}{row}{' (part of it)' if partly else ''}" for one, partly in cells)
        what = "this row is struck out" if is_whole else f"text is struck out in {names}"
        column = cells[0][0].number
        deciding = [one for one, _ in cells if one.field.protects or one.field.decides]
        if kind in DECIDES_NOTHING:
            problem = f"{what}, so the row decides nothing."
            yield self._finding(STRUCK_OUT, column, row, problem, _IF_STRUCK, Severity.WARNING)
        elif deciding:
            finding = self._finding(
                STRUCK_OUT,
                deciding[0].number,
                row,
                f"{what}, and it decides what the family may read. Nobody knows whether it still applies.",
                _IF_STRUCK,
                Severity.WARNING,
            )
            yield replace(finding, stops_copies=True)
        else:
            read = "It was read like any other." if is_whole else "All of it was read."
            yield self._finding(STRUCK_OUT, column, row, f"{what}. {read}", _IF_STRUCK)

    def hidden(self) -> Iterator[Finding]:
        """The notes on a hidden sheet, hidden or filtered rows, and struck-out headings."""
        sheet, heading_row = self._table.sheet, self._table.heading_row
        if sheet.hidden:
            problem = "this sheet is hidden. It was read like any other."
            yield self._finding("hidden_sheet", 0, 0, problem, "Nothing to do if its rows should count.")
        hidden = [row for row in sheet.beneath.hidden_rows if row > heading_row]
        if hidden:
            yield self._finding(
                "hidden_rows",
                0,
                hidden[0],
                f"{len(hidden)} hidden or filtered {'row' if len(hidden) == 1 else 'rows'} "
                "from here on; they were read like any other.",
                "Nothing to do if the rows should count.",
            )
        for column in self._table.columns:
            if (heading_row, column.number) in sheet.beneath.struck:
                problem = "this heading is struck out. Its column was read like any other."
                yield self._finding(STRUCK_OUT, column.number, heading_row, problem, _IF_STRUCK)

    def merged(self, records: Iterable[Record]) -> Iterator[tuple[Record | None, Finding]]:
        """An error for each record in each merged range, or for None: only its first cell has a value."""
        columns = {column.number for column in self._table.columns}
        first_row = self._table.heading_row + 1
        for top, left, bottom, right in self._table.sheet.merged:
            touched = [number for number in range(left, right + 1) if number in columns]
            if not touched or bottom < first_row or (bottom <= max(top, first_row) and len(touched) == 1):
                continue
            reached: list[Record | None] = [
                record for record in records if top <= record.read_from.row <= bottom
            ]
            finding = self._finding(
                "merged_cells",
                left,
                max(top, first_row),
                "these cells are merged, so only the first of them holds a value.",
                "Unmerge them (Home, Merge and Centre), and fill in each cell.",
                Severity.ERROR,
            )
            for record in reached or [None]:
                yield record, finding

    def _finding(
        self, rule: str, column: int, row: int, problem: str, remedy: str, severity: Severity = Severity.NOTE
    ) -> Finding:
        return Finding(
            rule=rule,
            severity=severity,
            blocks=severity is Severity.ERROR,
            workbook=self._workbook,
            sheet=self._table.sheet.name,
            column=letters(column),
            row=row,
            problem=problem,
            remedy=remedy,
        )


def rows_that_count(rows: RowsRead) -> Iterator[Record]:
    """The rows of a sheet, without those struck out where such a row decides nothing."""
    out = {id(record) for record, finding in rows.findings if finding.rule == STRUCK_OUT}
    is_left_out = rows.kind in DECIDES_NOTHING
    yield from (record for record in rows.records if not (is_left_out and id(record) in out))
