"""The headings of a template."""

from __future__ import annotations

import pytest

from pipeline.formats.word.lint.check import faults_of
from pipeline.formats.word.lint.context_shape import TEXT, fields_of
from tests.formats.word.drawing import drawn


def faults(draw):
    return faults_of("letter.docx", drawn(draw), fields_of(marking=TEXT), "a professional")


def headed(*paragraphs):
    """Draws paragraphs: a text as a heading 1, a pair as a heading of its level, a tag on its own."""

    def draw(document):
        for one in paragraphs:
            if isinstance(one, tuple):
                document.add_heading(*one)
            elif one.startswith("{%"):
                document.add_paragraph(one)
            else:
                document.add_heading(one, 1)

    return draw


def test_a_second_heading_1_is_to_be_put_right():
    (fault,) = faults(headed("Plan", ("Part", 2), "Plan again"))
    assert fault.serious
    assert "is a second heading 1: a document has one title. Make it a heading 2." in fault.sentence


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if marking %}", "One", "{%p else %}", "Other", "{%p endif %}"),
        (
            "{%p if marking %}",
            "One",
            "{%p elif not marking %}",
            "Other",
            "{%p else %}",
            "Third",
            "{%p endif %}",
        ),
        ("Title", ("Part", 2), ("Part", 2)),
    ],
)
def test_titles_of_which_a_document_has_one_are_in_order(paragraphs):
    assert faults(headed(*paragraphs)) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if marking %}", "One", "{%p endif %}", "{%p if marking %}", "Other", "{%p endif %}"),
        ("{%p if marking %}", "One", "{%p else %}", ("Part", 2), "{%p endif %}", "Other"),
    ],
)
def test_titles_of_which_a_document_may_have_two_are_not(paragraphs):
    assert any("second heading 1" in fault.sentence for fault in faults(headed(*paragraphs)))


def test_a_style_that_is_based_on_a_heading_is_one():
    def draw(document):
        document.add_heading("Plan", 1)
        own = document.styles.add_style("Council title", 1)
        own.base_style = document.styles["Heading 1"]
        document.add_paragraph("Plan again", style=own)

    assert any("second heading 1" in fault.sentence for fault in faults(draw))
