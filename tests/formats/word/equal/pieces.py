"""The pieces of templates: paragraphs, tables, runs, raw markup and parts that python-docx does not make."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx.document import Document as DocumentObject
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree

Draw = Callable[[DocumentObject], object]

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def all_of(*draws: Draw) -> Draw:
    """Draws one thing after another."""
    return lambda document: [draw(document) for draw in draws]


def texts(*lines: str, style: str | None = None) -> Draw:
    """Draws one paragraph for each text."""
    return lambda document: [document.add_paragraph(line, style=style) for line in lines]


def grid(*rows: list[str], columns: int | None = None) -> Draw:
    """Draws a table of these rows of texts; a line end in a text begins a new paragraph of its cell."""

    def draw(document: DocumentObject) -> None:
        table = document.add_table(rows=0, cols=columns or max(len(row) for row in rows))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                first, *rest = text.split("\n")
                cell.text = first
                for line in rest:
                    cell.add_paragraph(line)

    return draw


def raw(xml: str) -> Draw:
    """Draws this markup in the body, unchanged."""

    def draw(document: DocumentObject) -> None:
        body = document.element.body
        for child in elements(xml):
            body.insert(len(body) - 1, child)

    return draw


def elements(xml: str) -> list[etree._Element]:
    return list(parse_xml(f"<w:body {SPACES}>{xml}</w:body>"))


def runs(*pieces: str | tuple[str, str]) -> Draw:
    """Draws one paragraph of runs: each a text, or a text and a run property that is on (`bold`...)."""

    def draw(document: DocumentObject) -> Paragraph:
        paragraph = document.add_paragraph()
        for piece in pieces:
            text, style = (piece, "") if isinstance(piece, str) else piece
            run = paragraph.add_run(text)
            if style:
                setattr(run.font, style, True)
        return paragraph

    return draw


def added_part(document: DocumentObject, name: str, kind: str, reltype: str, data: bytes) -> str:
    """Adds a part to the document; returns the ID of its relationship."""
    package = document.part.package
    return document.part.relate_to(Part(PackURI(name), kind, data, package), reltype)


def rewritten(package: bytes) -> bytes:
    """The same package without any trace of the moment at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as archive, zipfile.ZipFile(buffer, "w") as out:
        for name in archive.namelist():
            out.writestr(zipfile.ZipInfo(name), archive.read(name))
    return buffer.getvalue()
