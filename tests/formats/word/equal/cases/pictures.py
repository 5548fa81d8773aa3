"""Pictures of the data in pages, loops, cells, headers and footers; twice, and with the template's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.document import Document as DocumentObject
from docx.shared import Mm
from docxtpl import InlineImage, RichText

from tests.formats.word.drawing import picture
from tests.formats.word.equal.case import Case, Context
from tests.formats.word.equal.pieces import all_of, grid, texts

_PAGE = texts("a {{ x }} b")


def _one(**settings: Any) -> Context:
    return lambda template: {"x": InlineImage(template, picture(1), **settings)}


def _several(*shades: int) -> Context:
    return lambda template: {"xs": [InlineImage(template, picture(shade), width=Mm(10)) for shade in shades]}


def _own(document: DocumentObject) -> None:
    document.add_picture(picture(5))


def _in(story: str) -> Callable[[DocumentObject], object]:
    def draw(document: DocumentObject) -> None:
        getattr(document.sections[0], story).paragraphs[0].text = "a {{ x }} b"
        document.add_paragraph("{{ x }}")

    return draw


def _with_own_picture(document: DocumentObject) -> None:
    header = document.sections[0].header.paragraphs[0]
    header.add_run().add_picture(picture(6))
    header.add_run("{{ x }}")
    document.add_paragraph("a")


_LOOP = texts("{%p for x in xs %}", "{{ loop.index }} {{ x }}", "{%p endfor %}")

CASES = [
    Case("a picture", _PAGE, _one()),
    Case("a picture of a width", _PAGE, _one(width=Mm(20))),
    Case("a picture of a height", _PAGE, _one(height=Mm(20))),
    Case("a picture of both", _PAGE, _one(width=Mm(20), height=Mm(5))),
    Case("a picture that leads somewhere", _PAGE, _one(anchor="https://example.org/?a=1&b=2")),
    Case("the same picture twice", texts("{{ x }} {{ x }}"), _one()),
    Case("two pictures", _LOOP, _several(1, 2)),
    Case("three pictures, two of them the same", _LOOP, _several(1, 2, 1)),
    Case(
        "pictures in a loop of rows",
        grid(["{%tr for x in xs %}", ""], ["{{ x }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]),
        _several(1, 2),
    ),
    Case("no picture in a loop", _LOOP, _several()),
    Case("a picture in a cell", grid(["{{ x }}", "b"]), _one()),
    Case("a picture beside the template's own", all_of(_own, _PAGE), _one()),
    Case(
        "a picture that the template has already",
        all_of(_own, _PAGE),
        lambda template: {"x": InlineImage(template, picture(5))},
    ),
    Case(
        "the template's picture in a loop",
        all_of(texts("{%p for x in xs %}"), _own, texts("{{ x }}", "{%p endfor %}")),
        _several(1, 2),
    ),
    Case("a picture in the header and in the page", _in("header"), _one()),
    Case("a picture in the footer and in the page", _in("footer"), _one()),
    Case("a picture that leads somewhere from a header", _in("header"), _one(anchor="https://example.org/")),
    Case("a picture beside a header's own", _with_own_picture, _one()),
    Case(
        "a picture and a link",
        texts("{{ x }} {{r y }}"),
        lambda template: {
            "y": RichText("there", url_id=template.build_url_id("https://example.org/")),
            "x": InlineImage(template, picture(1)),
        },
    ),
    Case(
        "a picture under a condition", texts("{% if x %}{{ x }}{% endif %} {{ 'a' if x else 'b' }}"), _one()
    ),
]
