"""Enters values in cells of an officer's workbook, changing only the parts that must change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from lxml import etree

from pipeline.formats.excel.formulas import has_formula
from pipeline.formats.excel.relationships import WORKBOOK, Relations, sheet_paths
from pipeline.formats.excel.sheet_part import HoldsFormula, SheetPart
from pipeline.formats.excel.sheet_xml import column_number, letters
from pipeline.formats.excel.styles import Fills
from pipeline.formats.excel.zip_archive import Archive
from pipeline.foundation.errors import InputError

#: What a cell may be given; None empties it.
Value = str | int | float | date | None
#: By row and column, both from 1, what each cell is given.
Cells = Mapping[int, Mapping[int, Value]]

#: What XML cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Excel counts days from here, as it counts a 29 February 1900 that never was; some workbooks from 1904.
_FIRST, _FIRST_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
#: Excel keeps the order of a workbook's formulas here; other programs write no such part.
_CHAIN = "xl/calcChain.xml"
#: What may be before calcPr in a workbook.xml, in any case the sheets (ECMA-376 Part 1, 18.2.27).
_BEFORE_CALC = frozenset({"sheets", "functionGroups", "externalReferences", "definedNames"})
_LONGEST = 32_767
#: What a text would be read as: Excel writes a character that XML cannot hold as _x, its code and _ (ECMA-376
#: Part 1, 22.9.2.19), and where a text has that itself, its first _ as _x005F_.
_AS_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RANGE = re.compile(r"([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?")


def with_cells(package: bytes, sheets: Mapping[str, Cells]) -> bytes:
    """The workbook with these cells, by the name of their sheet.

    `package` is an .xlsx or .xlsm without a password. A cell keeps its style; a new one has that of the cell
    above it, and a date is shown as a date. Unchanged parts are copied byte for byte, and a table that ends
    right above a new row is made longer. Where there are formulas, Excel works them out when it opens the
    workbook. Raises InputError where a cell holds a formula, where a text is
    longer than a cell holds, where there is no such sheet, or where a part that must change is damaged.
    """
    try:
        return _with_cells(package, sheets)
    except (etree.XMLSyntaxError, BadZipFile, KeyError, ValueError, IndexError):
        remedy = "Enter it in Excel yourself, or open the workbook in Excel, save it, and try again."
        raise InputError("The workbook cannot be written to from here.", remedy) from None


def _with_cells(package: bytes, sheets: Mapping[str, Cells]) -> bytes:
    archive = Archive(package)
    book = archive.xml(WORKBOOK)
    relations = Relations(archive, WORKBOOK)
    paths = sheet_paths(archive)
    properties = book.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    looks = Fills(archive, relations)
    for name, cells in sheets.items():
        path = paths[name]
        part = SheetPart(archive.read(path))
        _require_fits(name, cells)
        try:
            _put(part, cells, looks, is_1904)
        except HoldsFormula as fault:
            raise InputError(
                f'Cell {fault.cell} on the sheet "{name}" holds a formula, so nothing was entered.',
                "In Excel, type a value in place of the formula, or delete it; save the workbook, and load "
                "this page again.",
            ) from None
        _reach(part.frame, cells)
        archive.write(path, part.to_bytes())
        _lengthen_tables(archive, path, cells)
    _calculate_when_opened(archive, book, paths.values())
    looks.save()
    relations.save()
    return archive.save()


def _calculate_when_opened(archive: Archive, book: etree._Element, sheets: Iterable[str]) -> None:
    """Have Excel work out the formulas, if there are any, when it opens the workbook."""
    found = book.find("{*}calcPr")
    if found is not None and found.get("fullCalcOnLoad") in ("1", "true"):
        return
    has_any = _CHAIN in archive or any(path in archive and has_formula(archive.read(path)) for path in sheets)
    if not has_any:
        return
    if found is None:
        found = etree.Element(f"{{{etree.QName(book).namespace}}}calcPr")
        before = max(place for place, one in enumerate(book) if etree.QName(one).localname in _BEFORE_CALC)
        book.insert(before + 1, found)
    found.set("fullCalcOnLoad", "1")
    archive.write(WORKBOOK, book)


def _require_fits(sheet: str, cells: Cells) -> None:
    """Raise InputError where a text is longer than a cell holds."""
    for row, in_row in cells.items():
        for column, value in in_row.items():
            if isinstance(value, str) and len(_held(value)) > _LONGEST:
                raise InputError(
                    f'The text for cell {letters(column)}{row} on the sheet "{sheet}" is longer than the '
                    f"{_LONGEST:,} characters that a cell holds, so nothing was entered.",
                    "Shorten it, and send the form again.",
                )


def _held(text: str) -> str:
    """A text as a cell holds it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _put(part: SheetPart, cells: Cells, looks: Fills, is_1904: bool) -> None:
    """Write the cells of one sheet."""
    above = part.styles({row - 1 for row in cells} | set(cells))
    marks = {
        row: {
            column: (value, above.get((row, column), above.get((row - 1, column), -1)))
            for column, value in in_row.items()
        }
        for row, in_row in cells.items()
    }

    def style(own: int, mark: tuple[Value, int]) -> int:
        value, shown = mark
        base = shown if shown >= 0 else own
        return looks.dated(base, isinstance(value, datetime)) if isinstance(value, date) else base

    part.put(marks, style, lambda prefix, mark: _content(prefix, mark[0], is_1904))


def _content(prefix: bytes, value: Value, is_1904: bool) -> bytes:
    """A cell from the end of its opening tag on."""
    if value is None or value == "":
        return b"/>"
    if isinstance(value, str):
        held = escape(_AS_CODE.sub("_x005F_", _held(value))).encode()
        return b' t="inlineStr"><%sis><%st xml:space="preserve">%s</%st></%sis></%sc>' % (
            prefix, prefix, held, prefix, prefix, prefix,
        )  # fmt: skip
    number = _serial(value, is_1904) if isinstance(value, date) else value
    return b"><%sv>%s</%sv></%sc>" % (prefix, repr(number).encode(), prefix, prefix)


def _serial(value: date, is_1904: bool) -> int | float:
    """The number by which Excel means a day, or a moment."""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    since = moment.replace(tzinfo=None) - (_FIRST_OF_1904 if is_1904 else _FIRST)
    return since.days + since.seconds / 86_400 if isinstance(value, datetime) else since.days


def _reach(frame: etree._Element, cells: Cells) -> None:
    """Make the sheet's own statement of its extent true again."""
    dimension = frame.find("{*}dimension")
    found = _RANGE.fullmatch(dimension.get("ref", "")) if dimension is not None else None
    if dimension is None or found is None or not cells:
        return
    left, top = column_number(found[1]), int(found[2])
    right, bottom = column_number(found[3] or found[1]), int(found[4] or found[2])
    columns = [column for in_row in cells.values() for column in in_row]
    first, last = (min(left, *columns), min(top, *cells)), (max(right, *columns), max(bottom, *cells))
    dimension.set("ref", f"{letters(first[0])}{first[1]}:{letters(last[0])}{last[1]}")


def _lengthen_tables(archive: Archive, path: str, cells: Cells) -> None:
    """Make a table of Excel's longer where a new row is right below it, as Excel itself does."""
    for table_path in Relations(archive, path).all_of_type("/table"):
        table = archive.xml(table_path)
        found = _RANGE.fullmatch(table.get("ref", ""))
        if found is None or found[4] is None or int(table.get("totalsRowCount", "0")):
            continue
        left, right, bottom = column_number(found[1]), column_number(found[3]), int(found[4])
        last = bottom
        while any(left <= column <= right for column in cells.get(last + 1, ())):
            last += 1
        if last == bottom:
            continue
        for element in (table, *table.iterfind("{*}autoFilter")):
            element.set("ref", f"{found[1]}{found[2]}:{found[3]}{last}")
        archive.write(table_path, table)
