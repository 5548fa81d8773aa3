"""Rows that Word keeps together: where a page's end splits them, and the break that mends it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pipeline.formats.pdf.structure import elements_of, marks_of, page_of

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_KEPT = f"{qn('w:pPr')}/{qn('w:keepNext')}"
#: What comes before a break in the properties of a paragraph.
_BEFORE_A_BREAK = {qn(name) for name in ("w:pStyle", "w:keepNext", "w:keepLines")}
#: A paragraph of a twentieth of a millimetre, to begin a page with: no row of a table can, in the library.
_MARK = "unseen"
_UNSEEN = (
    f'<w:p xmlns:w="{nsmap["w"]}" {_MARK}="1"><w:pPr><w:spacing w:before="0" w:after="0" w:line="3"'
    ' w:lineRule="exact"/></w:pPr></w:p>'
)


def split_table(reader: PdfReader) -> Iterator[tuple[int, int]]:
    """The tables of a tagged PDF that go over a page's end, in their order in the document.

    Each as its number, counted from 0 over all tables, and how many of its rows begin on its first page.
    """
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    root = reader.root_object["/StructTreeRoot"]
    for number, table in enumerate(_tables(root)):
        found = (_first_page(row, pages) for row in _rows(table))
        begins = [one for one in found if one is not None]
        if begins and begins[-1] != begins[0]:
            yield number, sum(one == begins[0] for one in begins)


def with_break_before(source: bytes, table: tuple[int, int]) -> bytes | None:
    """The Word file with a table on a new page, with the paragraphs that are kept with it.

    `table`: its number, and how many rows are on its first page. None where these rows need not be kept with
    the next one, or are at the beginning of a page already.
    """
    number, rows = table
    with ZipFile(io.BytesIO(source)) as package:
        body = etree.fromstring(package.read(_DOCUMENT))
        kept = _kept_styles(etree.fromstring(package.read(_STYLES)))
        tables = list(body.iter(qn("w:tbl")))
        if number >= len(tables):
            return None
        first = tables[number].findall(qn("w:tr"))[:rows]
        if not all(_is_kept(one, kept) for row in first for one in row.iter(qn("w:p"))):
            return None
        if not _break_before(_leading(tables[number], kept)):
            return None
        return _with_document(package, etree.tostring(body, xml_declaration=True, encoding="UTF-8"))


def _leading(table: etree._Element, kept: frozenset[str]) -> etree._Element:
    """The first of the paragraphs before a table that are kept with it; a new one, not seen, if none is."""
    leads, before = None, table.getprevious()
    while before is not None and before.tag == qn("w:p") and (_is_kept(before, kept) or _is_unseen(before)):
        leads, before = before, before.getprevious()
    if leads is None:
        leads = etree.fromstring(_UNSEEN)
        table.addprevious(leads)
    return leads


def _is_unseen(paragraph: etree._Element) -> bool:
    return paragraph.get(_MARK) is not None


def _break_before(paragraph: etree._Element) -> bool:
    """Begin a page with a paragraph; False where it does already."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        paragraph.insert(0, properties)
    if properties.find(qn("w:pageBreakBefore")) is not None:
        return False
    place = sum(one.tag in _BEFORE_A_BREAK for one in properties)
    properties.insert(place, etree.Element(qn("w:pageBreakBefore")))
    return True


def _is_kept(paragraph: etree._Element, kept: frozenset[str]) -> bool:
    """Whether a paragraph is kept with the next, by itself or by its style."""
    own = paragraph.find(_KEPT)
    if own is not None:
        return _is_on(own)
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) in kept


def _kept_styles(styles: etree._Element) -> frozenset[str]:
    """The styles whose paragraphs are kept with the next, by themselves or by the style they are based on."""
    own, based = {}, {}
    for style in styles.findall(qn("w:style")):
        name, says, parent = style.get(qn("w:styleId")), style.find(_KEPT), style.find(qn("w:basedOn"))
        own[name] = None if says is None else _is_on(says)
        based[name] = None if parent is None else parent.get(qn("w:val"))

    def keeps(name: str | None, seen: frozenset[str]) -> bool:
        if name is None or name in seen:
            return False
        says = own.get(name)
        return keeps(based.get(name), seen | {name}) if says is None else says

    return frozenset(name for name in own if name is not None and keeps(name, frozenset()))


def _is_on(switch: etree._Element) -> bool:
    return switch.get(qn("w:val"), "1") not in ("0", "false", "off")


def _with_document(package: ZipFile, document: bytes) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as edited:
        for one in package.infolist():
            edited.writestr(one, document if one.filename == _DOCUMENT else package.read(one))
    return made.getvalue()


def _tables(element: object) -> Iterator[DictionaryObject]:
    for one in elements_of(element):
        if one.get("/S") == "/Table":
            yield one
        yield from _tables(one)


def _rows(table: DictionaryObject) -> Iterator[DictionaryObject]:
    for one in elements_of(table):
        if one.get("/S") == "/TR":
            yield one
        elif one.get("/S") in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(one)


def _first_page(element: DictionaryObject, pages: dict[int, int]) -> int | None:
    """The first page on which an element has content; None where it has none."""
    return min((pages[page_of(mark)] for _, mark in marks_of(element)), default=None)
