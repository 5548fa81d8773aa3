"""Templates drawn by the test that needs them, and the text of a filled document."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from pipeline.formats.word import Template


def drawn(draw: Callable[[DocumentObject], object]) -> bytes:
    """The bytes of a template that `draw` has drawn on an empty document."""
    document = Document()
    draw(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def template(draw: Callable[[DocumentObject], object], **settings) -> Template:
    return Template(io.BytesIO(drawn(draw)), **settings)


def paragraphs(*texts: str) -> Callable[[DocumentObject], object]:
    """Draws one paragraph for each text."""
    return lambda document: [document.add_paragraph(text) for text in texts]


def part(filled: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return etree.fromstring(archive.read(name))


def names(filled: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return archive.namelist()


def everything(filled: bytes) -> bytes:
    """All parts in one text, as an attacker would read them."""
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def lines(filled: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs]


def tags(element: etree._Element) -> list[str]:
    """The local names of an element's children."""
    return [etree.QName(child).localname for child in element]


def replaced(package: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same package with a change in one part such as only a program other than Word would make."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as archive, zipfile.ZipFile(buffer, "w") as out:
        for entry in archive.namelist():
            data = archive.read(entry)
            if entry == name:
                assert old in data
                data = data.replace(old, new)
            out.writestr(entry, data)
    return buffer.getvalue()


def element(xml: str) -> etree._Element:
    """An element of Word's main namespace."""
    return parse_xml(
        xml.replace(">", f" {nsdecls('w')}>", 1)
        if "/>" not in xml.split(">")[0] + ">"
        else xml.replace("/>", f" {nsdecls('w')}/>", 1)
    )


def picture(shade: int = 1) -> io.BytesIO:
    """A small PNG, one for each shade."""
    rows = b"".join(b"\0" + bytes([shade, 1, 2] * 4) for _ in range(4))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


__all__ = [
    "drawn",
    "element",
    "everything",
    "lines",
    "names",
    "paragraphs",
    "part",
    "picture",
    "qn",
    "replaced",
    "tags",
    "template",
]
