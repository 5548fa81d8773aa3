"""The tables of some kinds of records in a workbook; its other sheets are not opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pipeline.formats.excel.package import Package
from pipeline.formats.excel.sheet import sheets_of
from pipeline.formats.excel.sheet_names import kind_of
from pipeline.formats.excel.table import SheetTable, table_of
from pipeline.model import Record
from pipeline.model.continuum import AS_THEY_ARE


def tables_in(
    package: Package, kinds: Collection[type[Record]], names: Mapping[str, str] = AS_THEY_ARE
) -> dict[type[Record], SheetTable]:
    """By kind, the first table of each of these kinds that has a sheet.

    `names`: the council's own names for entries of the lists, by their labels. Raises InputError where the
    workbook cannot be read.
    """
    tables: dict[type[Record], SheetTable] = {}
    for sheet in sheets_of(package, lambda name: kind_of(name) in kinds):
        kind = kind_of(sheet.name)
        if kind is not None:
            tables.setdefault(kind, table_of(package.name, sheet, kind, names))
    return tables
