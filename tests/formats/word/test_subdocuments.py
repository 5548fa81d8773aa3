"""Sub-documents inserted into a template."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from pipeline.formats.word import Template
from tests.formats.word.drawing import drawn, everything, lines, names, paragraphs, part, picture, template

pytest.importorskip("docxcompose", reason="sub-documents of files need docxcompose")


def chapter(text, shade):
    def draw(document):
        document.add_heading(text, 1)
        document.add_paragraph("one", style="List Number")
        document.add_picture(picture(shade))
        document.add_table(rows=1, cols=2).rows[0].cells[0].text = text

    return io.BytesIO(drawn(draw))


TEMPLATE = paragraphs("Before", "{{p x }}", "After")


def test_a_file_is_put_in_with_its_pictures_and_tables():
    made = template(TEMPLATE)
    filled = made.fill({"x": made.new_subdoc(chapter("Chapter", 3))})
    assert lines(filled)[:3] == ["Before", "Chapter", "one"]
    assert len(list(part(filled).iter("{*}blip"))) == 1
    assert len(list(part(filled).iter(qn("w:tbl")))) == 1
    assert [name for name in names(filled) if "media" in name] == ["word/media/image1.png"]


def test_two_documents_share_nothing_of_their_sub_documents():
    made = template(TEMPLATE)
    first, second = made.new_subdoc(chapter("Alpha", 3)), made.new_subdoc(chapter("Beta", 4))
    a, b = made.fill({"x": first}), made.fill({"x": second})
    assert b"Beta" not in everything(a)
    assert b"Alpha" not in everything(b)
    assert made.fill({"x": first}) == a
    assert [name for name in names(b) if "media" in name] == ["word/media/image1.png"]


def test_content_can_be_built_with_the_templates_own_styles():
    made = template(TEMPLATE)
    built = made.new_subdoc()
    built.add_paragraph("Built", style="Heading 2")
    built.add_picture(picture(5))
    built.add_table(rows=1, cols=1).rows[0].cells[0].text = "Cell"
    filled = made.fill({"x": built})
    assert lines(filled)[:2] == ["Before", "Built"]
    rid = next(part(filled).iter("{*}blip")).get(qn("r:embed"))
    assert Document(io.BytesIO(filled)).part.related_parts[rid].blob == picture(5).getvalue()
    assert made.fill({"x": built}) == filled


def test_a_sub_document_that_docxtpl_has_made_is_taken_too():
    package = drawn(TEMPLATE)
    theirs = DocxTemplate(io.BytesIO(package))
    filled = Template(io.BytesIO(package)).fill({"x": theirs.new_subdoc(chapter("Chapter", 3))})
    assert lines(filled)[:2] == ["Before", "Chapter"]


def test_tags_within_a_sub_document_stay_text():
    made = template(TEMPLATE)
    inner = io.BytesIO(drawn(paragraphs("{{ 7*7 }}")))
    assert "{{ 7*7 }}" in lines(made.fill({"x": made.new_subdoc(inner)}))
