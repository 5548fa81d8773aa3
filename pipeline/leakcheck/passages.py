"""The texts of a finished file as passages, each with its part and its place as an officer would call it."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.leakcheck.normalise import Text, other_readings

_STRETCH = re.compile(rb"[\x20-\x7e\xa0-\xff\t\n]{4,}")
_STRETCH_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
#: The main parts, as an officer would call them.
_PLACES = (
    ("word/document", "the page"),
    ("word/header", "the head of a page"),
    ("word/footer", "the foot of a page"),
    ("word/footnotes", "a footnote"),
    ("word/endnotes", "an endnote"),
    ("word/comments", "a comment"),
    ("docProps/", "the properties"),
    ("customXml/", "a hidden data part"),
    ("word/media/", "a picture"),
    ("word/embeddings/", "an embedded file"),
    ("word/glossary/", "a building block"),
    ("word/settings", "the settings"),
    ("word/styles", "the styles"),
)


@dataclass(frozen=True)
class Passage:
    """One text of one part: the part's name in the file, the place as a reader would call it, and the text.

    `by_people`: people wrote it, so a name in it may be misspelt. `by_chance`: characters that happen to
    occur in an image, a font or the like, so that a short word in it shows nothing. `by_template`: the
    template brings it into every file, so that only a complete name or another identifier in it shows
    anything.
    """

    part: str
    where: str
    text: Text
    on_page: bool = False
    by_people: bool = True
    by_chance: bool = False
    by_template: bool = False


@dataclass(frozen=True)
class FileText:
    """All text of a file, and its faults.

    `unclean`: what cannot be read, or must not be in a copy that leaves the council. `broken`: why it is not
    a complete Word document. Each with its part.
    """

    passages: tuple[Passage, ...]
    unclean: tuple[tuple[str, str], ...] = ()
    broken: tuple[tuple[str, str], ...] = ()


def where_of(part: str) -> str:
    """A part's name as an officer would call it."""
    bare = part.rsplit("//", 1)[-1]
    return next(
        (place for start, place in _PLACES if bare.startswith(start)), "a part that is not on the page"
    )


def passages_of_text(
    part: str, text: str, where: str, *, on_page: bool = False, by_people: bool = True
) -> Iterator[Passage]:
    """A text and its other readings, once decoded; nothing for a blank text."""
    if not text.strip():
        return
    yield Passage(part, where, Text(text), on_page, by_people)
    for other in other_readings(text):
        yield Passage(part, f"{where}, in another coding", Text(other))


def passages_of_bytes(part: str, content: bytes) -> Iterator[Passage]:
    """The readable text of a part that is not XML: an image's texts and metadata, compressed or not."""
    where = where_of(part)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if text.isprintable() or not any(
        unicodedata.category(one) == "Cc" and one not in "\n\r\t" for one in text
    ):
        yield from passages_of_text(part, text, where)
        return
    stretches = [one.decode("latin-1") for one in _STRETCH.findall(content)]
    stretches += [one.decode("utf-16-le") for one in _STRETCH_WIDE.findall(content)]
    if content.startswith(b"\x89PNG"):
        yield from passages_of_text(part, "\n".join(_texts_of_png(content)), where)
    yield from letters_by_chance(part, "\n".join(stretches), where)


def letters_by_chance(part: str, text: str, where: str) -> Iterator[Passage]:
    """A text that nobody may have written."""
    if text.strip():
        yield Passage(part, where, Text(text), by_people=False, by_chance=True)


def _texts_of_png(content: bytes) -> Iterator[str]:
    """The compressed texts in a PNG image."""
    at = 8
    while at + 8 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
                try:
                    yield zlib.decompressobj().decompress(data[start:], 1_000_000).decode("utf-8", "replace")
                except zlib.error:
                    continue
        at += length + 12
