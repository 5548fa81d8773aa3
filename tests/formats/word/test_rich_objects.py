"""docxtpl's objects as values."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from lxml import etree
from markupsafe import Markup

from pipeline.formats.word import Template
from pipeline.formats.word.schema_order import ORDER
from pipeline.foundation.errors import PipelineError
from tests.formats.word.drawing import drawn, lines, names, paragraphs, part, picture, tags, template

EVERYTHING = {
    "style": "Strong",
    "color": "#00FF00",
    "highlight": "#FFFF00",
    "size": 30,
    "bold": True,
    "italic": True,
    "underline": "wave",
    "strike": True,
    "font": "eastAsia:Arial",
    "subscript": True,
    "rtl": True,
    "lang": "en-GB",
}


def test_rich_text_has_its_properties_in_the_order_of_the_schema():
    root = part(template(paragraphs("{{r x }}")).fill({"x": RichText("text", **EVERYTHING)}))
    found = tags(next(root.iter(qn("w:rPr"))))
    assert found == sorted(found, key=ORDER["rPr"].split().index)
    assert len(found) == 15
    assert next(root.iter(qn("w:shd"))).get(qn("w:val")) == "clear"


def test_a_link_is_related_to_the_document_that_uses_it_and_to_no_other():
    made = template(paragraphs("{{r x }}"))
    first, second = (
        RichText("link", url_id=made.build_url_id(f"https://example.org/{name}?a=1&b=2")) for name in "ab"
    )
    filled, other = made.fill({"x": first}), made.fill({"x": second})
    rid = next(part(filled).iter(qn("w:hyperlink"))).get(qn("r:id"))
    assert Document(io.BytesIO(filled)).part.rels[rid].target_ref == "https://example.org/a?a=1&b=2"
    assert b"example.org/b" not in etree.tostring(part(filled, "word/_rels/document.xml.rels"))
    assert b"example.org/a" not in etree.tostring(part(other, "word/_rels/document.xml.rels"))
    assert made.fill({"x": first}) == filled


def test_a_link_made_for_another_template_is_an_error():
    theirs = DocxTemplate(io.BytesIO(drawn(lambda document: None)))
    with pytest.raises(PipelineError, match="another template"):
        template(paragraphs("{{r x }}")).fill(
            {"x": RichText("link", url_id=theirs.build_url_id("https://example.org/"))}
        )


def test_rich_text_that_is_not_well_formed_is_an_error():
    with pytest.raises(PipelineError, match="not well formed"):
        template(paragraphs("{{r x }}")).fill({"x": RichText("text", color='"><w:r>')})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Markup("a & b"), "a & b"),
        (Markup("a < b"), "a < b"),
        (Markup("a &amp; b"), "a & b"),
        (Markup("</w:t></w:r><w:r><w:t>b"), "b"),
    ],
)
def test_markup_loses_no_text_around_a_stray_letter(value, text):
    assert lines(template(paragraphs("[{{ x }}]")).fill({"x": value})) == [f"[{text}]"]


@pytest.mark.parametrize("value", [Markup("<w:r>"), Markup("</w:p>"), Markup("<nobody:knows/>")])
def test_markup_that_is_not_well_formed_is_an_error_and_never_a_broken_document(value):
    with pytest.raises(PipelineError, match="not well formed"):
        template(paragraphs("{{ x }}")).fill({"x": value})


def test_a_listing_may_begin_paragraphs_and_pages():
    filled = template(paragraphs("{{ x }}")).fill({"x": Listing("a\ab\nc\fd\te")})
    assert lines(filled) == ["a", "b\nc", "", "d\te"]


def test_braces_in_rich_text_and_listings_are_only_text():
    hostile = "{{ 7*7 }} {_{ x }_} {% if %}"
    filled = template(paragraphs("{{r x }}", "{{ y }}", "{{p z }}")).fill(
        {"x": RichText(hostile), "y": Listing(hostile), "z": RichTextParagraph(hostile)}
    )
    assert lines(filled) == [hostile] * 3


def test_pictures_are_numbered_through_the_document_and_kept_once():
    def draw(document):
        for text in ("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"):
            document.add_paragraph(text)
        document.add_picture(picture(9))

    made = template(draw)
    values = [InlineImage(made, picture(shade), width=914400) for shade in (1, 2, 1)]
    filled = made.fill({"xs": values})
    numbers = [one.get("id") for one in part(filled).iter("{*}docPr")]
    assert numbers == ["1001", "1002", "1003", "1004"]
    assert [name for name in names(filled) if name.startswith("word/media/")] == [
        f"word/media/image{n}.png" for n in (1, 2, 3)
    ]
    assert made.fill({"xs": values}) == filled
    assert [name for name in names(made.fill({"xs": []})) if name.startswith("word/media/")] == [
        "word/media/image1.png"
    ]


def test_a_picture_may_stand_in_a_header_and_lead_somewhere():
    def draw(document):
        document.sections[0].header.paragraphs[0].text = "{{ x }}"

    made = template(draw)
    filled = made.fill({"x": InlineImage(made, picture(), anchor="https://example.org/")})
    header = Document(io.BytesIO(filled)).sections[0].header.part
    assert {rel.target_ref for rel in header.rels.values()} == {"media/image1.png", "https://example.org/"}


@pytest.mark.parametrize("bad", ["there-is-none.png", io.BytesIO(b"not a picture")])
def test_a_picture_that_cannot_be_read_is_one_sentence(bad):
    made = template(paragraphs("{{ x }}"))
    with pytest.raises(PipelineError, match="picture cannot be read"):
        made.fill({"x": InlineImage(made, bad)})


def test_documents_filled_in_turn_know_nothing_of_each_other():
    made = template(paragraphs("{{ x }} {{ y }}"))
    contexts = [{"x": InlineImage(made, picture(1)), "y": "- a\n- b"}, {"x": RichText("b"), "y": "plain"}]
    a, b, again = made.fill(contexts[0]), made.fill(contexts[1]), made.fill(contexts[0])
    assert a == again
    assert b == Template(io.BytesIO(drawn(paragraphs("{{ x }} {{ y }}")))).fill(contexts[1])
