"""Reads a PDF as a screen reader does, and says what is wrong: nothing here trusts what a file declares."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"INLINE IMAGE"}
_PAINTS |= {b"Tj", b"TJ", b"'", b'"'}


def faults_of(data: bytes) -> list[str]:
    """What keeps a PDF from being read out: tags, headings of tables, language, title, fonts, pictures."""
    reader = PdfReader(io.BytesIO(data))
    catalogue: Any = reader.root_object
    found = []
    if str(catalogue.get("/Lang")) != "en-GB":
        found.append(f"its language is {catalogue.get('/Lang')}")
    if not (reader.metadata and reader.metadata.title):
        found.append("it has no title")
    if not catalogue.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        found.append("its window does not show the title")
    owned = _owned(reader, catalogue["/StructTreeRoot"])
    for number, page in enumerate(reader.pages, 1):
        found += [f"page {number}: {one}" for one in _of_page(reader, page, owned)]
    found += _of_structure(catalogue["/StructTreeRoot"])
    return found


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(data)).pages)


def _of_page(reader: PdfReader, page: Any, owned: set[tuple[int, int]]) -> Iterator[str]:
    if page.get("/Tabs") != "/S":
        yield "its tabs do not follow the tags"
    tagged: set[int] = set()
    yield from _of_contents(ContentStream(page.get_contents(), reader), tagged)
    if not tagged:
        yield "it is blank"
    there = page.indirect_reference.idnum
    if lost := {one for one in tagged if (there, one) not in owned}:
        yield f"{len(lost)} pieces of content are in no element"
    for name, font in page["/Resources"].get("/Font", {}).items():
        if not any(_descriptors(font)):
            yield f"its font {name} is not embedded"
    yield from _of_links(reader, page)


def _of_links(reader: PdfReader, page: Any) -> Iterator[str]:
    root: Any = reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    owners = {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    pages = {one.indirect_reference.idnum for one in reader.pages}
    for one in page.get("/Annots", []):
        link: Any = one.get_object()
        if not str(link.get("/Contents", "")) or "/StructParent" not in link:
            yield "a link has no words, or is in no tag"
            continue
        owner = owners.get(int(link["/StructParent"]), {})
        held = [kid for kid in _kids(owner) if isinstance(kid, DictionaryObject)]
        if owner.get("/S") != "/Link" or one.idnum not in [
            kid.raw_get("/Obj").idnum for kid in held if kid.get("/Type") == "/OBJR"
        ]:
            yield "a link is in no tag of a link"
        if not any(kid.get("/Type") == "/MCR" for kid in held):
            yield "a link shows nothing"
        if "/Dest" in link and link["/Dest"][0].indirect_reference.idnum not in pages:
            yield "a link leads nowhere"


def _of_contents(contents: ContentStream, tagged: set[int]) -> Iterator[str]:
    """What is painted outside every tag; the numbers of the tagged content go into `tagged`."""
    open_marks: list[int | None] = []
    for operands, operator in contents.operations:
        if operator == b"BMC":
            open_marks.append(-1 if operands[0] == "/Artifact" else None)
        elif operator == b"BDC":
            own = operands[1] if isinstance(operands[1], DictionaryObject) else {}
            open_marks.append(-1 if operands[0] == "/Artifact" else own.get("/MCID"))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in _PAINTS:
            marks = [one for one in open_marks if one is not None]
            if not marks:
                yield f"{operator.decode()} paints outside every tag"
            tagged |= {int(one) for one in marks if one != -1}
    if open_marks:
        yield "a mark of content is not closed"


def _says_of_what(cell: Any) -> bool:
    """Whether a heading cell says that it is of a column, or of a row."""
    own = cell.get("/A", [])
    return any("/Scope" in one.get_object() for one in (own if isinstance(own, list) else [own]))


def _descriptors(font: Any) -> Iterator[bool]:
    direct = font.get_object()
    for one in direct.get("/DescendantFonts", [direct]):
        descriptor = one.get_object().get("/FontDescriptor", {})
        yield any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))


def _owned(reader: PdfReader, root: Any) -> set[tuple[int, int]]:
    """The content of the pages that some element of the tree owns: by page, its number."""
    return {
        (page, int(one["/MCID"] if isinstance(one, DictionaryObject) else one))
        for element, page in _walk(root)
        for one in _kids(element)
        for page in [one.raw_get("/Pg").idnum if isinstance(one, DictionaryObject) and "/Pg" in one else page]
        if isinstance(one, int) or one.get("/Type") == "/MCR"
    }


def _walk(element: Any, page: int = 0) -> Iterator[tuple[Any, int]]:
    """Every element of the tree, with the page that it names for what is in it."""
    here = element.raw_get("/Pg").idnum if "/Pg" in element else page
    yield element, here
    for one in _kids(element):
        if isinstance(one, DictionaryObject) and "/S" in one:
            yield from _walk(one, here)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    direct = kids.get_object()
    return [one.get_object() for one in direct] if isinstance(direct, list) else [direct]


def _of_structure(root: Any) -> Iterator[str]:
    mapped = root.get("/RoleMap", {})
    for element, _ in _walk(root):
        kind = element.get("/S")
        if kind == "/Table":
            cells = [one for one, _ in _walk(element) if one.get("/S") == "/TH"]
            if not cells:
                yield "a table has no heading cell"
            if not all(map(_says_of_what, cells)):
                yield "a heading cell does not say of what"
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "a picture has no words"
        if kind in ("/P", "/H1", "/H2") and kind in mapped:
            yield f"{kind} is given another meaning"
