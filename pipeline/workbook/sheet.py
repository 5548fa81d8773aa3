"""One sheet's values and what its values do not tell: errors, formulas without a result, merged and hidden cells."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pipeline.errors import InputError
from pipeline.workbook.opening import Package, refuse_declarations, unpack

#: A sheet is held in memory as a rectangle. 60 million cells is more than any sheet of cases comes to.
LARGEST_RECTANGLE = 60_000_000

_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=[\"']e[\"'])[^>]*\br=[\"']([A-Z]+)(\d+)[\"'][^>]*>(.*?)</(?:\w+:)?c>", re.DOTALL
)
_ERROR_TEXT = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
#: A formula in a cell, and not one of a list or of colouring. Where elements have a prefix, it is looked for more slowly.
_FORMULA = re.compile(rb"<f[ >/]")
_FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\b((?:[^>/]|/(?!>))*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL_NAME = re.compile(rb"\br=[\"']([A-Z]+)(\d+)[\"']")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*\br=[\"'](\d+)[\"']")
#: A cell right of column AZ, or a row below 99,999. The pattern begins with plain letters, so that searching is fast.
_FAR = re.compile(rb' r="(?:[B-Z][A-Z]\d|[A-Z]{3}\d|[A-Z]{0,3}\d{6})')
_ANY_CELL = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class Sheet:
    """One worksheet. Cell addresses are (row, column), both from 1."""

    name: str
    hidden: bool
    values: CalamineSheet
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unworked: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Each row's number, from 1, and its values; the first value is column `first_column`."""
        start = self.values.start
        if start is None:
            return
        yield from enumerate(self.values.iter_rows(), start=start[0] + 1)

    @property
    def first_column(self) -> int:
        """The number, from 1, of the column in which each row's values start."""
        return (self.values.start or (0, 0))[1] + 1


def letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """A column's number: A is 1, AA is 27."""
    total = 0
    for letter in name:
        total = total * 26 + ord(letter) - 64
    return total


def sheets_of(package: Package) -> Iterator[Sheet]:
    """Every worksheet of a workbook, in its order. Raises InputError where the workbook cannot be read."""
    try:
        entries = _sheet_entries(package)
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        for described in book.sheets_metadata:
            if described.typ == SheetTypeEnum.WorkSheet:
                hidden = described.visible != SheetVisibleEnum.Visible
                yield _sheet(package, book, described.name, hidden, entries.get(described.name))
    except (InputError, GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as fault:
        # The reader's own panics are not Exceptions, and any of them means the same: the file is not what Excel writes.
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            raise InputError(
                f"{package.name} is damaged and cannot be read.", "Open it in Excel, save it again, and use that file."
            ) from None
        raise


def _sheet(package: Package, book: CalamineWorkbook, name: str, hidden: bool, entry: ZipInfo | None) -> Sheet:
    xml = unpack(package.data, entry) if entry else b""
    refuse_declarations(package.name, xml)
    _refuse_far_cells(package.name, name, xml)
    sheet = Sheet(name, hidden, book.get_sheet_by_name(name))
    for (top, left), (bottom, right) in sheet.values.merged_cell_ranges or ():
        sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    _look_closer(sheet, xml)
    return sheet


def _sheet_entries(package: Package) -> dict[str, ZipInfo]:
    """Where each worksheet's XML is in the file, by the sheet's name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(io.BytesIO(package.data)) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    book = etree.fromstring(unpack(package.data, entries["xl/workbook.xml"]), parser)
    rels = etree.fromstring(unpack(package.data, entries["xl/_rels/workbook.xml.rels"]), parser)
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels}
    found = {}
    for sheet in book.iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if path in entries:
            found[sheet.get("name", "")] = entries[path]
    return found


def _refuse_far_cells(workbook: str, sheet: str, xml: bytes) -> None:
    """Refuse a sheet whose cells lie so far apart that the rectangle around them would fill the memory."""
    if b" r='" not in xml and not _FAR.search(xml):
        return
    right, bottom, where = 0, 0, ""
    for column, row in _ANY_CELL.findall(xml):
        number = column_number(column.decode())
        if number > right or int(row) > bottom:
            right, bottom = max(right, number), max(bottom, int(row))
            where = f"{column.decode()}{int(row)}"
    if right * bottom > LARGEST_RECTANGLE:
        raise InputError(
            f"{workbook}: the sheet {sheet} has something in cell {where}, far outside its table, so it cannot be read.",
            "Delete the rows and columns outside the table, save the workbook, and try again.",
        )


def _look_closer(sheet: Sheet, xml: bytes) -> None:
    """Fill in what the values do not tell. Each search is made only where its mark is in the sheet at all."""
    if b't="e"' in xml or b"t='e'" in xml:
        for column, row, inner in _ERROR_CELL.findall(xml):
            shown = _ERROR_TEXT.search(inner)
            sheet.errors[int(row), column_number(column.decode())] = shown.group(1).decode() if shown else "an error"
    if _FORMULA.search(xml) or b"<sheetData" not in xml:
        for attributes in _FORMULA_CELL.findall(xml):
            place = _CELL_NAME.search(attributes)
            if place and b't="str"' not in attributes:
                sheet.unworked.add((int(place.group(2)), column_number(place.group(1).decode())))
    if b"hidden=" in xml:
        sheet.hidden_rows = [int(row) for row in _HIDDEN_ROW.findall(xml)]
