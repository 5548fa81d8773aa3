"""The sentences of a finished file that mention a person, each with its places, for a person to read.

What the template prints in every copy is left out: nobody wrote it about this case.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.mentions import Readership, Span, mentions_in
from pipeline.leakcheck.sentences import Sentences
from pipeline.leakcheck.xml_text import words_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_W}p"
_PAGE = "word/document.xml"
_HEADING = re.compile(r"Heading\s?([1-9])")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
#: The level of the document's title, which is above every heading.
_TITLE = 1


@dataclass(frozen=True)
class ToRead:
    """One sentence that mentions a person: its words, where in it, and its places in the file."""

    text: str = field(repr=False)
    mentions: tuple[Span, ...]
    places: tuple[str, ...]


def sentences_to_read(
    data: bytes, reader: Readership, template: bytes = b"", standing: Collection[str] = ()
) -> tuple[ToRead, ...]:
    """The sentences of a Word file's pages that mention a person, each once, in order.

    `template`: what the file was made from; a mention in its own words counts for nothing. `standing`: texts
    that are in every such file.
    """
    found: dict[str, tuple[tuple[Span, ...], dict[str, None]]] = {}
    said_always = _sentences_of(tuple(standing))
    paragraphs = list(_page_of(data).iter(_PARAGRAPH))
    places: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        for said in _said_in(words_of(paragraph)):
            spans = mentions_in(said, reader)
            if spans and said not in said_always and (left := _not_of(template, said, spans)):
                places = places or _places_of(paragraphs)  # only where there is something to read
                found.setdefault(said, (left, {}))[1][places[number]] = None
    return tuple(ToRead(said, spans, tuple(where)) for said, (spans, where) in found.items())


@lru_cache(8192)
def _said_in(text: str) -> tuple[str, ...]:
    sentences = Sentences(text, salt="")
    return tuple(sentences.said(one) for one in sentences.in_rows(1))


@lru_cache(8)
def _sentences_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(said for text in texts for said in _said_in(text))


def _not_of(template: bytes, said: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The mentions that are not in the template's own words, but in a value that was filled in."""
    for pattern in _printed_by(template):
        if match := pattern.fullmatch(said):
            values = [match.span(one) for one in range(1, pattern.groups + 1)]
            return tuple(one for one in spans if any(a < one.end and one.start < b for a, b in values))
    return spans


@lru_cache(64)
def _printed_by(template: bytes) -> tuple[re.Pattern[str], ...]:
    """The sentences of a template, with a group for each tag; the longest first, none of tags alone."""
    found = set()
    for paragraph in _page_of(template).iter(_PARAGRAPH) if template else ():
        for said in _said_in(words_of(paragraph)):
            fixed = _TAG.split(said)
            if any(one.strip(" .,:;()") for one in fixed):
                found.add("(.*?)".join(map(re.escape, fixed)))
    return tuple(re.compile(one) for one in sorted(found, key=len, reverse=True))


def _page_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        return etree.fromstring(package.read(_PAGE), parser)


def _places_of(paragraphs: Sequence[etree._Element]) -> list[str]:
    """The place of each paragraph as a reader finds it: the headings over it, and its row in a table."""
    headings: dict[int, str] = {}
    places = []
    for one in paragraphs:
        if level := _level_of(one):
            over = {higher: words for higher, words in headings.items() if higher < level}
            headings = over | {level: words_of(one).strip()}
            places.append("A heading" if level > _TITLE else "The title")
        else:
            under = ": ".join(words for higher, words in headings.items() if higher > _TITLE)
            places.append((under or "Under the title") + _row_of(one))
    return places


def _level_of(paragraph: etree._Element) -> int:
    """The level of a heading; 0 for any other paragraph."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    match = _HEADING.fullmatch(style.get(f"{_W}val", "")) if style is not None else None
    return int(match[1]) if match else 0


def _row_of(paragraph: etree._Element) -> str:
    """The row of a table that a paragraph is in, counted without the heads; empty outside of tables."""
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    if row is None:
        return ""
    if _is_head(row):
        return ", head of the table"
    before = sum(not _is_head(one) for one in row.itersiblings(f"{_W}tr", preceding=True))
    return f", row {before + 1}"


def _is_head(row: etree._Element) -> bool:
    return row.find(f"{_W}trPr/{_W}tblHeader") is not None
