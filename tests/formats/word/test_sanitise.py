"""What is never copied from a template."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from pipeline.formats.word import Template
from tests.formats.word.drawing import drawn, element, everything, lines, names, part, replaced, template

ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def custom_properties(document):
    xml = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid='
        b'"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner"><vt:lpwstr>SECRET</vt:lpwstr>'
        b"</property></Properties>"
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    added = Part(PackURI("/docProps/custom.xml"), kind, xml, document.part.package)
    document.part.package.relate_to(added, REL.CUSTOM_PROPERTIES)


def comment(document):
    document.add_comment(document.paragraphs[0].runs, text="SECRET", author="SECRET", initials="S")


def properties(document):
    for name in ("author", "comments", "keywords", "last_modified_by"):
        setattr(document.core_properties, name, "SECRET")


def attached(document):
    settings = document.part.part_related_by(REL.SETTINGS)
    rid = settings.relate_to("file:///S:/SECRET.dotx", ATTACHED, is_external=True)
    settings.element.insert(0, element(f'<w:attachedTemplate w:val="{rid}"/>'))


def variables(document):
    document.settings.element.append(element('<w:docVars><w:docVar w:name="a" w:val="SECRET"/></w:docVars>'))


def tracked(document):
    change = (
        '<w:ins w:id="1" w:author="SECRET" w:date="2026-01-01T00:00:00Z"><w:r><w:t> kept</w:t></w:r></w:ins>'
    )
    document.paragraphs[0]._p.append(element(change))


@pytest.mark.parametrize("leave", [custom_properties, comment, properties, attached, variables, tracked])
def test_what_the_template_says_of_itself_does_not_travel(leave):
    def draw(document):
        document.add_paragraph("Text {{ x }}")
        leave(document)

    assert b"SECRET" in everything(drawn(draw))
    filled = template(draw).fill({"x": 1})
    assert b"SECRET" not in everything(filled)
    assert lines(filled)[0].startswith("Text 1")


def test_editing_marks_do_not_travel():
    package = replaced(
        drawn(lambda document: document.add_paragraph("{{ x }}")),
        "word/document.xml",
        b"<w:p>",
        b'<w:p w:rsidR="00AB12CD">',
    )
    filled = Template(io.BytesIO(package)).fill({"x": 1})
    assert b"rsid" not in everything(filled)


def test_the_look_of_the_template_does_not_travel_as_a_picture():
    assert "docProps/thumbnail.jpeg" in names(drawn(lambda document: None))
    assert "docProps/thumbnail.jpeg" not in names(template(lambda document: None).fill({}))


def deleted(document):
    document.paragraphs[0]._p.append(
        element('<w:del w:id="1" w:author="a"><w:r><w:delText> gone</w:delText></w:r></w:del>')
    )


def inserted(document):
    document.paragraphs[0]._p.append(
        element('<w:ins w:id="1" w:author="a"><w:r><w:t> come</w:t></w:r></w:ins>')
    )


def mark_deleted(document):
    properties = element('<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>')
    document.paragraphs[0]._p.insert(0, properties)
    document.add_paragraph(", joined")


def row_deleted(document):
    row = document.add_table(rows=2, cols=1).rows[0]._tr
    row.insert(0, element('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'))


@pytest.mark.parametrize(
    ("change", "text", "rows"),
    [
        (deleted, ["Text 1"], 0),
        (inserted, ["Text 1 come"], 0),
        (mark_deleted, ["Text 1, joined"], 0),
        (row_deleted, ["Text 1"], 1),
    ],
)
def test_tracked_changes_are_taken_as_accepted(change, text, rows):
    def draw(document):
        document.add_paragraph("Text {{ x }}")
        change(document)

    filled = template(draw).fill({"x": 1})
    assert lines(filled) == text
    assert len(list(part(filled).iter(qn("w:tr")))) == rows
    assert not list(part(filled).iter(qn("w:ins"), qn("w:del")))


def test_the_program_that_made_the_template_is_all_that_is_said_of_it():
    package = drawn(lambda document: document.add_paragraph("{{ x }}"))
    package = replaced(
        package,
        "docProps/app.xml",
        b"</Properties>",
        b"<Company>SECRET</Company><Manager>SECRET</Manager></Properties>",
    )
    filled = Template(io.BytesIO(package)).fill({"x": 1})
    assert b"SECRET" not in everything(filled)
    Document(io.BytesIO(filled))
