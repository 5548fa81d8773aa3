"""Opens the sheets of a workbook: their values, and what their XML says about the cells."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pipeline.formats.excel.cell_appearance import EXACT, Appearance, appearance_of
from pipeline.formats.excel.package import Package, refuse_declarations, unpack
from pipeline.formats.excel.sheet_xml import Beneath, look_beneath
from pipeline.formats.excel.zip_archive import Archive, parse
from pipeline.foundation.errors import InputError

#: A sheet is held in memory as a rectangle. No sheet of cases has as many as 60 million cells.
LARGEST_RECTANGLE = 60_000_000
#: calamine panics on a date below this number. Nobody means one: it is a minus sign and a long row of digits.
_LOWEST = -1e11
_LOW = re.compile(rb">-[0-9.]*(?:[0-9.]{12}|[0-9.][eE])")

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class SheetData:
    """One worksheet. Cell addresses are the file's own, (row, column), both from 1.

    `numbers`: the rows that it is limited to; None where it has all of them.
    """

    name: str
    hidden: bool
    values: CalamineSheet
    beneath: Beneath
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    numbers: Collection[int] | None = None

    def only(self, numbers: Collection[int]) -> SheetData:
        """The same sheet with no other rows than these."""
        return replace(self, numbers=numbers)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Each row's number, from 1, and its values; the first value is column `first_column`."""
        # calamine returns the rows above the first value too, although it gives the position of that value.
        rows = enumerate(self.values.iter_rows() if self.values.start else (), start=1)
        yield from rows if self.numbers is None else (one for one in rows if one[0] in self.numbers)

    @property
    def first_column(self) -> int:
        """The number, from 1, of the column in which each row's values begin."""
        return (self.values.start or (0, 0))[1] + 1


def sheets_of(package: Package, is_wanted: Callable[[str], bool] = lambda name: True) -> Iterator[SheetData]:
    """Every worksheet of a workbook whose name is wanted, in its order.

    Raises InputError where the workbook cannot be read.
    """
    try:
        entries, appearance = _parts(package)
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        for described in book.sheets_metadata:
            if described.typ == SheetTypeEnum.WorkSheet and is_wanted(described.name):
                hidden = described.visible != SheetVisibleEnum.Visible
                yield _sheet(package, book, described.name, hidden, entries.get(described.name), appearance)
    except (InputError, GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as fault:
        # calamine's panics are not Exceptions. Each means the same: Excel did not write this file.
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            raise InputError(
                f"{package.name} is damaged and cannot be read.",
                "Open it in Excel, save it again, and use that file.",
            ) from None
        raise


def _sheet(
    package: Package,
    book: CalamineWorkbook,
    name: str,
    hidden: bool,
    entry: ZipInfo | None,
    appearance: Appearance,
) -> SheetData:
    xml = unpack(package.data, entry) if entry else b""
    refuse_declarations(package.name, xml)
    beneath = look_beneath(xml, appearance) if xml else Beneath()
    _refuse_far_cells(package.name, name, beneath)
    if entry and _LOW.search(xml):
        book = _without_low_numbers(package, entry, xml) or book
    sheet = SheetData(name, hidden, book.get_sheet_by_name(name), beneath)
    for (top, left), (bottom, right) in sheet.values.merged_cell_ranges or ():
        sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    return sheet


def _without_low_numbers(package: Package, entry: ZipInfo, xml: bytes) -> CalamineWorkbook | None:
    """The workbook without the numbers in a sheet at which calamine panics if the cell has a date format.

    A number that Excel keeps exactly becomes a text, any other infinity, which is reported. None where there
    are none.
    """
    root, changed = parse(xml), False
    for value in root.iterfind("{*}sheetData/{*}row/{*}c/{*}v"):
        cell = value.getparent()
        if cell is not None and cell.get("t", "n") == "n" and (number := float(value.text or 0)) < _LOWEST:
            changed = True
            if number > -EXACT:
                cell.set("t", "str")
            else:
                value.text = "1e999"
    if not changed:
        return None
    archive = Archive(package.data)
    archive.write(entry.filename, root)
    return CalamineWorkbook.from_filelike(io.BytesIO(archive.save()))


def _parts(package: Package) -> tuple[dict[str, ZipInfo], Appearance]:
    """Each worksheet's entry in the zip file, by sheet name, and the appearance of the workbook's cells."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(io.BytesIO(package.data)) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    book = etree.fromstring(unpack(package.data, entries["xl/workbook.xml"]), parser)
    rels = etree.fromstring(unpack(package.data, entries["xl/_rels/workbook.xml.rels"]), parser)
    targets = {rel.get("Id"): _path(rel.get("Target", "")) for rel in rels}
    found = {}
    for sheet in book.iterfind(".//{*}sheet"):
        path = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        if path in entries:
            found[sheet.get("name", "")] = entries[path]
    looks = [
        unpack(package.data, entries[path]) if (path := _of_type(rels, ending)) in entries else b""
        for ending in ("/styles", "/sharedStrings")
    ]
    return found, appearance_of(*looks)


def _of_type(rels: etree._Element, ending: str) -> str:
    return next(
        (_path(rel.get("Target", "")) for rel in rels if (rel.get("Type") or "").endswith(ending)), ""
    )


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _refuse_far_cells(workbook: str, sheet: str, beneath: Beneath) -> None:
    """Raise InputError where the rectangle around a sheet's cells would fill the memory."""
    bottom, right = beneath.corner
    if right * bottom > LARGEST_RECTANGLE:
        raise InputError(
            f"{workbook}: the sheet {sheet} has something in cell {beneath.furthest}, far outside its "
            "table, so it cannot be read.",
            "Delete the rows and columns outside the table, save the workbook, and try again.",
        )
