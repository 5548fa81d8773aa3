"""Tags in places where they are not allowed are refused when the template is opened."""

from __future__ import annotations

import io

import pytest

from pipeline.formats.word import Template
from pipeline.formats.word.lint.tags import stopping
from pipeline.foundation.errors import TemplateError
from tests.formats.word.drawing import drawn, element, paragraphs, template


def said(draw):
    """The message that an officer sees for a template that is refused."""
    with pytest.raises(TemplateError) as fault:
        template(draw)
    return fault.value.message


def deletion(inner):
    return element(f'<w:del w:id="1" w:author="a"><w:r><w:delText>{inner}</w:delText></w:r></w:del>')


def deleted_tag(document):
    document.add_paragraph("Text")._p.append(deletion("{{ x }}"))


def moved_tag(document):
    document.add_paragraph("Text")._p.append(
        element('<w:moveFrom w:id="1" w:author="a"><w:r><w:t>{{ x }}</w:t></w:r></w:moveFrom>')
    )


def half_deleted_tag(document):
    paragraph = document.add_paragraph("{{ x.")
    paragraph._p.append(deletion("old"))
    paragraph.add_run("new }}")


def tag_in_a_deleted_row(document):
    row = document.add_table(rows=2, cols=1).rows[0]
    row.cells[0].text = "{{ x }}"
    row._tr.insert(0, element('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'))


def hidden_tag(document):
    document.add_paragraph().add_run("{{ x }}").font.hidden = True


def half_hidden_tag(document):
    paragraph = document.add_paragraph("{{ x")
    paragraph.add_run(".y").font.hidden = True
    paragraph.add_run(" }}")


def tag_in_a_hidden_style(document):
    document.styles["Quote"].font.hidden = True
    document.add_paragraph("{{ x }}", style="Quote")


def commented_tag(document):
    document.add_comment(
        document.add_paragraph("Text").runs, text="Is {{ x }} right?", author="a", initials="a"
    )


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (deleted_tag, "deleted with Track Changes"),
        (moved_tag, "deleted with Track Changes"),
        (half_deleted_tag, "deleted with Track Changes"),
        (tag_in_a_deleted_row, "deleted with Track Changes"),
        (hidden_tag, "in hidden text"),
        (half_hidden_tag, "in hidden text"),
        (tag_in_a_hidden_style, "in hidden text"),
        (commented_tag, "in a comment"),
    ],
)
def test_a_tag_out_of_sight_is_refused(draw, why):
    assert why in said(draw)


def shown_again(document):
    run = document.add_paragraph().add_run("{{ x }}")
    run.font.hidden = False


def deleted_text_beside(document):
    document.add_paragraph("{{ x }}")._p.append(deletion("old words"))


@pytest.mark.parametrize("draw", [shown_again, deleted_text_beside])
def test_a_tag_in_sight_is_not_refused(draw):
    assert template(draw).fill({"x": 1})


def row_with(*texts):
    def draw(document):
        table = document.add_table(rows=1, cols=len(texts))
        for cell, text in zip(table.rows[0].cells, texts, strict=True):
            cell.text = text
        document.add_paragraph("{% if 0 %}{% endif %}")

    return draw


@pytest.mark.parametrize(
    ("draw", "beside"),
    [
        (paragraphs("Text {%p if x %}", "{%p endif %}"), '"Text"'),
        (paragraphs("{%p if x %} {%p endif %}"), "{%p endif %}"),
        (paragraphs("{%p if x %}{{ x }}", "{%p endif %}"), "{{ x }}"),
        (paragraphs("Name: {{p x }}"), '"Name:"'),
        (row_with("{%tr if x %}", "Text"), '"Text"'),
        (row_with("{%tr if x %}", "{%tr endif %}"), "{%tr endif %}"),
        (row_with("Text {%tc if x %}", "{%tc endif %}"), '"Text"'),
    ],
)
def test_text_that_would_vanish_beside_a_tag_is_an_error(draw, beside):
    message = said(draw)
    assert beside in message
    assert "would vanish" in message


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (["{% if x %}"], "has no {% endif %}"),
        (["{% endif %}"], "has no {% if %} before it"),
        (["{% else %}"], "has no {% if %} or {% for %} before it"),
        (["{% if x %}{% for y in x %}{% endif %}{% endfor %}"], "{% for y in x %} has no {% endfor %}"),
        (["{{ x"], "has no }}"),
        (["{{ x } and {{ y }}"], "has no end of its own"),
        (["{{ x", "}}"], "has no }}"),
        (["{%p if x % 2 %}", "{%p endif %}"], "cannot have %"),
        (["{%tr for y in x %}", "{%tr endfor %}"], "is in none"),
    ],
)
def test_tags_without_their_other_half_are_refused_with_their_place(texts, problem):
    message = said(paragraphs(*texts))
    assert problem in message
    assert "page, paragraph 1" in message


def table_with_a_loop_that_leaves_it(document):
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% for y in x %}"
    document.add_paragraph("{% endfor %}")


def row_loop_that_ends_in_a_cell(document):
    table = document.add_table(rows=2, cols=1)
    table.rows[0].cells[0].text = "{%tr for y in x %}"
    table.rows[1].cells[0].text = "{% endfor %}"


@pytest.mark.parametrize("draw", [table_with_a_loop_that_leaves_it, row_loop_that_ends_in_a_cell])
def test_a_pair_split_between_a_table_and_its_outside_is_refused(draw):
    assert "is outside the table, row or cell that" in said(draw)


SOUND = [
    ["{%p for y in x %}", "{{ y }}", "{%p endfor %}"],
    ["{% for y in x %}{{ y }}{% endfor %}"],
    ["{% for y in x %}", "{{ y }}", "{% endfor %}"],
    ["{%r if x %}a{%r endif %} b"],
    ["{% raw %}{{ not a tag }}{% endraw %}"],
    ["{% set y %}text{% endset %}{{ y }}", "{% set z = 1 %}{{ z }}"],
    ["{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1) }}"],
    ["{_{ literal }_} {{ x|length }}"],
    ["{{ \u201ctext\u201d }}", "{{ x|join(\u2018, \u2019) }}"],
    ["{# a comment with {{ in it #}"],
    ["{% with y = 1 %}{{ y }}{% endwith %}", "{% filter upper %}a{% endfilter %}"],
]


@pytest.mark.parametrize("texts", SOUND)
def test_what_docxtpl_fills_is_not_refused(texts):
    package = drawn(paragraphs(*texts))
    assert stopping(package) == []
    assert Template(io.BytesIO(package)).fill({"x": [1, 2]})


def test_one_refusal_says_how_many_more_there_are():
    with pytest.raises(TemplateError) as fault:
        template(paragraphs("{% if x %}", "{{ y"))
    assert "There is 1 more: 'hsb templates check' lists them all." in fault.value.remedy
