"""Reads the sheets of one workbook, and says which sheets were not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.formats.excel.package import Package
from pipeline.formats.excel.row_reader import read_rows
from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.sheet import SheetData, sheets_of
from pipeline.formats.excel.sheet_names import FOR_PEOPLE, kind_of, resembled, words_of
from pipeline.formats.excel.table import table_of
from pipeline.formats.excel.unread_content import Resembling
from pipeline.foundation.errors import InputError
from pipeline.model import RECORDS, Record, StaffMember
from pipeline.model.code import squash
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.model.finding import Finding, Severity


def read_sheets(
    package: Package, own_sheets: Collection[str], names: Mapping[str, str] = AS_THEY_ARE
) -> tuple[list[RowsRead], list[Finding], list[Resembling]]:
    """The rows of our sheets, the findings about the others, and those of the others that look like ours.

    `names`: the council's own names for entries of the lists, by their labels.
    Raises InputError where the workbook has none of our sheets, or cannot be read.
    """
    ours: list[RowsRead] = []
    others: list[Finding] = []
    resembling: list[Resembling] = []
    named: dict[type[Record], str] = {}
    unread: list[SheetData] = []
    for sheet in sheets_of(package):
        kind = kind_of(sheet.name)
        if kind is None:
            unread.append(sheet)
            continue
        if kind in named:
            others.append(twice := _second_sheet(package.name, sheet.name, named[kind]))
            resembling.append(Resembling(twice, words_of(sheet)))
        named.setdefault(kind, sheet.name)
        ours.append(read_rows(package.name, table_of(package.name, sheet, kind, names)))
    for sheet in unread:
        others += (unread_here := list(_unread_sheet(package.name, sheet, own_sheets, named)))
        resembling += (Resembling(found, words_of(sheet)) for found in unread_here if found.blocks)
    if not ours:
        first = ", ".join(kind.sheet for kind in RECORDS[:4])
        raise InputError(
            f"{package.name}: it has none of the sheets that are read here.",
            f"Name the sheets as in the blank workbook: {first} and so on. 'hsb workbook blank FILE' "
            "makes one.",
        )
    return ours, others, resembling


def _unread_sheet(
    workbook: str, sheet: SheetData, own_sheets: Collection[str], read: Mapping[type[Record], str]
) -> Iterator[Finding]:
    """The note that a sheet was not read; an error if it looks like one of ours and is not in `own_sheets`.

    `read`: the names of the sheets that are read, by kind.
    """
    if not sheet.values.height:
        return
    kind = resembled(sheet) if squash(sheet.name) not in own_sheets else None
    if kind is not None:
        named = f'Name it "{kind.sheet}" if it is that sheet.'
        if kind in read:
            named = (
                f'"{read[kind]}" was read. If this is a copy of it, delete it. If it has other rows, move '
                "them there."
            )
        is_about_cases = kind is not StaffMember
        yield Finding(
            rule="sheet_is_one_of_ours",
            severity=Severity.ERROR if is_about_cases else Severity.WARNING,
            blocks=is_about_cases,
            workbook=workbook,
            sheet=sheet.name,
            problem=f'this sheet looks like the sheet "{kind.sheet}", but was not read.',
            remedy=f"{named} If it is your own, add its name to own_sheets, under [workbooks] in "
            "settings.toml.",
        )
    elif squash(sheet.name) not in FOR_PEOPLE:
        yield Finding(
            rule="sheet_not_read",
            severity=Severity.NOTE,
            workbook=workbook,
            sheet=sheet.name,
            problem="this sheet is not one of those that are read, so it was left alone.",
            remedy="Nothing to do if it is your own.",
        )


def _second_sheet(workbook: str, name: str, first: str) -> Finding:
    """The error for a second sheet with the same records as one in the same workbook."""
    return Finding(
        rule="sheet_is_there_once",
        blocks=True,
        workbook=workbook,
        sheet=name,
        problem=f'this sheet has the same kind of rows as the sheet "{first}", so nobody can say which of '
        "the two counts.",
        remedy="Keep one of them. Combine their rows, or delete the older sheet.",
    )
