"""Which sheets differ between two versions of one workbook, without opening those that do not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from pipeline.formats.excel.relationships import WORKBOOK, sheet_paths
from pipeline.formats.excel.zip_archive import Archive

#: The parts in which it is said where the part of the styles is, which a workbook may be without.
_WHERE_STYLES_ARE = frozenset({"[Content_Types].xml", "xl/_rels/workbook.xml.rels"})


def changed_sheets(before: bytes, after: bytes) -> set[str]:
    """The names of the sheets of which a byte differs, and the paths of other parts that differ.

    Left out is what follows from what is on the sheets: how cells look, how far tables reach, and that Excel
    works out the formulas when it opens the workbook.
    """
    old, new = _parts(before), _parts(after)
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    if WORKBOOK in changed and _without_calculation(before) == _without_calculation(after):
        changed.remove(WORKBOOK)
    names = {path: name for name, path in sheet_paths(Archive(before)).items()}
    return {names.get(path, path) for path in changed if not _follows(path)}


def _without_calculation(data: bytes) -> bytes:
    """The part that names the sheets, without its word that Excel is to work out the formulas."""
    book = Archive(data).xml(WORKBOOK)
    for one in book.iterfind("{*}calcPr"):
        one.attrib.pop("fullCalcOnLoad", "")
        if not one.attrib:
            book.remove(one)
    return etree.tostring(book, method="c14n")


def _follows(path: str) -> bool:
    """Whether a part follows from what is on the sheets: how cells look, and how far Excel's tables reach."""
    return "/tables/" in path or path.endswith("styles.xml") or path in _WHERE_STYLES_ARE


def _parts(data: bytes) -> dict[str, tuple[int, int]]:
    return {part.filename: (part.CRC, part.file_size) for part in ZipFile(BytesIO(data)).infolist()}
