"""Line breaks, tabs and bulleted lines of a value."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.formats.word.drawing import element, lines, names, paragraphs, part, template

BULLETS = "Agreed:\n- the school writes\n- the chair calls\nUntil Monday"


def listed(filled):
    """(text, whether it is an item of a list) of every paragraph."""
    root = part(filled)
    return [
        ("".join(paragraph.itertext()), paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None)
        for paragraph in root.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b"])
def test_a_line_end_becomes_one_line_break(end):
    filled = template(paragraphs("[{{ x }}]")).fill({"x": f"one{end}two"})
    assert lines(filled) == ["[one\ntwo]"]
    assert len(list(part(filled).iter(qn("w:br")))) == 1


def test_a_tab_becomes_a_tab_in_a_run_that_looks_the_same():
    def draw(document):
        document.add_paragraph().add_run("{{ x }}").bold = True

    root = part(template(draw).fill({"x": "a\tb"}))
    assert len(list(root.iter(qn("w:tab")))) == 1
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in root.iter(qn("w:r")))


def test_bulleted_lines_become_a_real_list():
    filled = template(paragraphs("{{ x }}")).fill({"x": BULLETS})
    assert listed(filled) == [
        ("Agreed:", False),
        ("the school writes", True),
        ("the chair calls", True),
        ("Until Monday", False),
    ]
    numbering = part(filled, "word/numbering.xml")
    number = part(filled).find(f".//{qn('w:numId')}").get(qn("w:val"))
    own = next(one for one in numbering.iter(qn("w:num")) if one.get(qn("w:numId")) == number)
    kind = own.find(qn("w:abstractNumId")).get(qn("w:val"))
    abstract = next(
        one for one in numbering.iter(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == kind
    )
    assert abstract.find(f".//{qn('w:numFmt')}").get(qn("w:val")) == "bullet"


@pytest.mark.parametrize("mark", ["-", "*", "\u2022", "\u00b7", "\uf0b7"])
def test_each_usual_mark_makes_a_list(mark):
    filled = template(paragraphs("{{ x }}")).fill({"x": f"{mark} first\n{mark}\tsecond"})
    assert listed(filled) == [("first", True), ("second", True)]


def test_text_around_a_list_keeps_its_place():
    filled = template(paragraphs("Decision: {{ x }}.")).fill({"x": "- a\n- b"})
    assert listed(filled) == [("Decision: ", False), ("a", True), ("b", True), (".", False)]


def test_one_line_with_a_dash_is_not_a_list():
    assert listed(template(paragraphs("{{ x }}")).fill({"x": "- a\nb"})) == [("- ab", False)]


def test_a_list_in_a_link_stays_within_the_link():
    def draw(document):
        document.add_paragraph("See ")._p.append(
            element('<w:hyperlink w:anchor="there"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink>')
        )

    filled = template(draw).fill({"x": "- a\n- b"})
    assert len(list(part(filled).iter(qn("w:p")))) == 1
    assert "".join(part(filled).itertext()) == "See \u2022 a\u2022 b"


def test_a_list_in_a_template_without_lists_brings_the_part_it_needs():
    def draw(document):
        document.add_paragraph("{{ x }}")
        rels = document.part.rels
        for rid in [rid for rid, rel in rels.items() if rel.reltype.endswith("/numbering")]:
            del rels[rid]

    made = template(draw)
    assert "word/numbering.xml" not in names(made.fill({"x": "plain"}))
    filled = made.fill({"x": BULLETS})
    assert "word/numbering.xml" in names(filled)
    assert names(filled)[0] == "[Content_Types].xml"
    assert len(Document(io.BytesIO(filled)).part.numbering_part.element) == 2


def test_an_attribute_takes_a_line_end_as_a_letter():
    def draw(document):
        document.add_paragraph()._p.append(element('<w:bookmarkStart w:id="1" w:name="{{ x }}"/>'))

    assert (
        part(template(draw).fill({"x": "a\nb"})).find(f".//{qn('w:bookmarkStart')}").get(qn("w:name"))
        == "a b"
    )


def test_a_preview_shades_what_was_merged_and_nothing_else():
    root = part(template(paragraphs("The chair is {{ x }} today"), highlight=True).fill({"x": "A. Chair"}))
    shaded = {
        "".join(run.itertext()): run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None
        for run in root.iter(qn("w:r"))
    }
    assert shaded == {"The chair is ": False, "A. Chair": True, " today": False}
