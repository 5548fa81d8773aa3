"""Marks the problem cells in a copy of an officer's workbook, changing only the parts that must change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from zipfile import BadZipFile

from lxml import etree

from pipeline.formats.excel.comments import comment
from pipeline.formats.excel.findings_sheet import FOOT, findings_sheet
from pipeline.formats.excel.relationships import WORKBOOK, Relations, declare, sheet_paths
from pipeline.formats.excel.sheet_part import SheetPart
from pipeline.formats.excel.sheet_xml import column_number, letters
from pipeline.formats.excel.styles import Fills
from pipeline.formats.excel.zip_archive import Archive
from pipeline.foundation.errors import InputError
from pipeline.foundation.text import sentence_case
from pipeline.model.finding import Finding, Severity

_SHEET_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_SHEET_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_NAMES = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": _STRICT.encode(),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def mark(
    package: bytes, findings: Sequence[Finding], in_words: Callable[[str], str] = sentence_case
) -> bytes:
    """The workbook with each finding's cell coloured and commented, and a Findings sheet that links to them.

    `package` is an .xlsx or .xlsm without a password; `findings` are those of this workbook; `in_words` gives
    the name of a rule in words. Unchanged parts
    are copied byte for byte, and the same input gives the same bytes. Raises InputError where a part that
    would have to change is damaged.
    """
    try:
        return _marked(package, findings, in_words)
    except (etree.XMLSyntaxError, BadZipFile, KeyError, ValueError, IndexError):
        remedy = "Open it in Excel, save it under another name, and check that."
        raise InputError(
            "A part of the workbook is damaged, so its cells cannot be marked.", remedy
        ) from None


def _marked(package: bytes, findings: Sequence[Finding], in_words: Callable[[str], str]) -> bytes:
    archive = Archive(package)
    book = archive.xml(WORKBOOK)
    relations = Relations(archive, WORKBOOK)
    paths = sheet_paths(archive)
    fills = Fills(archive, relations)
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.row and paths.get(finding.sheet, "") in archive:
            by_sheet[finding.sheet].append(finding)
    for name, in_sheet in by_sheet.items():
        _mark_sheet(archive, paths[name], in_sheet, fills)
    sheet = findings_sheet(findings, set(paths), fills, in_words)
    _add_findings_sheet(archive, book, relations, paths, sheet)
    fills.save()
    relations.save()
    if etree.QName(book).namespace == _STRICT:
        _make_strict(archive)
    return archive.save()


def _make_strict(archive: Archive) -> None:
    """Change the added parts to the namespaces of Strict Open XML, which a workbook must use throughout."""
    for name, part in list(archive.changed.items()):
        for usual, strict in _STRICT_NAMES.items():
            part = part.replace(usual, strict)
        archive.changed[name] = part


def _mark_sheet(archive: Archive, path: str, findings: list[Finding], fills: Fills) -> None:
    """Colour and comment the cells of one sheet."""
    part = SheetPart(archive.read(path))
    first = part.first_columns({finding.row for finding in findings if not finding.column})
    by_cell: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        column = column_number(finding.column) if finding.column else first[finding.row]
        by_cell[finding.row, column].append(finding)
    marks: dict[int, dict[int, Severity]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for (row, column), in_cell in sorted(by_cell.items()):
        worst_first = sorted(in_cell, key=lambda finding: _ORDER[finding.severity])
        marks[row][column] = worst_first[0].severity
        texts[f"{letters(column)}{row}"] = "\n".join(dict.fromkeys(map(_message, worst_first)))
    part.restyle(marks, fills.style)
    comment(archive, path, part.frame, texts)
    archive.write(path, part.to_bytes())


def _message(finding: Finding) -> str:
    accepted = f" Accepted: {finding.accepted}." if finding.accepted else ""
    return " ".join(
        f"{finding.severity.value.capitalize()}: {finding.problem} {finding.remedy}{accepted}".split()
    )


def _add_findings_sheet(
    archive: Archive, book: etree._Element, relations: Relations, paths: dict[str, str], sheet: bytes
) -> None:
    """Add the Findings sheet at the end, or replace the one that an earlier check left."""
    for name, path in paths.items():
        if name.startswith("Findings") and path in archive and FOOT.encode() in archive.read(path):
            archive.write(path, sheet)
            return
    name = next(
        name
        for number in range(1, 1000)
        if (name := f"Findings{f' {number}' if number > 1 else ''}") not in paths
    )
    part = next(
        part for number in range(1, 10_000) if (part := f"xl/worksheets/findings{number}.xml") not in archive
    )
    archive.write(part, sheet)
    sheets = book.find("{*}sheets")
    assert sheets is not None
    taken = {sheet.get("sheetId") for sheet in sheets}
    number = next(str(number) for number in range(1, 65_535) if str(number) not in taken)
    entry = etree.SubElement(sheets, f"{sheets.tag.removesuffix('sheets')}sheet", name=name, sheetId=number)
    entry.set(_RELATION_ID, relations.add(_SHEET_TYPE, part))
    archive.write(WORKBOOK, book)
    declare(archive, part, _SHEET_CONTENT)
