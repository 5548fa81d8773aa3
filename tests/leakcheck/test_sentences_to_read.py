from __future__ import annotations

import io

import pytest
from docx import Document

from pipeline.leakcheck.mentions import Readership
from pipeline.leakcheck.sentences_to_read import sentences_to_read

READER = Readership("mother")


def docx(*paragraphs, rows=()):
    """A Word file of paragraphs, each "1 a heading" or a text, and of a table whose first row is its head."""
    document = Document()
    for text in paragraphs:
        level, _, words = text.partition(" ")
        if level.isdigit():
            document.add_heading(words, int(level))
        else:
            document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(head.makeelement(head.tag.replace("trPr", "tblHeader")))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def listed(data, **more):
    return {one.text: one.places for one in sentences_to_read(data, READER, **more)}


def test_a_sentence_is_listed_once_with_all_its_places_and_its_neighbours_are_not():
    data = docx(
        "1 The plan",
        "Her aunt came. She said yes.",
        "2 School",
        "3 At breaks",
        "He is well. Her aunt came.",
        "2 Who does what",
        rows=[("What", "Who"), ("We meet.", "You"), ("Her aunt came.", "The taxi driver")],
    )
    assert listed(data) == {
        "Her aunt came.": ("Under the title", "School: At breaks", "Who does what, row 2"),
        "The taxi driver": ("Who does what, row 2",),
    }


def test_a_heading_and_the_head_of_a_table_are_places_too():
    data = docx("1 The plan", "2 What her aunt does", rows=[("What her uncle does", "By"), ("It", "May")])
    assert listed(data) == {
        "What her aunt does": ("A heading",),
        "What her uncle does": ("What her aunt does, head of the table",),
    }


def test_what_the_template_says_itself_is_not_listed_and_the_same_words_in_a_value_are():
    template = docx("Ask the taxi driver about {{ name }} today.", "{{ text }}")
    assert listed(docx("Ask the taxi driver about Robin today."), template=template) == {}
    assert "Ask the taxi driver." in listed(docx("Ask the taxi driver."), template=template)
    (one,) = sentences_to_read(docx("Ask the taxi driver about her aunt today."), READER, template)
    assert [one.text[span.start : span.end] for span in one.mentions] == ["aunt"]


def test_a_text_of_every_copy_is_not_listed():
    data = docx("It is about another child.", "Her aunt came.")
    assert listed(data, standing=("It is about another child. It is short.",)) == {
        "Her aunt came.": ("Under the title",)
    }


@pytest.mark.parametrize("space", ["\t", "\n", "  "])
def test_a_tab_or_a_line_break_ends_no_word_and_joins_none(space):
    assert list(listed(docx(f"We asked{space}her aunt."))) in (["her aunt."], ["We asked her aunt."])


def test_no_repr_shows_the_words():
    (one,) = sentences_to_read(docx("Her aunt came."), READER)
    assert "aunt" not in repr(one)
