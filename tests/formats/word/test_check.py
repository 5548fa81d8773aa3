"""A template checked for everything at once."""

from __future__ import annotations

import io

import pytest
from docx import Document

from pipeline.app.labelling_words import labelling_words
from pipeline.formats.word.lint.check import faults_of, with_comments
from pipeline.formats.word.lint.context_shape import TEXT, Shape, fields_of, list_of
from pipeline.foundation.errors import TemplateError
from tests.formats.word.drawing import drawn, element, paragraphs, picture, replaced

CHILD = Shape(fields={"name": TEXT, "school": TEXT}, others={"address": "Professional at the meeting"})
ROOT = fields_of(
    child=CHILD, actions=list_of(fields_of(owner=TEXT, steps=list_of(fields_of(text=TEXT)))), marking=TEXT
)


def sentences(draw, root=ROOT):
    found = faults_of("letter.docx", drawn(draw), root, "a parent or carer", labelling_words())
    return [fault.sentence for fault in found]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("{{ child.nmae }}", "name"),
        ("{{ markign }}", "marking"),
        ("{% if child.shcool %}{% endif %}", "school"),
        ("{% for one in actions %}{{ one.onwer }}{% endfor %}", "owner"),
        (
            "{% for one in actions %}{% for step in one.steps %}{{ step.txet }}{% endfor %}{% endfor %}",
            "text",
        ),
        ("{% set who = child %}{{ who.nmae }}", "name"),
        ("{% with who = child %}{{ who.nmae }}{% endwith %}", "name"),
        ("{{ actions[0].onwer }}", "owner"),
        ("{{ child['nmae'] }}", "name"),
        ("{{ (actions|first).onwer }}", "owner"),
        ("{{ actions|map(attribute='onwer')|join(', ') }}", "owner"),
        ("{{ child.nmae is defined }}", "name"),
        ("{{ child.nmae|default('none') }}", "name"),
        ("{% if marking %}{% set who = child %}{% endif %}{{ who.nmae }}", "name"),
        ("{% cellbg chlid %}", "child"),
    ],
)
def test_a_wrong_path_is_found_before_any_data_with_the_nearest_right_one(text, nearest):
    (found,) = sentences(paragraphs(text))
    assert found.startswith("page, paragraph 1: ")
    assert f'The nearest is "{nearest}".' in found


@pytest.mark.parametrize(
    "text",
    [
        "{{ child.name|upper }} {{ child.name.title() }} {{ marking[:3] }}",
        "{% for one in actions|sort(attribute='owner') %}{{ loop.index }} {{ one.owner }}{% endfor %}",
        "{% macro m(a) %}{{ a.anything }}{% endmacro %}{{ m(child) }}",
        "{% set ns = namespace(count=0) %}{% set ns.count = 1 %}{{ ns.count }}",
        "{% for n in range(3) %}{{ n }}{% endfor %}",
        "{% for one in actions if one.owner %}{{ one.owner }}{% else %}none{% endfor %}",
        "{% raw %}{{ nobody.knows }}{% endraw %}",
    ],
)
def test_a_right_path_is_not_a_fault(text):
    assert sentences(paragraphs(text)) == []


def test_a_field_that_its_audience_may_not_read_fails_before_any_data():
    (found,) = sentences(paragraphs("{{ child.address }}"))
    assert (
        'names "address", which may not be read by a parent or carer (only by: Professional at the meeting)'
        in found
    )


def test_a_name_from_a_loop_is_not_known_behind_its_end():
    (found,) = sentences(paragraphs("{% for one in actions %}{{ one.owner }}{% endfor %}{{ one.owner }}"))
    assert 'names "one"' in found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ child.name|uper }}", 'uses the filter "uper", which there is not. The nearest is "upper"'),
        (
            "{{ child.name is definde }}",
            'uses the test "definde", which there is not. The nearest is "defined"',
        ),
        ("{{ child name }}", 'cannot be read: something is missing or too much before "name"'),
        ("{% fro one in actions %}", 'there is no "fro" tag, the nearest is "for"'),
        ("{{ actions.owner }}", "a list: its fields are reached with {% for %}"),
        ("{{ marking.owner }}", "a text and has no fields"),
    ],
)
def test_what_a_tag_cannot_say_is_told_in_plain_words(text, problem):
    assert any(problem in one for one in sentences(paragraphs(text)))


def test_all_faults_come_at_once_in_the_order_of_reading():
    def draw(document):
        document.add_heading("Actions", 1)
        document.add_paragraph("{{ child.nmae }} {% if marking %}")
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{ onwer }}"
        document.sections[0].footer.paragraphs[0].text = "{{ markign }}"
        document.core_properties.title = "{{ titel }}"

    found = sentences(draw)
    places = [one.split(": ")[0] for one in found]
    under = ' under "Actions"'
    assert places[:3] == [
        f"page, paragraph 2{under}",
        f"page, paragraph 2{under}",
        f"page, table 1, row 1, cell 1{under}",
    ]
    assert places[3].startswith("footer of section 1")
    assert places[4] == "document property title"
    assert len(found) == 5


def skipped_heading(document):
    document.add_heading("One", 1)
    document.add_heading("Three", 3)


def table_without_header(document):
    document.add_table(rows=2, cols=1)


def undescribed_picture(document):
    document.add_picture(picture())


def unknown_style(document):
    document.add_paragraph("Text")._p.get_or_add_pPr().append(element('<w:pStyle w:val="Nowhere"/>'))


def twice_titled(document):
    for text in ("First", "Second"):
        document.add_heading(text, 1)


def labelled_in_two_pieces(document):
    document.add_paragraph("The plan for vic").add_run("tims")


def labelled_in_a_description(document):
    document.add_picture(picture())
    next(document.element.iter("{*}docPr")).set("descr", "Offender")


def labelled(document):
    document.add_paragraph("The Perpetrator and the other")


def tracked(document):
    document.add_paragraph("Text")._p.append(
        element('<w:ins w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins>')
    )


def commented(document):
    document.add_comment(document.add_paragraph("Text").runs, text="Look", author="a", initials="a")


@pytest.mark.parametrize(
    ("draw", "problem"),
    [
        (skipped_heading, "a level is skipped"),
        (table_without_header, "begins a table without a header row"),
        (undescribed_picture, "has a picture without alternative text"),
        (unknown_style, 'uses the style "Nowhere"'),
        (labelled, 'has the word "Perpetrator", which labels a child'),
        (labelled_in_two_pieces, 'has the word "victims", which labels a child'),
        (labelled_in_a_description, 'has the word "Offender", which labels a child'),
        (twice_titled, "is a second heading 1"),
        (tracked, "has tracked changes"),
        (commented, "is a comment"),
    ],
)
def test_what_makes_a_worse_document_is_found(draw, problem):
    (found,) = sentences(draw)
    assert problem in found


def test_a_template_without_a_language_is_found():
    package = drawn(paragraphs("Text"))
    package = replaced(package, "word/styles.xml", b"<w:lang ", b'<w:noProof w:ignored="1" ')
    (found,) = faults_of("letter.docx", package, ROOT, "")
    assert "has no language set" in found.problem


def test_a_copy_has_each_fault_as_a_comment_at_its_place():
    def draw(document):
        document.add_paragraph("Right {{ marking }}")
        document.add_paragraph("Wrong {{ markign }}")
        document.sections[0].header.paragraphs[0].text = "{{ chlid }}"

    package = drawn(draw)
    faults = faults_of("letter.docx", package, ROOT, "")
    marked = Document(io.BytesIO(with_comments(package, faults, "hsb templates check")))
    assert [comment.text for comment in marked.comments] == [fault.sentence for fault in faults]
    holders = [
        paragraph.text
        for paragraph in marked.paragraphs
        for mark in paragraph._p.iter("{*}commentRangeStart")
        if mark is not None
    ]
    assert holders == ["Right {{ marking }}", "Wrong {{ markign }}"]
    assert faults[0].where == "page, paragraph 2"
    assert faults[1].where.startswith("header of section 1")


def test_a_file_that_is_no_word_document_is_one_sentence():
    with pytest.raises(TemplateError, match="not a Word document"):
        faults_of("letter.docx", b"no", ROOT, "")


def test_a_pair_split_between_a_table_and_its_outside_is_found():
    def draw(document):
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% for one in actions %}"
        document.add_paragraph("{% endfor %}")

    (found,) = sentences(draw)
    assert (
        "is outside the table, row or cell that {% for one in actions %} is in (page, table 1, "
        "row 1, cell 1)" in found
    )
