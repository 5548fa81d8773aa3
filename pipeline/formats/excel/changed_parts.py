"""Which sheets differ between two versions of one workbook, without opening those that do not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from pipeline.formats.excel.relationships import Relations, relation_id
from pipeline.formats.excel.zip_archive import Archive

_WORKBOOK = "xl/workbook.xml"
#: The parts in which it is said where the part of the styles is, which a workbook may be without.
_WHERE_STYLES_ARE = frozenset({"[Content_Types].xml", "xl/_rels/workbook.xml.rels"})


def changed_sheets(before: bytes, after: bytes) -> set[str]:
    """The names of the sheets of which a byte differs, and the paths of other parts that differ.

    How cells look and how far tables reach is left out: both follow from what is on the sheets.
    """
    old, new = _parts(before), _parts(after)
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    names = _names_by_path(before)
    return {names.get(path, path) for path in changed if not _follows(path)}


def _follows(path: str) -> bool:
    """Whether a part follows from what is on the sheets: how cells look, and how far Excel's tables reach."""
    return "/tables/" in path or path.endswith("styles.xml") or path in _WHERE_STYLES_ARE


def _parts(data: bytes) -> dict[str, tuple[int, int]]:
    return {part.filename: (part.CRC, part.file_size) for part in ZipFile(BytesIO(data)).infolist()}


def _names_by_path(data: bytes) -> dict[str, str]:
    """The name of each sheet by the path of its part."""
    archive = Archive(data)
    relations = Relations(archive, _WORKBOOK)
    return {
        relations.target(relation_id(sheet)): sheet.get("name", "")
        for sheet in archive.xml(_WORKBOOK).iterfind("{*}sheets/{*}sheet")
    }
