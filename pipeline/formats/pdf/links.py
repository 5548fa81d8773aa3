"""Bookmarks that lead to their headings, and the links of a list of contents, which the library lacks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from pipeline.formats.pdf.structure import kids_of, marks_of, number_in, owners_of, page_of

_DOCUMENT, _ENTRY, _CONTENTS = "word/document.xml", "Contents", "Contents"
#: Where the embedded engine paints letters, on a page that it has turned over: font size, x and y.
_PLACE = re.compile(rb"/F\d+ ([\d.]+) Tf|1 0 0 -1 ([\d.]+) ([\d.]+) Tm")
#: The height of letters above and below their line, as parts of their size.
_ABOVE, _BELOW = 0.95, 0.25
_HEADING = re.compile(r"/H\d")


def lead_to_headings(writer: PdfWriter, source: bytes) -> None:
    """Lead each bookmark to its heading, and link the list of contents (ISO 14289-1, 7.18.5).

    `source`: the Word file. The library's bookmarks lead to where a heading would be if it were not kept with
    the next paragraph. Pages that do not have the headings of the bookmarks stay as they are.
    """
    bookmarks = list(_bookmarks(writer.root_object.get("/Outlines")))
    root: Any = writer.root_object["/StructTreeRoot"]
    document: Any = next((one.get_object() for one in kids_of(root)), DictionaryObject())
    elements = [one.get_object() for one in kids_of(document)]
    places = [place for place, one in enumerate(elements) if _HEADING.fullmatch(str(one.get("/S")))]
    if len(places) != len(bookmarks):
        return
    for place, bookmark in zip(places, bookmarks, strict=True):
        _lead(writer, bookmark, elements[place])
    _link_contents(writer, document, places, bookmarks, _entries(source))


def _lead(writer: PdfWriter, bookmark: DictionaryObject, heading: DictionaryObject) -> None:
    """Lead a bookmark to the top of its heading."""
    page, area = _place_of(writer, heading)
    if area:
        place = (NameObject("/XYZ"), NumberObject(0), area[3], NumberObject(0))
        bookmark[NameObject("/Dest")] = ArrayObject([page.indirect_reference, *place])


def _link_contents(
    writer: PdfWriter, document: Any, places: list[int], headings: list[DictionaryObject], entries: list[str]
) -> None:
    """Link the entries that are in a list of contents, if they are the headings after it."""
    kids, titles = kids_of(document), [str(one["/Title"]) for one in headings]
    if not entries or _CONTENTS not in titles:
        return
    elements = [one.get_object() for one in kids]
    at = titles.index(_CONTENTS)
    first = places[at] + 1
    listed = elements[first : first + len(entries)]
    if titles[at + 1 : at + 1 + len(entries)] != entries or any(
        one.get("/S") != "/P" or not _place_of(writer, one)[1] for one in listed
    ):
        return
    made = _element(writer, "/TOC", document)
    for one, heading in zip(listed, headings[at + 1 :], strict=False):
        _link(writer, one, heading)
        one[NameObject("/P")] = made.indirect_reference
    made[NameObject("/K")] = ArrayObject(kids[first : first + len(entries)])
    kids[first : first + len(entries)] = [made.indirect_reference]


def _entries(source: bytes) -> list[str]:
    """The words of each entry of a Word file's list of contents."""
    with ZipFile(io.BytesIO(source)) as package:
        data = package.read(_DOCUMENT)
    if b"w:anchor" not in data:
        return []
    style = f"{qn('w:pPr')}/{qn('w:pStyle')}"
    return [
        "".join(text.text or "" for text in one.iter(qn("w:t")))
        for one in etree.fromstring(data).iter(qn("w:p"))
        if (found := one.find(style)) is not None and found.get(qn("w:val")) == _ENTRY
    ]


def _bookmarks(above: Any) -> Iterator[DictionaryObject]:
    """Every entry of the outline below another, in the order of the document."""
    one = None if above is None else above.get_object().get("/First")
    while one is not None:
        item = one.get_object()
        yield item
        yield from _bookmarks(item)
        one = item.get("/Next")


def _link(writer: PdfWriter, entry: DictionaryObject, heading: DictionaryObject) -> None:
    """Make a paragraph an entry of contents: a link that holds its words and leads to its heading."""
    marks = [one for _, one in marks_of(entry)]
    page, area = _place_of(writer, entry)
    reference = _element(writer, "/Reference", entry)
    link = _element(writer, "/Link", reference)
    number = NumberObject(_next_number(writer))
    annotation = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): area,
                NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
                NameObject("/F"): NumberObject(4),
                NameObject("/Dest"): heading["/Dest"],
                NameObject("/Contents"): TextStringObject(heading["/Title"]),
                NameObject("/StructParent"): number,
            }
        )
    )
    page.setdefault(NameObject("/Annots"), ArrayObject()).append(annotation)
    held = DictionaryObject({NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): annotation})
    held[NameObject("/Pg")] = page.indirect_reference
    link[NameObject("/K")] = ArrayObject([*kids_of(entry), held])
    reference[NameObject("/K")] = ArrayObject([link.indirect_reference])
    entry[NameObject("/K")] = ArrayObject([reference.indirect_reference])
    entry[NameObject("/S")] = NameObject("/TOCI")
    _own(writer, link, marks, number)


def _own(writer: PdfWriter, link: Any, marks: list[DictionaryObject], number: NumberObject) -> None:
    """Say of the words and of the annotation that the link is their element."""
    pages = {_number_of(page): page for page in writer.pages}
    for one in marks:
        owners_of(pages[page_of(one)], writer)[number_in(one)] = link.indirect_reference
    root: Any = writer.root_object["/StructTreeRoot"]
    root["/ParentTree"]["/Nums"].extend([number, link.indirect_reference])
    root[NameObject("/ParentTreeNextKey")] = NumberObject(number + 1)


def _next_number(writer: PdfWriter) -> int:
    root: Any = writer.root_object["/StructTreeRoot"]
    return max(int(one) for one in root["/ParentTree"]["/Nums"][::2]) + 1


def _element(writer: PdfWriter, kind: str, parent: Any) -> Any:
    made = DictionaryObject(
        {NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject(kind)}
    )
    made[NameObject("/P")] = parent.indirect_reference
    writer._add_object(made)
    return made


def _number_of(page: Any) -> int:
    return int(page.indirect_reference.idnum)


def _place_of(writer: PdfWriter, element: DictionaryObject) -> tuple[Any, ArrayObject]:
    """The page on which an element begins, and the rectangle of its words there; empty where it has none."""
    marks = [one for _, one in marks_of(element)]
    page = next((one for one in writer.pages if marks and _number_of(one) == page_of(marks[0])), None)
    here = [number_in(one) for one in marks if page is not None and page_of(one) == _number_of(page)]
    return page, _area(page, here) if here else ArrayObject()


def _area(page: Any, marks: list[int]) -> ArrayObject:
    """The lines on which an entry's words are, as wide as the page between its margins."""
    contents = page.get_contents().get_data()
    size, places = 0.0, []
    for mark in marks:
        begin = re.search(rb"/MCID %d\s*>> BDC" % mark, contents)
        if begin is None:
            continue
        for found in _PLACE.finditer(contents, begin.end(), contents.index(b"EMC", begin.end())):
            size = float(found[1] or size)
            if found[2]:
                places.append((float(found[2]), float(found[3])))
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    if not places:
        return ArrayObject()
    left = min(x for x, _ in places)
    top, bottom = min(y for _, y in places) - size * _ABOVE, max(y for _, y in places) + size * _BELOW
    return ArrayObject(
        FloatObject(round(one, 2)) for one in (left, height - bottom, width - left, height - top)
    )
