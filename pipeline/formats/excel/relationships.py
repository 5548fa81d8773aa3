"""Reads and writes the relationships between the parts of a package, and their content types."""

from __future__ import annotations

import posixpath

from lxml import etree

from pipeline.formats.excel.zip_archive import Archive

#: The part that names the sheets of a workbook.
WORKBOOK = "xl/workbook.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NONE = f'<Relationships xmlns="{_NAMESPACE}"/>'
_CONTENT_TYPES = "[Content_Types].xml"


class Relations:
    """The relationships of one part."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive, self._folder = archive, posixpath.dirname(part)
        self._path = f"{self._folder}/_rels/{posixpath.basename(part)}.rels"
        exists = self._path in archive
        self._root = archive.xml(self._path) if exists else etree.fromstring(_NONE)
        self._is_changed = False

    def target(self, relation_id: str) -> str:
        """The name of the part that a relationship leads to; empty where there is none."""
        found = next((one for one in self._root if one.get("Id") == relation_id), None)
        return self._resolve(found.get("Target", "")) if found is not None else ""

    def of_type(self, ending: str) -> str:
        """The part that the first relationship whose type ends so leads to; empty where there is none."""
        found = next((one for one in self._root if (one.get("Type") or "").endswith(ending)), None)
        return self._resolve(found.get("Target", "")) if found is not None else ""

    def all_of_type(self, ending: str) -> list[str]:
        """The parts that the relationships whose type ends so lead to."""
        return [
            self._resolve(one.get("Target", ""))
            for one in self._root
            if (one.get("Type") or "").endswith(ending)
        ]

    def add(self, kind: str, part: str) -> str:
        """Add a relationship of type `kind` to a part. Returns its ID."""
        taken = {relation.get("Id") for relation in self._root}
        free = next(name for number in range(1, 100_000) if (name := f"rIdCheck{number}") not in taken)
        self._is_changed = True
        etree.SubElement(self._root, f"{{{_NAMESPACE}}}Relationship", Id=free, Type=kind, Target=f"/{part}")
        return free

    def save(self) -> None:
        """Write the relationships to the archive, where there is a new one."""
        if self._is_changed:
            self._archive.write(self._path, self._root)

    def _resolve(self, target: str) -> str:
        return (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(self._folder, target))
        )


def relation_id(element: etree._Element) -> str:
    """The ID of the relationship that an element names; empty where it names none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def sheet_paths(archive: Archive) -> dict[str, str]:
    """The part of each sheet of a workbook, by the sheet's name, in their order; empty where it has none."""
    relations = Relations(archive, WORKBOOK)
    return {
        sheet.get("name", ""): relations.target(relation_id(sheet))
        for sheet in archive.xml(WORKBOOK).iterfind("{*}sheets/{*}sheet")
    }


def declare(archive: Archive, part: str, content_type: str) -> None:
    """Declare the content type of a new part."""
    root = archive.xml(_CONTENT_TYPES)
    namespace = root.tag.removesuffix("Types")
    if not any(one.get("PartName") == f"/{part}" for one in root):
        etree.SubElement(root, f"{namespace}Override", PartName=f"/{part}", ContentType=content_type)
        archive.write(_CONTENT_TYPES, root)


def declare_ending(archive: Archive, ending: str, content_type: str) -> None:
    """Declare the content type of every part whose name has this extension."""
    root = archive.xml(_CONTENT_TYPES)
    namespace = root.tag.removesuffix("Types")
    if not any((one.get("Extension") or "").casefold() == ending for one in root):
        root.insert(0, etree.Element(f"{namespace}Default", Extension=ending, ContentType=content_type))
        archive.write(_CONTENT_TYPES, root)
