"""What both engines leave out of a PDF: its language, the order of tabs, tags for all that is painted."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any
from zipfile import ZipFile

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject, NameObject, TextStringObject

from pipeline.formats.pdf.artifacts import mark_untagged
from pipeline.formats.pdf.contents import write_contents
from pipeline.formats.pdf.links import lead_to_headings
from pipeline.formats.pdf.repeated_rows import mark_repeated
from pipeline.formats.pdf.structure import mend_structure
from pipeline.foundation.release import MADE_BY

#: What the metadata says of when and by what it was made; and of PDF/A, which nothing here has checked.
_NOT_SAID = re.compile(
    rb"<(xmp:CreateDate|xmp:ModifyDate|xmp:MetadataDate|xmp:CreatorTool|pdf:Producer|xmpMM:DocumentID"
    rb"|xmpMM:InstanceID|pdfaid:part|pdfaid:conformance)>.*?</\1>"
    rb'| xmlns:pdfaid="[^"]*"'
    rb"|<rdf:Description[^>]*xmlns:pdfaExtension=.*?</pdfaExtension:schemas>\s*</rdf:Description>",
    re.DOTALL,
)
#: In the contents of a page: a string, left as it is; or a number with its first three decimals as a group.
_STRING_OR_NUMBER = re.compile(rb"\((?:\\.|[^\\()])*\)|(\d+\.\d{3})\d+", re.DOTALL)
#: How a word's place begins. A remark parts it from what follows: "0 0 -1 321" has the figures of A-001321.
_MATRIX = re.compile(rb"(\n1 0 0 -1 )(?=[\d.]+ [\d.]+ Tm)")
_ESCAPED, _TO_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL), re.compile(rb"[\\()\r]")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LANGUAGE = re.compile(r'<w:rPrDefault>.*?<w:lang [^>]*w:val="([A-Za-z0-9-]+)"', re.DOTALL)
_BRITISH = "en-GB"


def finished(engines: PdfReader | bytes, source: bytes, *, untagged: bool = False) -> bytes | None:
    """The PDF of a Word file as it goes out; None where `engines`, which an engine has made, is none.

    It has the Word file's language, and tabs in the order of the tags. It has nothing that differs between
    runs, and names this program alone, with its release. `untagged`: the engine paints outside the tags;
    that becomes artifacts.
    """
    try:
        reader = engines if isinstance(engines, PdfReader) else PdfReader(io.BytesIO(engines))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        _describe(writer, source)
        mark_repeated(writer)
        mend_structure(writer)
        if not untagged:
            lead_to_headings(writer, source)
        for page in writer.pages:
            page[NameObject("/Tabs")] = NameObject("/S")
            if untagged:
                mark_untagged(page, writer)
            else:
                _join_strings(page, writer)
        made = io.BytesIO()
        writer.write(made)
        return made.getvalue()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _describe(writer: PdfWriter, source: bytes) -> None:
    """Set what the file says about itself."""
    metadata: Any = writer.metadata or {}
    writer.metadata = {name: str(metadata[name]) for name in ("/Title", "/Author") if name in metadata}
    writer.add_metadata({"/Producer": MADE_BY})
    catalogue: Any = writer.root_object
    catalogue[NameObject("/Lang")] = TextStringObject(_language_of(source))
    catalogue.pop("/OutputIntents", None)
    if "/Metadata" in catalogue:
        stream = catalogue["/Metadata"].get_object()
        stream.set_data(_NOT_SAID.sub(b"", stream.get_data()))
    mark = ByteStringObject(hashlib.sha256(source).digest()[:16])
    writer._ID = ArrayObject([mark, mark])


def _join_strings(page: PageObject, writer: PdfWriter) -> None:
    """Write as one string the letters that the embedded engine writes one by one, and round its numbers.

    Eight decimals of a colour, or the octal code of a letter, may be the figures of a reference, and the leak
    check would refuse the page.
    """
    contents = page.get_contents()
    if contents is not None:
        rounded = _STRING_OR_NUMBER.sub(
            lambda found: found[1] or _in_bytes(found[0]), contents.get_data().replace(b") 0 (", b"")
        )
        write_contents(page, writer, _MATRIX.sub(rb"\1%w\n", rounded))


def _in_bytes(string: bytes) -> bytes:
    """A string of a page's contents with its letters as bytes, not as octal figures."""
    plain = _ESCAPED.sub(
        lambda found: bytes([int(found[1], 8)]) if found[1].isdigit() else _LETTERS.get(found[1], found[1]),
        string[1:-1],
    )
    return (
        b"(" + _TO_ESCAPE.sub(lambda found: b"\\r" if found[0] == b"\r" else b"\\" + found[0], plain) + b")"
    )


def _language_of(source: bytes) -> str:
    """The language of a Word file's text, British English where it says none."""
    with ZipFile(io.BytesIO(source)) as package:
        styles = package.read("word/styles.xml").decode("utf-8", "replace")
    found = _LANGUAGE.search(styles)
    return found.group(1) if found else _BRITISH
