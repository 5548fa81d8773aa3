"""The parts of a template that tags may fill: the page, headers, footers and notes, ready for Jinja."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from lxml import etree

from pipeline.formats.word.compile.part_source import patched
from pipeline.formats.word.compile.saved_package import name_of
from pipeline.formats.word.compile.split_tags import gather_tags
from pipeline.formats.word.compile.structure import W_TC
from pipeline.formats.word.sanitise import without_history

_NOTES = re.compile(r"\.wordprocessingml\.(footnotes|endnotes)\+xml$")


@dataclass
class PartStory:
    """One part that tags may fill."""

    name: str
    kind: str
    root: etree._Element

    @cached_property
    def source(self) -> str:
        """The part ready for Jinja."""
        _open_cell_properties(self.root)
        gather_tags(self.root)
        return patched(etree.tostring(self.root, encoding="unicode"))


def stories_of(document: DocumentObject) -> list[PartStory]:
    """The parts that are filled, in docxtpl's order: the page, headers, footers, then notes."""
    part = document.part
    without_history(document.element)
    stories = [PartStory(name_of(part), "page", document.element)]
    for kind, reltype in (("header", REL.HEADER), ("footer", REL.FOOTER)):
        for rel in part.rels.values():
            if rel.reltype == reltype and not rel.is_external and rel.target_part.blob:
                root = etree.fromstring(rel.target_part.blob)
                without_history(root)
                if name_of(rel.target_part) not in [story.name for story in stories]:
                    stories.append(PartStory(name_of(rel.target_part), kind, root))
    assert part.package is not None
    for one in part.package.parts:
        found = _NOTES.search(one.content_type)
        if found:
            root = etree.fromstring(one.blob)
            without_history(root)
            stories.append(PartStory(name_of(one), found.group(1), root))
    return stories


def _open_cell_properties(root: etree._Element) -> None:
    """Give a cell whose tag sets its colour or span the properties that docxtpl's patching needs."""
    for cell in root.iter(W_TC):
        properties = cell.find(qn("w:tcPr"))
        if (properties is None or not len(properties)) and re.search(
            r"cellbg|colspan", "".join(str(text) for text in cell.itertext(qn("w:t")))
        ):
            if properties is None:
                properties = etree.SubElement(cell, qn("w:tcPr"))
                cell.insert(0, properties)
            properties.text = ""
