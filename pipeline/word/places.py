"""Finds the place of a tag in a template, as a person would name it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

_TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)


def place_of(package: bytes, name: str) -> str:
    """Where the first tag that names `name` stands: part, heading, paragraph or table, row and cell."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for place, text in _texts(Document(io.BytesIO(package))):
        if any(word.search(tag) for tag in _TAG.findall(text)):
            return place
    return "a tag"


def _texts(document: DocumentObject) -> Iterator[tuple[str, str]]:
    yield from _block_texts("page", document.element.body, document)
    for number, section in enumerate(document.sections, start=1):
        for label, part in (
            ("header", section.header),
            ("footer", section.footer),
            ("first-page header", section.first_page_header),
            ("first-page footer", section.first_page_footer),
        ):
            if not part.is_linked_to_previous:
                yield from _block_texts(f"{label} of section {number}", part._element, part)
    for label in ("title", "subject", "keywords", "comments"):
        yield f"document property {label}", getattr(document.core_properties, label) or ""


def _block_texts(part: str, element: etree._Element, parent: object) -> Iterator[tuple[str, str]]:
    """Each paragraph's place and text, in the order of reading; tables are counted, headings remembered."""
    heading, paragraphs, tables = "", 0, 0
    for child in element.iterchildren():
        under = f' under "{heading}"' if heading else ""
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, parent)  # type: ignore[arg-type]
            paragraphs += 1
            yield f"{part}, paragraph {paragraphs}{under}", paragraph.text
            if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading"):
                heading = paragraph.text
        elif child.tag == qn("w:tbl"):
            tables += 1
            table = Table(child, parent)  # type: ignore[arg-type]
            for row_number, row in enumerate(table.rows, start=1):
                for cell_number, cell in enumerate(row.cells, start=1):
                    yield f"{part}, table {tables}, row {row_number}, cell {cell_number}{under}", cell.text
