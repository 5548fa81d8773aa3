"""The sentences of a finished file that mention a person, each with its places, for a person to read.

What the template prints in every copy is left out: nobody wrote it about this case.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.leakcheck.mentions import Readership, Span, mentions_in
from pipeline.leakcheck.sentences import Sentences
from pipeline.leakcheck.xml_text import words_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph's words, and its place as a reader finds it."""

    text: str = field(repr=False)
    place: str


def sentences_to_read(
    data: bytes, reader: Readership, template: bytes = b"", standing: Collection[str] = ()
) -> tuple[ToRead, ...]:
    """The sentences of a Word file's pages that mention a person, each once, in order.

    `template`: what the file was made from; a mention in its own words counts for nothing. `standing`: texts
    that stand in every such file.
    """
    found: dict[str, tuple[tuple[Span, ...], dict[str, None]]] = {}
    said_always = _sentences_of(tuple(standing))
    for paragraph in _paragraphs_of(data):
        for said, spans in _mentioning(paragraph.text, reader):
            if spans and said not in said_always and (left := _not_of(template, said, spans)):
                found.setdefault(said, (left, {}))[1][paragraph.place] = None
    return tuple(ToRead(said, spans, tuple(places)) for said, (spans, places) in found.items())


@lru_cache(8192)
def _mentioning(text: str, reader: Readership) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Each sentence of a text, and where it mentions a person."""
    return tuple((said, mentions_in(said, reader)) for said in _said_in(text))


def _said_in(text: str) -> list[str]:
    sentences = Sentences(text, salt="")
    return [sentences.said(one) for one in sentences.in_rows(1)]


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
    for paragraph in _paragraphs_of(template) if template else ():
        for said in _said_in(paragraph.text):
            fixed = _TAG.split(said)
            if any(one.strip(" .,:;()") for one in fixed):
                found.add("(.*?)".join(map(re.escape, fixed)))
    return tuple(re.compile(one) for one in sorted(found, key=len, reverse=True))


def _paragraphs_of(data: bytes) -> Iterator[_Paragraph]:
    """Every paragraph of a Word file's pages that has words, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        root = etree.fromstring(package.read(_PAGE), parser)
    headings: dict[int, str] = {}
    for paragraph in root.iter(f"{_W}p"):
        text = words_of(paragraph)
        if not text.strip():
            continue
        if level := _level_of(paragraph):
            headings = {one: words for one, words in headings.items() if one < level} | {level: text.strip()}
            yield _Paragraph(text, "A heading" if level > _TITLE else "The title")
        else:
            under = ": ".join(words for one, words in sorted(headings.items()) if one > _TITLE)
            yield _Paragraph(text, (under or "Under the title") + _row_of(paragraph))


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
