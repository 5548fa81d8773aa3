"""Text that would break a document, from hypothesis: equal where docxtpl is right, else shown as it is."""

from __future__ import annotations

import functools
import io

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docxtpl import Listing, RichText, RichTextParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.formats.word import Template
from tests.extent import few_or_all
from tests.formats.word.drawing import drawn, part
from tests.formats.word.equal import values
from tests.formats.word.equal.case import filled_by_docxtpl
from tests.formats.word.equal.cases.stories import everywhere, notes
from tests.formats.word.equal.compare import differences
from tests.formats.word.equal.pieces import all_of, grid, runs, texts

_ROWS = grid(
    ["What", "{{ x }}"],
    ["{%tr for row in rows %}", ""],
    ["{{ row.a }}\n{%p if row.shown %}\n{{ x }}\n{%p endif %}\nend", "{% cellbg 'FF0000' %}{{ row.b }}"],
    ["{%tr endfor %}", ""],
)
_slow = settings(
    max_examples=few_or_all(12, 60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def _header(document: DocumentObject) -> None:
    document.sections[0].header.paragraphs[0].text = "[{{ x }}] {{ y|upper }}"


@functools.cache
def _package() -> bytes:
    mixed = runs(
        "a {{ x }} ",
        ("{{ y }}", "bold"),
        "{% if shown %} {{ x }}{{ y }}{% endif %}",
        (" {{r rich }} ", "italic"),
        "z",
    )
    return drawn(
        all_of(
            _header,
            texts("{{ x }}", "{{ listing }}", "{{p paragraphs }}"),
            mixed,
            _ROWS,
            notes("footnote", "{{ x }} z"),
        )
    )


@functools.cache
def _template() -> Template:
    return Template(io.BytesIO(_package()))


_row = st.fixed_dictionaries({"a": values.plain, "b": values.plain, "shown": st.booleans()})
_contexts = st.fixed_dictionaries(
    {
        "x": values.plain,
        "y": values.text,
        "shown": st.booleans(),
        "rows": st.lists(_row, max_size=3),
        "inner": values.text,
    }
)


@_slow
@given(_contexts)
def test_any_context_gives_what_docxtpl_gives(made):
    inner = made.pop("inner")
    paragraphs = RichTextParagraph(RichText(inner, italic=True), parastyle="Quote")
    context = {
        **made,
        "name": "n",
        "rich": RichText(inner, bold=True),
        "listing": Listing(inner),
        "paragraphs": paragraphs,
    }
    assert (
        differences(filled_by_docxtpl(_package(), lambda template: context), _template().fill(context)) == []
    )


_PARTS = (
    "word/document.xml",
    "word/header1.xml",
    "word/footer1.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
)


@functools.cache
def _template_of_everywhere() -> Template:
    return Template(io.BytesIO(drawn(everywhere)))


def _told(paragraph) -> str:
    """The text of a paragraph, with its line breaks and tabs as characters."""
    said = {
        qn("w:t"): lambda one: one.text or "",
        qn("w:br"): lambda one: "\n",
        qn("w:tab"): lambda one: "\t",
    }
    return "".join(
        said[one.tag](one) for run in paragraph.findall(qn("w:r")) for one in run if one.tag in said
    )


@_slow
@given(values.hostile)
def test_any_text_comes_out_as_it_went_in_wherever_it_stands(text):
    filled = _template_of_everywhere().fill({"x": text, "name": "n"})
    expected = f"[{values.shown(text)}]"
    said = [_told(one).strip() for name in _PARTS for one in part(filled, name).iter(qn("w:p"))]
    assert [one for one in said if one.startswith("[")] == [expected] * 7
    properties = Document(io.BytesIO(filled)).core_properties
    assert properties.title == properties.subject == expected[:255]
