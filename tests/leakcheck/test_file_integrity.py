"""A file that Word would not open is never taken for a complete one."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.access.secrets import Known
from pipeline.leakcheck import Detector, Owner, is_broken, prove
from pipeline.leakcheck.docx_text import read_docx
from tests.formats.word.drawing import drawn, element, everything, picture
from tests.formats.word.equal.cases import CASES

_RELATION = (
    b'<Relationship Id="rId99" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{}"/>'
)
PAGE, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def sound() -> dict[str, bytes]:
    """The parts of a complete file with a table, a header and a picture."""

    def draw(document):
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "text"
        document.sections[0].header.paragraphs[0].text = "head"
        document.add_picture(picture())

    with zipfile.ZipFile(io.BytesIO(drawn(draw))) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in (*parts.items(), *more):
            package.writestr(name, data)
    return buffer.getvalue()


def broken(data: bytes) -> set[tuple[str, str]]:
    return set(read_docx(data, "plan.docx").broken)


def changed(name: str, old: bytes, new: bytes) -> bytes:
    parts = sound()
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new, 1)})


def without(name: str) -> bytes:
    return packed({one: data for one, data in sound().items() if one != name})


BROKEN = {
    "a page that is no XML": (lambda: changed(PAGE, b"</w:body>", b""), (PAGE, "it cannot be read")),
    "an empty part": (
        lambda: packed(sound() | {"word/styles.xml": b""}),
        ("word/styles.xml", "it cannot be read"),
    ),
    "no body": (
        lambda: packed(
            sound()
            | {PAGE: b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}
        ),
        (PAGE, "it has no body"),
    ),
    "a cell without a paragraph": (
        lambda: changed(PAGE, b"<w:p><w:r><w:t>text</w:t></w:r></w:p>", b""),
        (PAGE, "a cell of a table does not end with a paragraph"),
    ),
    "a row without a cell": (
        lambda: changed(PAGE, b"</w:tbl>", b"<w:tr/></w:tbl>"),
        (PAGE, "a row of a table has no cell"),
    ),
    "a header without a paragraph": (
        lambda: packed(
            sound()
            | {
                "word/header1.xml": (
                    b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
                )
            }
        ),
        ("word/header1.xml", "a paragraph is missing"),
    ),
    "no picture": (
        lambda: without("word/media/image1.png"),
        (RELS, "it points to a part that is missing (image)"),
    ),
    "no page": (
        lambda: without(PAGE),
        ("_rels/.rels", "it points to a part that is missing (officeDocument)"),
    ),
    "no types": (lambda: without(TYPES), (TYPES, "it is missing")),
    "no relations": (lambda: without("_rels/.rels"), ("_rels/.rels", "it is missing")),
    "no relation of the page": (
        lambda: without(RELS),
        (PAGE, ("it names a relationship that it does not have")),
    ),
    "an id twice": (
        lambda: changed(
            RELS, b"</Relationships>", _RELATION.replace(b"{}", b"styles.xml") * 2 + b"</Relationships>"
        ),
        (RELS, "two of its relationships have the same ID"),
    ),
    "a part of no kind": (
        lambda: packed(sound(), ("word/more.bin", b"x")),
        ("word/more.bin", "the file does not say what kind of part it is"),
    ),
    "another kind of page": (
        lambda: changed(TYPES, b"document.main+xml", b"template.main+xml"),
        ("_rels/.rels", "it does not lead to the page of a Word document"),
    ),
    "a part twice": (
        lambda: packed(sound(), ("word/Styles.xml", b"<x/>")),
        ("word/Styles.xml", "it is in the file more than once"),
    ),
}


def test_a_complete_file_is_not_called_broken():
    assert broken(packed(sound())) == set()


@pytest.mark.parametrize("name", BROKEN)
def test_what_word_would_not_open_is_found(name):
    made, fault = BROKEN[name]
    assert fault in broken(made())


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: case.name)
def test_what_the_engine_makes_is_complete(case):
    assert broken(case.by_ours()) == set()


def test_a_cell_may_end_with_a_content_control_that_holds_a_paragraph():
    def draw(document):
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]._tc
        cell.append(element("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"))
        cell.append(element('<w:bookmarkEnd w:id="1"/>'))

    assert broken(drawn(draw)) == set()


@pytest.mark.parametrize("leaves", [True, False])
def test_a_broken_file_is_refused_for_whomever_it_is(leaves):
    data = changed(PAGE, b"</w:body>", b"")
    nothing = Known(frozenset(), frozenset(), frozenset())
    leaks = prove("plan.docx", data, Owner("C-1", ("N",), leaves), Detector([], nothing))
    assert [(one.kind, one.where) for one in leaks if one.broken] == [("it cannot be read", "the page")]
    assert is_broken(leaks) is not leaves  # python-docx's own parts must not go out
    assert b"text" in everything(data)
