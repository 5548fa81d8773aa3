"""Where docxtpl is wrong: what it does, what we do instead, and the line of `explain` on it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docxtpl import RichText
from lxml import etree
from markupsafe import Markup

from tests.formats.word.drawing import lines, names, part
from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.cases import CASES
from tests.formats.word.equal.cases.stories import notes
from tests.formats.word.equal.pieces import Draw, grid, raw, texts

_ONE = texts("[{{ x }}]")
_BOX = "<w:txbxContent><w:p><w:r><w:t>[{{ x }}]</w:t></w:r></w:p></w:txbxContent>"
_BOXED = raw(
    f"<w:p><w:r><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></w:r><w:r><w:t>{{{{ x "
    f"}}}}</w:t></w:r></w:p>"
)


def _of(name: str) -> Callable[[bytes], Any]:
    """The text of the paragraphs of a part, in order."""
    return lambda filled: "".join(part(filled, name).itertext())


def _title(filled: bytes) -> str:
    return str(Document(io.BytesIO(filled)).core_properties.title)


def _tables(filled: bytes) -> int:
    return len(list(part(filled).iter(qn("w:tbl"))))


def _breaks(filled: bytes) -> int:
    return len(list(part(filled).iter(qn("w:br"))))


def _cell(filled: bytes) -> list[str]:
    return [etree.QName(child).localname for child in next(part(filled).iter(qn("w:tc")))]


def _items(filled: bytes) -> int:
    return len(list(part(filled).iter(qn("w:numPr"))))


def _lists(filled: bytes) -> int:
    """The number of lists besides the style's own."""
    return len({one.get(qn("w:val")) for one in part(filled).iter(qn("w:numId"))})


def _has_thumbnail(filled: bytes) -> bool:
    return "docProps/thumbnail.jpeg" in names(filled)


def _titled(document: DocumentObject) -> None:
    document.core_properties.title = "{{ x }}"


def _numbered(document: DocumentObject) -> None:
    for text in ("{%p for y in x %}", "Heading", "{%p for z in x %}"):
        document.add_paragraph(text)
    document.add_paragraph("{{ z }}", style="List Number")
    for _ in range(2):
        document.add_paragraph("{%p endfor %}")


_ROWS = grid(["{%tr for y in x %}"], ["a"], ["{%tr endfor %}"])
_CELLS = grid(["{%p if x %}\na\n{%p endif %}"])
#: What is filled, with which value; what is looked at; what docxtpl's document has there, and ours; how
#: `explain` tells it.
_DIFFERENCES: list[tuple[str, Draw, Any, Callable[[bytes], Any], Any, Any, str]] = [
    (
        "a property is escaped once",
        _titled,
        "a & <b>",
        _title,
        "a &amp; &lt;b&gt;",
        "a & <b>",
        "escaped once, not twice",
    ),
    (
        "no text is lost around signs",
        _ONE,
        Markup("a & b < c"),
        lines,
        ["[a  b  c]"],
        ["[a & b < c]"],
        "Text is never lost",
    ),
    (
        "a control character is no command",
        _ONE,
        "a\ab\fc",
        lines,
        ["[a", "b", "", "c]"],
        ["[abc]"],
        "Control char",
    ),
    ("a line end of Windows is one", _ONE, "a\r\nb", lines, ["[a\n\nb]"], ["[a\nb]"], "a line end"),
    ("a line end behind a text box", _BOXED, "a\nb", _breaks, 1, 2, "misses those after a text box"),
    (
        "a note is filled once",
        notes("footnote", "{{ x }}", 2),
        "{{ 7*7 }}",
        _of("word/footnotes.xml"),
        " 49",
        " {{ 7*7 }}",
        "once",
    ),
    (
        "an endnote is filled",
        notes("endnote", "{{ x }}"),
        "a",
        _of("word/endnotes.xml"),
        " {{ x }}",
        " a",
        "endnotes are filled",
    ),
    (
        "braces in the data stay",
        _ONE,
        "{_{ x }_} {_% if %_}",
        lines,
        ["[{{ x }} {% if %}]"],
        ["[{_{ x }_} {_% if %_}]"],
        "Braces",
    ),
    (
        "a sign within a tag",
        texts("{{ 'a & b' }}"),
        "",
        lines,
        ["a &amp; b"],
        ["a & b"],
        "& in a tag means &",
    ),
    ("an empty loop leaves no table", _ROWS, [], _tables, 1, 0, "without rows is dropped"),
    ("an empty cell has a paragraph", _CELLS, "", _cell, ["tcPr"], ["tcPr", "p"], "gets its paragraph"),
    ("bulleted lines are a list", _ONE, "\n- a\n- b", _items, 0, 2, "become a real list"),
    ("a numbered list starts again", _numbered, "ab", _lists, 0, 1, "starts again"),
    ("the template's look does not travel", _ONE, "a", _has_thumbnail, True, False, "do not travel"),
]


@pytest.mark.parametrize(
    ("name", "draw", "value", "look", "theirs", "ours", "told"),
    _DIFFERENCES,
    ids=[one[0] for one in _DIFFERENCES],
)
def test_it_is_right_here_and_explained(name, draw, value, look, theirs, ours, told):
    case = Case(name, draw, holding(x=value, name="n"))
    assert (look(case.by_docxtpl()), look(case.by_ours())) == (theirs, ours)
    assert told in case.opened().explain()


def test_a_control_character_in_a_header_is_no_end_of_the_program():
    def draw(document: DocumentObject) -> None:
        document.sections[0].header.paragraphs[0].text = "[{{ x }}]"

    case = Case("a header", draw, holding(x="a\x00b"))
    with pytest.raises(etree.XMLSyntaxError):
        case.by_docxtpl()
    assert "".join(part(case.by_ours(), "word/header1.xml").itertext()) == "[ab]"


_CELL = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "vAlign"]
_RUN = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "color",
    "sz",
    "szCs",
    "u",
    "shd",
    "vertAlign",
    "rtl",
    "lang",
]
_EVERY_LOOK = RichText(
    "a", style="Strong", color="FF0000", highlight="00FF00", size=20, bold=True, font="Arial", strike=True
)
_ORDERED = [
    *(
        case
        for case in CASES
        if case.name
        in {
            "a span from the data",
            "a colour from the data",
            "a colour and a merge",
            "vertical merging among text",
            "a colour in place of another",
            "rich text with everything",
        }
    ),
    Case("rich text with every look", texts("{{r x }}"), holding(x=_EVERY_LOOK)),
]


def _unordered(filled: bytes) -> list[list[str]]:
    """The properties of cells and runs that are duplicated, or not in the order of the schema."""
    found = [
        ([etree.QName(child).localname for child in holder], _CELL if holder.tag == qn("w:tcPr") else _RUN)
        for holder in part(filled).iter(qn("w:tcPr"), qn("w:rPr"))
    ]
    return [tags for tags, order in found if tags != sorted(set(tags), key=order.index)]


@pytest.mark.parametrize("case", _ORDERED, ids=lambda case: case.name)
def test_properties_stand_in_the_order_of_the_schema(case: Case):
    assert _unordered(case.by_docxtpl()) != []
    assert _unordered(case.by_ours()) == []
    assert "in the order that the schema wants" in case.opened().explain()


_BARE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol "
    'w:w="900"/></w:tblGrid><w:tr><w:tc>{0}{1}</w:tc></w:tr></w:tbl><w:p/>'
)


@pytest.mark.parametrize("properties", ["<w:tcPr/>", ""], ids=["empty", "missing"])
@pytest.mark.parametrize(("tag", "made"), [("{% cellbg x %}", "shd"), ("{% colspan 1 %}", "gridSpan")])
def test_a_cell_without_properties_takes_its_colour_and_its_span(properties, tag, made):
    case = Case(
        "a cell",
        raw(_BARE.format(properties, f"<w:p><w:r><w:t>{tag}text</w:t></w:r></w:p>")),
        holding(x="FF0000"),
    )
    assert qn(f"w:{made}") not in [
        child.tag for one in part(case.by_docxtpl()).iter(qn("w:tcPr")) for child in one
    ]
    cell = next(part(case.by_ours()).iter(qn("w:tc")))
    assert [etree.QName(child).localname for child in cell] == ["tcPr", "p"]
    assert [etree.QName(child).localname for child in cell[0]] == [made]


def test_a_value_of_no_text_is_an_error_where_docxtpl_prints_its_inner_form():
    case = Case("a list", _ONE, holding(x=["a"]))
    assert lines(case.by_docxtpl()) == ["[['a']]"]
    with pytest.raises(Exception, match="not text"):
        case.by_ours()


def test_a_name_that_nobody_gave_is_an_error_where_docxtpl_prints_nothing():
    case = Case("a name", _ONE, holding(y=1))
    assert lines(case.by_docxtpl()) == ["[]"]
    with pytest.raises(Exception, match='no field "x"'):
        case.by_ours()
