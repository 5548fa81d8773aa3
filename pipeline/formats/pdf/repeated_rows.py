"""Marks the heading row that a table repeats on its next page as an artifact: it is read out once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import DictionaryObject, NullObject

from pipeline.formats.pdf.contents import write_contents
from pipeline.formats.pdf.structure import elements_of, marks_of, number_in, owners_of, page_of

#: How the embedded engine begins tagged content.
_BEGINS = rb"/[A-Z]\w* <<\s*/MCID %d\s*>> BDC"


def mark_repeated(writer: PdfWriter) -> None:
    """Take what a heading cell shows again on a later page out of the tags (ISO 14289-1, 7.1)."""
    root: Any = writer.root_object["/StructTreeRoot"]
    pages = {page.indirect_reference.idnum: page for page in writer.pages if page.indirect_reference}
    order = {number: place for place, number in enumerate(pages)}
    again: dict[int, list[int]] = {}
    for cell in _cells(root):
        marks = list(marks_of(cell))
        first = min((order[page_of(one)] for _, one in marks), default=0)
        for kids, one in marks:
            if order[page_of(one)] > first:
                kids.remove(one)
                again.setdefault(page_of(one), []).append(number_in(one))
    for number, marked in again.items():
        _as_artifacts(pages[number], marked, writer)


def _as_artifacts(page: PageObject, marked: list[int], writer: PdfWriter) -> None:
    contents = page.get_contents()
    if contents is None:
        return
    data = contents.get_data()
    for one in marked:
        data, times = re.subn(_BEGINS % one, b"/Artifact BMC", data, count=1)
        if not times:
            raise ValueError("A tag of a repeated row is not on its page.")
        owners_of(page, writer)[one] = NullObject()
    write_contents(page, writer, data)


def _cells(element: Any) -> Iterator[DictionaryObject]:
    """Every heading cell below an element."""
    for one in elements_of(element):
        if one.get("/S") == "/TH":
            yield one
        else:
            yield from _cells(one)
