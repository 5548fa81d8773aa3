"""Refuses to enter what would leave a formula's old result to be read: only Excel works out a new one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from zipfile import BadZipFile

from lxml import etree

from pipeline.formats.excel.formulas import Formula, formulas_in, has_formula
from pipeline.formats.excel.package import Package
from pipeline.formats.excel.relationships import sheet_paths
from pipeline.formats.excel.sheet_names import kind_of
from pipeline.formats.excel.sheet_xml import letters
from pipeline.formats.excel.tables_of_kinds import tables_in
from pipeline.formats.excel.zip_archive import Archive
from pipeline.foundation.errors import InputError

#: By sheet and row, the columns in which something is entered.
Entered = Mapping[str, Mapping[int, Collection[int]]]


def require_no_stale_result(package: Package, entered: Entered) -> None:
    """Raise InputError where a cell that is read has a formula that may depend on what is entered.

    A formula with cells of its own row depends on these. One with other cells depends on every cell of the
    sheets that they are on, and on all that formulas on those sheets depend on. A name, INDIRECT, OFFSET, and
    one of Excel's tables may be any cell.
    """
    own = _formulas(package, lambda name: kind_of(name) is not None)
    read = _read_cells(package, own)
    if not read:
        return
    others = _formulas(package, lambda name: kind_of(name) is None)
    stale = _Stale({**own, **others}, entered)
    for sheet, formulas in read.items():
        for one in formulas:
            if stale.is_stale(sheet, one):
                raise InputError(
                    f'Cell {letters(one.column)}{one.row} on the sheet "{sheet}" holds a formula that may '
                    "depend on this, and only Excel works out its result, so nothing was entered.",
                    "Enter this in Excel, or type a value there in place of the formula; save the workbook, "
                    "and load this page again.",
                )


def _formulas(package: Package, is_wanted: Callable[[str], bool]) -> dict[str, list[Formula]]:
    """The formulas of each wanted sheet that has any, by its name. Raises InputError where one is damaged."""
    found: dict[str, list[Formula]] = {}
    try:
        archive = Archive(package.data)
        for name, path in sheet_paths(archive).items():
            if is_wanted(name) and path in archive and has_formula(xml := archive.read(path)):
                found[name] = formulas_in(xml)
    except (etree.XMLSyntaxError, BadZipFile, KeyError, ValueError):
        raise InputError(
            f"A sheet of {package.name} is damaged, so nothing was entered.",
            "Open the workbook in Excel, save it, and try again.",
        ) from None
    return found


def _read_cells(package: Package, formulas: Mapping[str, list[Formula]]) -> dict[str, list[Formula]]:
    """Those formulas whose result is read: they are in a column of a table, below its headings."""
    kinds = {kind for name in formulas if (kind := kind_of(name)) is not None}
    found: dict[str, list[Formula]] = {}
    for table in tables_in(package, kinds).values() if kinds else ():
        columns = {column.number for column in table.columns}
        name = table.sheet.name
        found[name] = [one for one in formulas[name] if one.row > table.heading_row and one.column in columns]
    return {name: of_sheet for name, of_sheet in found.items() if of_sheet}


class _Stale:
    """What depends on the cells that are entered."""

    def __init__(self, formulas: Mapping[str, list[Formula]], entered: Entered) -> None:
        self._entered = entered
        self._by_row: dict[str, dict[int, list[Formula]]] = {}
        for name, of_sheet in formulas.items():
            rows = self._by_row.setdefault(name, {})
            for one in of_sheet:
                rows.setdefault(one.row, []).append(one)
        self._sheets = {name.casefold() for name in entered}
        known = 0
        while known < len(self._sheets):
            known = len(self._sheets)
            for name, of_sheet in formulas.items():
                if any(self._reaches(name, one) for one in of_sheet):
                    self._sheets.add(name.casefold())

    def is_stale(self, sheet: str, formula: Formula) -> bool:
        """Whether the result of a formula may be another now."""
        in_row = self._by_row[sheet][formula.row]
        changed = {one.column for one in in_row if self._reaches(sheet, one)}
        stale = set(changed)
        changed |= set(self._entered.get(sheet, {}).get(formula.row, ()))
        known = -1
        while known < len(stale):
            known = len(stale)
            for one in in_row:
                if any(first <= column <= last for first, last in one.on.columns for column in changed):
                    stale.add(one.column)
                    changed.add(one.column)
        return formula.column in stale

    def _reaches(self, sheet: str, one: Formula) -> bool:
        """Whether a formula depends on cells of other rows that may have changed."""
        return one.on.is_open or any((name or sheet.casefold()) in self._sheets for name in one.on.sheets)
