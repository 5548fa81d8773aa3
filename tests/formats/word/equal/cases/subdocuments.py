"""Sub-documents: files with pictures, lists, tables and styles of their own, and content built at a tag."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docxtpl import InlineImage

from tests.formats.word.drawing import drawn, picture
from tests.formats.word.equal.case import Case, Context, filled_by_docxtpl
from tests.formats.word.equal.cases.stories import notes
from tests.formats.word.equal.pieces import Draw, all_of, grid, raw, texts

_PAGE = texts("before {{ name }}", "{{p sub }}", "after")


def _file(*draws: Draw) -> io.BytesIO:
    return io.BytesIO(drawn(all_of(*draws)))


def _from(*draws: Draw) -> Context:
    return lambda template: {"sub": template.new_subdoc(_file(*draws)), "name": "Rowan & <x>"}


def _with_picture(shade: int) -> Draw:
    return lambda document: document.add_picture(picture(shade))


def _lists(document: DocumentObject) -> None:
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("dot", style="List Bullet")


def _styled(document: DocumentObject) -> None:
    document.styles.add_style("House Note", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("in a style of its own", style="House Note")


def _linked(document: DocumentObject) -> None:
    rid = document.part.relate_to("https://example.org/inner", REL.HYPERLINK, is_external=True)
    raw(f'<w:p><w:hyperlink r:id="{rid}"><w:r><w:t>inner link</w:t></w:r></w:hyperlink></w:p>')(document)


def _marked(document: DocumentObject) -> None:
    raw(
        '<w:p><w:bookmarkStart w:id="7" w:name="{{ name }}"/><w:r><w:t>marked</w:t></w:r><w:bookmarkEnd '
        'w:id="7"/></w:p>'
    )(document)


def _in_sections(document: DocumentObject) -> None:
    document.add_paragraph("first section")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("second section")


def _once(template: Any) -> dict[str, Any]:
    return {"sub": template.new_subdoc(_file(texts("inner"))), "xs": iter(["a", "b"])}


def _headed(document: DocumentObject) -> None:
    document.sections[0].header.paragraphs[0].text = "not to be taken"
    document.add_paragraph("body")


def _built(build: Callable[[Any], object]) -> Context:
    def context(template: Any) -> dict[str, Any]:
        sub = template.new_subdoc()
        build(sub)
        return {"sub": sub, "name": "Rowan"}

    return context


def _everything(sub: Any) -> None:
    sub.add_heading("Built & more", 2)
    paragraph = sub.add_paragraph("text ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    table = sub.add_table(rows=2, cols=3)
    table.rows[0].cells[0].text = "cell"
    table.rows[1].cells[2].merge(table.rows[1].cells[1])
    sub.add_paragraph("item", style="List Bullet")


def _two(template: Any) -> dict[str, Any]:
    return {
        "a": template.new_subdoc(_file(texts("first"), _with_picture(1), _lists)),
        "b": template.new_subdoc(_file(texts("second"), _with_picture(2), _lists)),
    }


def _beside_a_picture(template: Any) -> dict[str, Any]:
    return {"x": InlineImage(template, picture(7)), "sub": template.new_subdoc(_file(_with_picture(1)))}


def _rendered_before(template: Any) -> dict[str, Any]:
    inner = filled_by_docxtpl(drawn(texts("{{ a }}")), lambda tpl: {"a": "filled first"})
    return {"sub": template.new_subdoc(io.BytesIO(inner)), "name": "n"}


def _empty() -> io.BytesIO:
    buffer = io.BytesIO()
    Document().save(buffer)
    return io.BytesIO(buffer.getvalue())


CASES = [
    Case("a file put in", _PAGE, _from(texts("inner", "more & <x>"))),
    Case("a file with a picture", _PAGE, _from(texts("inner"), _with_picture(1))),
    Case("a file with two pictures", _PAGE, _from(_with_picture(1), _with_picture(2))),
    Case("a file with lists", _PAGE, _from(_lists)),
    Case("a file with tables", _PAGE, _from(grid(["a", "b"], ["c", "d"]), texts("end"))),
    Case("a file with a style of its own", _PAGE, _from(_styled)),
    Case("a file with headers", _PAGE, _from(_headed)),
    Case("a file with links", _PAGE, _from(_linked)),
    Case("a file with sections", _PAGE, _from(_in_sections)),
    Case("a file with a footnote", _PAGE, _from(notes("footnote", "Inner note"))),
    Case(
        "files with footnotes of both",
        all_of(notes("footnote", "See {{ name }}"), _PAGE),
        _from(notes("footnote", "Inner note")),
    ),
    Case("a file in a template with bookmarks", all_of(_marked, _PAGE), _from(texts("inner"))),
    Case(
        "a file beside values that can be read once",
        all_of(texts("{% for x in xs %}{{ x }} {% endfor %}", "{{p sub }}")),
        _once,
    ),
    Case("a file with tags that stay text", _PAGE, _from(texts("{{ 7*7 }} {% if %}"))),
    Case("an empty file", _PAGE, lambda template: {"sub": template.new_subdoc(_empty()), "name": "n"}),
    Case("a file that was filled before", _PAGE, _rendered_before),
    Case("two files", texts("{{p a }}", "between", "{{p b }}"), _two),
    Case("two files, the second first", texts("{{p b }}", "between", "{{p a }}"), _two),
    Case(
        "one file twice",
        texts("{{p sub }}", "{{ name }}", "{{p sub }}"),
        _from(texts("inner"), _with_picture(1)),
    ),
    Case(
        "a file in a loop",
        texts("{%p for i in range(2) %}", "{{p sub }}", "{{ name }}", "{%p endfor %}"),
        _from(texts("inner")),
    ),
    Case("a file in a cell", grid(["{{p sub }}", "{{ name }}"]), _from(texts("inner"), _lists)),
    Case("a file and a picture", texts("{{ x }}", "{{p sub }}"), _beside_a_picture),
    Case(
        "a file in a template with a picture and lists",
        all_of(_with_picture(9), _lists, _PAGE),
        _from(_with_picture(1), _lists),
    ),
    Case("content built", _PAGE, _built(_everything)),
    Case("content built with a picture", _PAGE, _built(lambda sub: sub.add_picture(picture(4)))),
    Case("nothing built", _PAGE, _built(lambda sub: None)),
]
