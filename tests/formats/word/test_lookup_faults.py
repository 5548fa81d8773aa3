"""A tag that asks for a field, an item or a value that is not there, and the sentence that says so."""

from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.word import Template
from pipeline.foundation.errors import TemplateError


def template_of(*paragraphs):
    document, made = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    made.seek(0)
    return Template(made)


ITEM_TAGS = [
    "{{ row.cells[PLACE] }}",
    '{{ row["cells"][PLACE] }}',
    "{{ row.cells[place] }}",
    "{{ row.cells[PLACE].name }}",
    "{% if row.cells[PLACE] %}x{% endif %}",
    "{% set one = row.cells[place] %}{{ one }}",
    "{% for one in [row.cells] %}{{ one[place]|upper }}{% endfor %}",
    "{{ [row.cells]|map(attribute=PLACE)|join }}",
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ITEM_TAGS), st.integers(0, 5), st.integers(0, 9))
def test_an_item_that_a_list_lacks_is_no_field_whatever_its_position_and_its_values(tag, length, more):
    place = length + more
    made = template_of(f"{{{{ {place} + {place} }}}}", f"Text {tag.replace('PLACE', str(place))}")
    with pytest.raises(TemplateError) as fault:
        made.fill({"row": {"cells": [f"Fennel {place}"] * length}, "place": place})
    assert fault.value.message.startswith("The template, page, paragraph 2")
    assert fault.value.message.endswith("cannot be filled: it asks for an item of a list that has fewer.")
    assert "rows|length" in fault.value.remedy


@pytest.mark.parametrize("ask", ["rows|first", "rows|last", "rows|min", "rows[0]", "rows[-1]", "''|first"])
def test_an_item_of_an_empty_list_is_no_field(ask):
    with pytest.raises(TemplateError, match="asks for an item of a list that has fewer"):
        template_of("Title None 0 1", f"Text {{{{ ({ask}).name }}}}").fill({"rows": []})


VALUE_TAGS = [
    "{{ words[which] }}",
    "{{ words[which].more }}",
    "{{ words|attr(which) }}",
    "{{ [words]|map(attribute=which)|join }}",
    "{% set one = words[which] %}{{ one }}",
    "{% if words[which] == 1 %}x{% endif %}",
]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(VALUE_TAGS),
    st.sampled_from(["chair", "3", "which", "x", "first", "name", "None"]) | st.integers(0, 9) | st.dates(),
)
def test_a_value_that_reads_like_a_name_in_another_tag_is_still_a_value(tag, which):
    made = template_of("{{ chair.name }} {{ chair.name or x }} {{ 1|string|first }}", f"Text {tag}")
    with pytest.raises(TemplateError) as fault:
        made.fill({"chair": {"name": "A"}, "x": "", "words": {"other": "b"}, "which": which})
    assert fault.value.message.startswith("The template, page, paragraph 2")
    assert "no field" not in fault.value.message
    if isinstance(which, str):
        assert "it looks something up by a value, and nothing has that name" in fault.value.message


def test_a_field_asked_of_the_result_of_an_earlier_tag_is_placed_where_it_is_named():
    with pytest.raises(
        TemplateError, match=r'paragraph 1: there is no field "chiar"\. The nearest is "chair"'
    ):
        template_of("{% set one = meeting.chiar %}x", "{{ one }}").fill({"meeting": {"chair": "A"}})


@pytest.mark.parametrize(
    "tag",
    [
        '{{ meeting["chiar"] }}',
        '{{ meeting|attr("chiar") }}',
        '{{ [meeting]|map(attribute="chiar")|join }}',
        '{{ [{"of": meeting}]|map(attribute="of.chiar")|join }}',
    ],
)
def test_a_field_named_in_quotation_marks_is_placed_too(tag):
    with pytest.raises(
        TemplateError, match=r'paragraph 2: there is no field "chiar"\. The nearest is "chair"'
    ):
        template_of("The word chiar", f"Text {tag}").fill({"meeting": {"chair": "A"}})
