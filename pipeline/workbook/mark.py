"""Gives an officer's workbook back with its problem cells marked. Only the parts that must change are touched."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from pipeline.finding import Finding, Severity
from pipeline.workbook.archive import Archive
from pipeline.workbook.comments import comment
from pipeline.workbook.fills import Fills
from pipeline.workbook.findings_sheet import OURS, findings_sheet
from pipeline.workbook.relations import Relations, declare
from pipeline.workbook.sheet import column_number, letters

_WORKBOOK = "xl/workbook.xml"
_SHEET_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_SHEET_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def mark(package: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook with each finding's cell coloured and commented, and a sheet named Findings that links to them.

    `package` is an .xlsx or .xlsm without a password; `findings` are those of this workbook. Everything else stays as it was:
    parts that are not changed are carried over byte for byte. The same input gives the same bytes.
    """
    archive = Archive(package)
    book = archive.xml(_WORKBOOK)
    relations = Relations(archive, _WORKBOOK)
    paths = {sheet.get("name", ""): relations.target(_relation_id(sheet)) for sheet in book.iterfind("{*}sheets/{*}sheet")}
    fills = Fills(archive, posixpath.dirname(_WORKBOOK))
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.row and paths.get(finding.sheet, "") in archive:
            by_sheet[finding.sheet].append(finding)
    for name, found in by_sheet.items():
        _mark_sheet(archive, paths[name], found, fills)
    _add_findings_sheet(archive, book, relations, paths, findings_sheet(findings, set(paths), fills))
    fills.save()
    return archive.save()


def _relation_id(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _mark_sheet(archive: Archive, path: str, findings: list[Finding], fills: Fills) -> None:
    """Colour and comment the cells of one sheet."""
    root = archive.xml(path)
    data = root.find("{*}sheetData")
    if data is None:
        return
    rows = _Rows(data)
    by_cell: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        column = column_number(finding.column) if finding.column else rows.first_column(finding.row)
        by_cell[finding.row, column].append(finding)
    said: dict[str, str] = {}
    for (row, column), found in sorted(by_cell.items()):
        found = sorted(found, key=lambda one: _ORDER[one.severity])
        cell = rows.cell(row, column)
        cell.set("s", str(fills.style(int(cell.get("s", "0")), found[0].severity)))
        said[f"{letters(column)}{row}"] = "\n".join(dict.fromkeys(_told(one) for one in found))
    comment(archive, path, root, said)
    archive.write(path, root)


def _told(finding: Finding) -> str:
    accepted = f" Accepted: {finding.accepted}." if finding.accepted else ""
    return f"{finding.severity.value.capitalize()}: {finding.problem} {finding.remedy}{accepted}"


class _Rows:
    """The rows and cells of a sheet's data; those that do not exist yet are put in at their place."""

    def __init__(self, data: etree._Element) -> None:
        self._data = data
        self._namespace = data.tag.removesuffix("sheetData")
        self._rows: dict[int, etree._Element] = {}
        number = 0
        for row in data:
            number = int(row.get("r", number + 1))
            self._rows[number] = row
        self._sorted = sorted(self._rows)
        self._cells: dict[int, dict[int, etree._Element]] = {}

    def first_column(self, row: int) -> int:
        """The column of the first cell that a row has, or 1."""
        return min(self._cells_of(row), default=1)

    def cell(self, row: int, column: int) -> etree._Element:
        """The cell, made where it is missing."""
        cells = self._cells_of(row)
        if column not in cells:
            made = etree.Element(f"{self._namespace}c", r=f"{letters(column)}{row}")
            after = [there for there in cells if there > column]
            if after:
                cells[min(after)].addprevious(made)
            else:
                self._rows[row].append(made)
            cells[column] = made
        return cells[column]

    def _cells_of(self, row: int) -> dict[int, etree._Element]:
        if row not in self._rows:
            self._insert_row(row)
        if row not in self._cells:
            cells: dict[int, etree._Element] = {}
            column = 0
            for cell in self._rows[row].iterchildren(f"{self._namespace}c"):
                name = cell.get("r", "")
                column = column_number(name.rstrip("0123456789")) if name else column + 1
                cells[column] = cell
            self._cells[row] = cells
        return self._cells[row]

    def _insert_row(self, row: int) -> None:
        made = etree.Element(f"{self._namespace}row", r=str(row))
        later = [number for number in self._rows if number > row]
        if later:
            self._rows[min(later)].addprevious(made)
        else:
            self._data.append(made)
        self._rows[row] = made


def _add_findings_sheet(archive: Archive, book: etree._Element, relations: Relations, paths: dict[str, str], sheet: bytes) -> None:
    """Put the Findings sheet last, in the place of the one from an earlier check where there is one."""
    for path in paths.values():
        if path in archive and OURS in archive.read(path)[:4000]:
            archive.write(path, sheet)
            return
    name = next(name for number in range(1, 1000) if (name := f"Findings{f' {number}' if number > 1 else ''}") not in paths)
    part = next(part for number in range(1, 10_000) if (part := f"xl/worksheets/findings{number}.xml") not in archive)
    archive.write(part, sheet)
    sheets = book.find("{*}sheets")
    assert sheets is not None
    ids = [int(one.get("sheetId", "0")) for one in sheets]
    entry = etree.SubElement(sheets, f"{sheets.tag.removesuffix('sheets')}sheet", name=name, sheetId=str(max(ids, default=0) + 1))
    entry.set(_RELATION_ID, relations.add(_SHEET_TYPE, part))
    relations.save()
    archive.write(_WORKBOOK, book)
    declare(archive, part, _SHEET_CONTENT)
