"""The words in a template's tags, and whether a tag may look up a field that it does not name."""

from __future__ import annotations

import io

import pytest
from docx import Document

from pipeline.formats.word import words_in


def template(*paragraphs):
    document, made = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def test_words_of_tags_and_no_others_are_given():
    assert words_in(
        template("School: {{ child.child_name|upper }}", "{% if review %}yes{% endif %}")
    ) == frozenset({"child", "child_name", "upper", "if", "review", "endif"})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ child[which] }}",
        '{{ child["sch" ~ "ool"] }}',
        "{{ child|attr(which) }}",
        "{{ rows|map(attribute=which)|join }}",
        "{{ rows|groupby(which) }}",
    ],
)
def test_where_a_tag_looks_a_field_up_by_a_value_any_may_be_shown(tag):
    assert words_in(template("{{ child.child_name }}", tag)) is None


@pytest.mark.parametrize(
    "tag",
    [
        '{{ child["school"] }}',
        "{{ row.cells[0] }}",
        "{{ rows[1:3] }}",
        '{{ child|attr("school") }}',
        '{{ rows|map(attribute="task")|join }}',
        '{{ rows|selectattr("task", "equalto", "x")|list }}',
    ],
)
def test_where_it_spells_the_field_out_the_words_are_known(tag):
    assert words_in(template(tag)) is not None
