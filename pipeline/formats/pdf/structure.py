"""The tree of tags: walks it, and mends what a screen reader needs, or what PDF/UA does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

#: Types that a file may not give another meaning (ISO 32000-1, 14.8.4), as far as LibreOffice does.
_STANDARD = ("/Quote", "/BlockQuote", "/Caption", "/Index", "/Note", "/Title", "/P", "/H1", "/H2", "/H3")
_CONTENT = ("/Alt", "/ActualText", "/E")


def mend_structure(writer: PdfWriter) -> None:
    """Take away empty paragraphs, name the heads of rows, and call by its standard type what a file maps.

    A table without a heading row, as of details, has its heads in the first column: neither engine says so.
    """
    root: Any = writer.root_object["/StructTreeRoot"]
    mapped = root.get("/RoleMap", DictionaryObject()).get_object()
    called = {name: mapped.pop(name) for name in _STANDARD if name in mapped}
    _mend(root, called)


def _mend(element: DictionaryObject, called: dict[str, NameObject]) -> None:
    kind = element.get("/S")
    if kind in called:
        element[NameObject("/S")] = called[kind]
    if element.get("/S") == "/Table":
        _name_heads(element)
    kids = kids_of(element)
    for kid in list(kids):
        one = kid.get_object()
        if isinstance(one, DictionaryObject) and "/S" in one:
            _mend(one, called)
            if _is_empty(one):
                kids.remove(kid)
                if not kids:
                    del element["/K"]


def _name_heads(table: DictionaryObject) -> None:
    """Make the first cell of each row its head, in a table that has no heading cell."""
    rows = list(_of_type(table, "/TR"))
    if any(cell.get("/S") == "/TH" for row in rows for cell in elements_of(row)):
        return
    for row in rows:
        first = next(_of_type(row, "/TD"), None)
        if first is not None:
            first[NameObject("/S")] = NameObject("/TH")
            scope = {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
            first[NameObject("/A")] = DictionaryObject(scope)


def _of_type(element: DictionaryObject, kind: str) -> Iterator[DictionaryObject]:
    """The elements of a type below another, not those inside one of them."""
    for one in elements_of(element):
        if one.get("/S") == kind:
            yield one
        elif "/S" in one:
            yield from _of_type(one, kind)


def _is_empty(element: DictionaryObject) -> bool:
    """Whether a paragraph shows nothing: where Word has one only for its height."""
    shows = any(name in element for name in _CONTENT) or kids_of(element) or isinstance(_raw(element), int)
    return str(element["/S"]) == "/P" and not shows


def _raw(element: DictionaryObject) -> Any:
    kids = element.get("/K")
    return None if kids is None else kids.get_object()


def kids_of(element: Any) -> ArrayObject:
    """The children of an element: its own array, or a new one where it has one child or none."""
    direct = _raw(element) if isinstance(element, DictionaryObject) else None
    if isinstance(direct, ArrayObject):
        return direct
    return ArrayObject([] if direct is None else [element.raw_get("/K")])


def elements_of(element: Any) -> Iterator[DictionaryObject]:
    """The elements and marks of content directly below an element."""
    for kid in kids_of(element):
        one = kid.get_object()
        if isinstance(one, DictionaryObject):
            yield one


def marks_of(element: Any) -> Iterator[tuple[ArrayObject, DictionaryObject]]:
    """Every mark of content on a page below an element, with the array that holds it."""
    kids = kids_of(element)
    for kid in list(kids):
        one = kid.get_object()
        if isinstance(one, DictionaryObject):
            if one.get("/Type") == "/MCR" and "/Pg" in one:
                yield kids, one
            else:
                yield from marks_of(one)


def page_of(mark: DictionaryObject) -> int:
    """The object number of the page that a mark of content is on."""
    return int(mark.raw_get("/Pg").idnum)


def number_in(mark: DictionaryObject) -> int:
    """The number that a mark of content has on its page."""
    return int(str(mark["/MCID"]))


def owners_of(page: PageObject, writer: PdfWriter) -> ArrayObject:
    """The elements that own the tagged content of a page, by its number."""
    root: Any = writer.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    place = next(at for at in range(0, len(numbers), 2) if numbers[at] == page["/StructParents"])
    owners: ArrayObject = numbers[place + 1].get_object()
    return owners
