"""docxtpl's text objects: rich text with every property, rich paragraphs, listings, links."""

from __future__ import annotations

from typing import Any

from docx.document import Document as DocumentObject
from docxtpl import Listing, RichText, RichTextParagraph
from markupsafe import Markup

from tests.formats.word.equal.case import Case, holding
from tests.formats.word.equal.pieces import all_of, grid, raw, runs, texts

_EVERY: dict[str, dict[str, Any]] = {
    "a style": {"style": "Strong"},
    "a colour": {"color": "#FF0000"},
    "shading": {"highlight": "FFFF00"},
    "a size": {"size": 40},
    "subscript": {"subscript": True},
    "superscript": {"superscript": True},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "a line below": {"underline": True},
    "a wave below": {"underline": "wave"},
    "a line through": {"strike": True},
    "a font": {"font": "Arial"},
    "a font of the east": {"font": "eastAsia:Arial"},
    "right to left": {"rtl": True, "bold": True, "italic": True},
    "a language": {"lang": "cy-GB"},
    "everything": {
        "style": "Strong",
        "color": "00FF00",
        "highlight": "#FFFF00",
        "size": 30,
        "bold": True,
        "italic": True,
        "underline": "double",
        "strike": True,
        "font": "eastAsia:Arial",
        "subscript": True,
        "rtl": True,
        "lang": "en-GB",
    },
}
_ODD = "a & b <c> 'd' \"e\" {{ 7*7 }} \u202ex\u202c"
_HEADED = (
    '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:spacing '
    'w:after="40"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
    "<w:t>x {{ x }} y</w:t></w:r></w:p>"
)


def _mixed() -> RichText:
    rich = RichText("first ", bold=True)
    rich.add("second\nline\tand tab ", italic=True)
    rich.add(RichText("inner", color="FF0000"))
    rich.add(7)
    rich.add(b"bytes")
    return rich


def _page_breaks() -> RichText:
    rich = RichText("before\f", bold=True)
    rich.add("after\ain a new paragraph")
    return rich


def _linked(template: Any) -> dict[str, Any]:
    rich = RichText("see ")
    rich.add(
        "here", url_id=template.build_url_id("https://example.org/a?b=1&c=2"), color="#0000FF", underline=True
    )
    rich.add(" or ")
    rich.add("there", url_id=template.build_url_id("https://example.org/there"))
    rich.add(" or ")
    rich.add("here again", url_id=template.build_url_id("https://example.org/a?b=1&c=2"))
    return {"x": rich}


def _paragraphs() -> RichTextParagraph:
    made = RichTextParagraph(RichText("Heading & more", bold=True), parastyle="Heading1")
    made.add(_mixed(), parastyle="ListBullet")
    made.add("plain text")
    return made


def _in_header(document: DocumentObject) -> None:
    header = document.sections[0].header
    header.paragraphs[0].text = "a {{r x }} b"
    header.add_paragraph("{{ y }}")


CASES = [
    *(
        Case(f"rich text with {name}", texts("a {{r x }} b"), holding(x=RichText("text", **look)))
        for name, look in _EVERY.items()
    ),
    Case("rich text of odd letters", texts("{{r x }}"), holding(x=RichText(_ODD, bold=True))),
    Case(
        "rich text of many pieces",
        runs(("a ", "bold"), ("{{r x }}", "italic"), (" b", "bold")),
        lambda template: {"x": _mixed()},
    ),
    Case("rich text in a cell", grid(["{{r x }}", "a"]), lambda template: {"x": _mixed()}),
    Case(
        "rich text in a loop",
        texts("{%p for x in xs %}", "- {{r x }}", "{%p endfor %}"),
        lambda template: {"xs": [_mixed(), RichText("b")]},
    ),
    Case("rich text that is empty", texts("a {{r x }} b"), holding(x=RichText(""))),
    Case("rich text with pages", texts("a {{r x }} b"), lambda template: {"x": _page_breaks()}),
    Case(
        "rich text under a condition",
        texts("{%r if x %}{{r x }}{%r endif %} b"),
        holding(x=RichText("text", bold=True)),
    ),
    Case("links", texts("{{r x }}"), _linked),
    Case(
        "links in the other order",
        texts("{{r b }} {{r a }}"),
        lambda template: {
            "a": RichText("a", url_id=template.build_url_id("https://example.org/a")),
            "b": RichText("b", url_id=template.build_url_id("https://example.org/b")),
        },
    ),
    Case(
        "links in the other order beside values that can be read once",
        texts("{% for n in ns %}{{ n }}{% endfor %}{{r b }} {{r a }}"),
        lambda template: {
            "a": RichText("a", url_id=template.build_url_id("https://example.org/a")),
            "b": RichText("b", url_id=template.build_url_id("https://example.org/b")),
            "ns": (n for n in "xyz"),
        },
    ),
    Case(
        "paragraphs of rich text", texts("before", "{{p x }}", "after"), lambda template: {"x": _paragraphs()}
    ),
    Case("paragraphs of rich text in a cell", grid(["{{p x }}", "a"]), lambda template: {"x": _paragraphs()}),
    Case(
        "a listing", texts("a {{ x }} b"), holding(x=Listing("one\ntwo\tthree & <four>\afive\fsix\n\nseven"))
    ),
    Case(
        "a listing in a paragraph with a look",
        raw(_HEADED),
        holding(x=Listing("one\ntwo\athree\tfour\ffive")),
    ),
    Case("a listing in a cell", grid(["{{ x }}", "{{ x }}"]), holding(x=Listing("one\ntwo\athree"))),
    Case(
        "a listing in a loop",
        texts("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"),
        holding(xs=[Listing("a\nb"), Listing("c\ad")]),
    ),
    Case("a listing of a number", texts("{{ x }}"), holding(x=Listing(12))),
    Case(
        "a listing among values with breaks",
        all_of(texts("{{ x }}{{ y }}{{ x }}")),
        holding(x=Listing("a\ab"), y="c\nd"),
    ),
    Case(
        "markup of a caller's own",
        texts("a {{ x }} b"),
        holding(x=Markup("</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t>")),
    ),
    Case(
        "rich text and a listing in a header",
        _in_header,
        lambda template: {"x": _mixed(), "y": Listing("a\nb\ac")},
    ),
    Case(
        "a value that says its markup",
        texts("{{ x|safe }} {{ y }}"),
        holding(x="a &amp; b", y=Markup("c &lt; d")),
    ),
]
