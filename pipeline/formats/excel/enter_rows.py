"""Enters rows in an officer's workbook: values under their headings, in a row that is there or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.formats.excel.enter_cells import Value, with_cells
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.sheet import SheetData
from pipeline.formats.excel.sheet_xml import letters
from pipeline.formats.excel.stale_results import require_no_stale_result
from pipeline.formats.excel.table import SheetTable
from pipeline.formats.excel.tables_of_kinds import tables_in
from pipeline.formats.excel.writer import as_typed
from pipeline.foundation.errors import InputError
from pipeline.model import Blank, Field, Kind, Record


@dataclass(frozen=True, kw_only=True)
class EnteredRow:
    """What is entered in one row: a kind of record, and its values by the name of their field.

    `row`: the row's number in the workbook; 0 where it is a new one, after the last. `was`: by field, the
    values that a cell may have now: one with any other, entered meanwhile, is not written over.
    """

    kind: type[Record]
    values: Mapping[str, Any]
    row: int = 0
    was: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def with_rows(
    package: Package, rows: Sequence[EnteredRow], tables: Mapping[type[Record], SheetTable] | None = None
) -> bytes:
    """The workbook's bytes, without a password, with these rows. `tables`: those of their kinds, if read.

    A value is written as an officer would type it. A column that the sheet does not have yet is added after
    its last, with its heading. Raises InputError as `with_cells` does, and where a sheet is not there or has
    no row of headings, where merged cells would hide a value, or where a formula's old result would be read.
    """
    tables = tables_in(package, {row.kind for row in rows}) if tables is None else tables
    entered: dict[type[Record], list[EnteredRow]] = defaultdict(list)
    for row in rows:
        entered[row.kind].append(row)
    cells: dict[str, dict[int, dict[int, Value]]] = {}
    for kind, of_kind in entered.items():
        table = tables.get(kind)
        if table is None or not table.heading_row:
            raise InputError(
                f'{package.name} has no sheet "{kind.sheet}" with its headings.',
                "Copy this sheet from the blank workbook ('hsb workbook blank FILE'), and try again.",
            )
        cells[table.sheet.name] = _cells(table, of_kind)
        _require_seen(table.sheet, cells[table.sheet.name])
    require_no_stale_result(package, cells)
    return with_cells(package.data, cells)


def _cells(table: SheetTable, rows: Sequence[EnteredRow]) -> dict[int, dict[int, Value]]:
    """The cells of one sheet's rows, with the headings of columns that are added."""
    columns = {column.field.name: column.number for column in table.columns}
    cells: dict[int, dict[int, Value]] = defaultdict(dict)
    free, added = _last_row(table) + 1, table.free_column
    for row in rows:
        number = row.row or free
        free += not row.row
        for name, value in row.values.items():
            of = table.kind.fields[name]
            if name not in columns:
                columns[name], added = added, added + 1
                cells[table.heading_row][columns[name]] = of.heading
            cells[number][columns[name]] = _typed(of, value)
    return cells


def _last_row(table: SheetTable) -> int:
    """The number of the last row that holds anything, or that merged cells of the table's columns reach."""
    filled = [number for number, values in table.sheet.rows() if any(value != "" for value in values)]
    columns = {column.number for column in table.columns} | {table.free_column}
    merged = [
        bottom
        for _, left, bottom, right in table.sheet.merged
        if any(left <= number <= right for number in columns)
    ]
    return max([*filled, *merged], default=table.heading_row)


def _require_seen(sheet: SheetData, cells: Mapping[int, Mapping[int, Value]]) -> None:
    """Raise InputError where a value would be in a cell that merged cells hide."""
    for top, left, bottom, right in sheet.merged:
        for row, in_row in cells.items():
            for column in in_row:
                is_hidden = top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
                if is_hidden:
                    raise InputError(
                        f'Cell {letters(column)}{row} on the sheet "{sheet.name}" is merged with others and '
                        "would not be seen, so nothing was entered.",
                        "In Excel, unmerge these cells (Home, Merge and Centre), save the workbook, and load "
                        "this page again.",
                    )


def _typed(field: Field, value: Any) -> Value:
    """A value as an officer would type it; nothing where it is not recorded."""
    if value is None or value is Blank.NOT_RECORDED:
        return None
    if isinstance(value, date):
        return value
    if field.kind is Kind.NUMBER and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return as_typed(value)
