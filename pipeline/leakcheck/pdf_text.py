"""All text in a PDF file: its pages, comments, properties, and every string and stream in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from pipeline.leakcheck.format_words import is_face_of, is_of_pdf, squashed
from pipeline.leakcheck.normalise import Text, other_readings
from pipeline.leakcheck.passages import FileText, Passage, letters_by_chance, passages_of_bytes
from pipeline.leakcheck.template_parts import NOTHING, Brought

#: The kinds of stream that hold a font, an image or a drawing.
_OF_THE_PAGE = {"/Image", "/Form", "/Type1C", "/CIDFontType0C", "/OpenType"}
#: Operators of a stream that draws a page or its letters. Its words were already read from the page; its
#: figures are coordinates.
_DRAWING = re.compile(rb"\b(?:BT|ET|Tf|Tj|TJ|re|cm|begincmap|endbfchar)\b")
#: Keys that name a font.
_FONTS = {"/BaseFont", "/FontName", "/FontFamily"}
#: Keys of a PDF's dictionaries that hold more than its pages.
_UNCLEAN = {
    "/EmbeddedFiles": "it contains another file",
    "/EmbeddedFile": "it contains another file",
    "/JavaScript": "it contains a program",
    "/JS": "it contains a program",
    "/Launch": "it starts another program",
    "/RichMedia": "it contains sound or video",
    "/XFA": "it contains a form with its own data",
    "/OCProperties": "it contains layers that can be hidden",
    "/AcroForm": "it contains a form",
}


def read_pdf(data: bytes, name: str, brought: Brought = NOTHING) -> FileText:
    """Every text of a PDF file, its name included.

    Whatever cannot be read is reported as unclean; nothing is skipped. The names of known fonts, and those of
    the fonts and styles that the template brings, do not count as text.
    """
    passages = [Passage(part="the file's name", where=name, text=Text(name))]
    unclean: list[tuple[str, str]] = []
    if data.count(b"%%EOF") > 1:
        unclean.append(("the whole file", "it contains an earlier version of itself"))
    end = data.rfind(b"%%EOF")
    passages += passages_of_bytes("bytes after the end", data[end + 5 :] if end >= 0 else data)
    passages += passages_of_bytes("bytes before the start", data[: data.find(b"%PDF")])
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            return FileText(tuple(passages), (("the whole file", "it is locked, so it cannot be read"),))
        for number, page in enumerate(reader.pages, 1):
            text = page.extract_text()
            passages += _passages(f"page {number}", text, "the page", on_page=True)
        for entry in sorted(
            {number for one in reader.xref.values() for number in one} | set(reader.xref_objStm)
        ):
            _read_object(reader, entry, passages, unclean, brought)
    except Exception:  # a damaged file raises anything, and an unread part must not pass
        unclean.append(("the whole file", "it cannot be read"))
        passages += passages_of_bytes("the whole file", data)
    return FileText(tuple(passages), tuple(dict.fromkeys(unclean)))


def _read_object(
    reader: PdfReader, number: int, passages: list[Passage], unclean: list[tuple[str, str]], brought: Brought
) -> None:
    """Add the texts of one object: every string in it, and its stream, unpacked."""
    value = reader.get_object(IndirectObject(number, 0, reader))
    part = f"object {number}"
    passages += _passages(part, "\n".join(_strings(value, unclean, part, brought)), _where(value))
    if isinstance(value, StreamObject) and not isinstance(value, ContentStream):
        kind = value.get("/Subtype")
        try:
            content = value.get_data()
        except (PyPdfError, NotImplementedError, ValueError):
            content = value._data
        drawn = (
            kind in _OF_THE_PAGE
            or value.get("/Type") in ("/XObject", "/ObjStm", "/XRef")
            or _DRAWING.search(content)
        )
        if drawn and value.get("/Type") != "/Metadata":
            passages += letters_by_chance(f"{part}, a drawing", content.decode("latin-1"), "out of sight")
        else:
            passages += passages_of_bytes(f"{part}, {kind or 'a stream'}", content)


def _strings(value: object, unclean: list[tuple[str, str]], part: str, brought: Brought) -> Iterator[str]:
    if isinstance(value, DictionaryObject):
        for key, one in value.items():
            if key in _UNCLEAN:
                unclean.append((part, _UNCLEAN[key]))
            if key == "/URI":
                unclean.append((part, "it points to something outside the file"))
            if key == "/Annots" and any(_is_comment(each) for each in _array(one)):
                unclean.append((part, "it contains comments"))
            yield from _name(str(key), brought)
            if not (key in _FONTS and isinstance(one, str) and is_face_of(one, brought.fonts)):
                yield from _strings(one, unclean, part, brought)
    elif isinstance(value, ArrayObject):
        for one in value:
            yield from _strings(one, unclean, part, brought)
    elif isinstance(value, NameObject):
        yield from _name(str(value), brought)
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, bytes):
        yield value.decode("latin-1")


def _name(name: str, brought: Brought) -> Iterator[str]:
    """A name in a PDF that may say something: not one of PDF's own, nor of a style in the template."""
    if not is_of_pdf(name) and squashed(name) not in brought.styles:
        yield name


def _array(value: object) -> list[object]:
    direct = value.get_object() if isinstance(value, IndirectObject) else value
    return list(direct) if isinstance(direct, ArrayObject) else []


def _is_comment(value: object) -> bool:
    direct = value.get_object() if isinstance(value, IndirectObject) else value
    return isinstance(direct, DictionaryObject) and direct.get("/Subtype") != "/Link"


def _where(value: object) -> str:
    kind = value.get("/Type") if isinstance(value, DictionaryObject) else None
    return {"/Metadata": "the properties", "/Annot": "a comment", "/StructElem": "the tags"}.get(
        str(kind), "out of sight"
    )


def _passages(part: str, text: str, where: str, *, on_page: bool = False) -> Iterator[Passage]:
    if text.strip():
        yield Passage(part=part, where=where, text=Text(text), on_page=on_page)
        for other in other_readings(text):
            yield Passage(part=part, where=f"{where}, in another coding", text=Text(other))
