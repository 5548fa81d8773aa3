"""Filling a Word template."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from docx import Document
from docxtpl import DocxTemplate, RichText
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.formats.word.sanitise import without_editing_marks
from pipeline.foundation.errors import PipelineError, TemplateError
from pipeline.model import Blank, codes

HOSTILE = "{{ 7*7 }} {_{ x }_} {_% if %_} {% for x in y %} <w:p/> & ]]> \x07bell \x0c"


@pytest.fixture
def template(tmp_path):
    def make(*paragraphs, row=None, header=None, title=None):
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if row:
            table = document.add_table(rows=1, cols=len(row))
            for cell, text in zip(table.rows[0].cells, row, strict=True):
                cell.text = text
        if header:
            document.sections[0].header.paragraphs[0].text = header
        if title:
            document.core_properties.title = title
        path = tmp_path / "letter.docx"
        document.save(str(path))
        return Template(path, form=written)

    return make


def lines(filled):
    return [paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (date(2026, 8, 4), "4\u00a0August\u00a02026"),
        (datetime(2026, 8, 4, 16, 20), "4\u00a0August\u00a02026 at 16:20"),
        (True, "Yes"),
        (False, "No"),
        (3, "3"),
        (codes.SEX["2"], "Female"),
        ((codes.DISABILITY["LD"], codes.DISABILITY["HEAR"]), "Learning disability, Hearing"),
        (Blank.NOT_ASKED, "Not asked"),
        (Blank.NOT_RECORDED, "Not recorded"),
    ],
)
def test_a_value_reads_as_a_person_would_write_it(template, value, printed):
    assert lines(template("{{ x }}").fill({"x": value})) == [printed]


def test_text_from_the_data_is_only_ever_text(template):
    filled = template("Before {{ x }} after", header="{{ x }}", title="{{ x }}").fill({"x": HOSTILE})
    expected = HOSTILE.replace("\x07", "").replace("\x0c", "")
    assert lines(filled) == [f"Before {expected} after"]
    document = Document(io.BytesIO(filled))
    assert document.sections[0].header.paragraphs[0].text == expected
    assert document.core_properties.title == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_comes_out_as_it_went_in(text):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        document = Document()
        document.add_paragraph("[{{ x }}]")
        document.save(str(Path(folder) / "t.docx"))
        filled = Template(Path(folder) / "t.docx").fill({"x": text})
    shown = "\n".join(lines(filled))
    for word in text.split():
        if word.isprintable():
            assert word in shown


def test_line_breaks_are_kept(template):
    assert lines(template("{{ x }}").fill({"x": "one\r\ntwo\nthree"})) == ["one\ntwo\nthree"]


@pytest.mark.parametrize("value", [[1, 2], {"a": 1}, object(), None, ("a", "b")])
def test_an_object_where_text_is_meant_is_an_error_and_never_its_inner_form(template, value):
    with pytest.raises(PipelineError, match="not text") as fault:
        template("{{ x }}").fill({"x": value})
    assert "object at" not in str(fault.value)


def test_an_unknown_field_names_the_template_the_place_and_the_nearest_field(template):
    made = template("Introduction", row=["Chair", "{{ discussion.chiar }}"])
    with pytest.raises(TemplateError) as fault:
        made.fill({"discussion": {"chair": "A", "mode": "B"}})
    assert fault.value.message == (
        'letter.docx, page, table 1, row 1, cell 2: there is no field "chiar". The nearest is "chair".'
    )
    assert fault.value.remedy == "Correct the tag in the template."


@pytest.mark.parametrize(
    "tag",
    [
        "{{ refrence }}",
        "{% if refrence %}x{% endif %}",
        "{% for a in refrence %}{% endfor %}",
        "{{ refrence.x }}",
        "{{ refrence|upper }}",
    ],
)
def test_an_unknown_name_is_an_error_wherever_it_stands(template, tag):
    with pytest.raises(
        TemplateError, match=r'paragraph 2: there is no field "refrence"\. The nearest is "reference"'
    ):
        template("Title", f"Text {tag}").fill({"reference": "C-1"})


@pytest.mark.parametrize(
    "tag",
    [
        '{{ {"a": 1}[child] }}',
        "{{ words[child] }}",
        '{{ "x"|attr(child) }}',
        "{{ rows|map(attribute=child)|join }}",
        "{{ {child|string: 1}|xmlattr }}",
        "{{ words[child].x }}",
        "{{ (child ~ 'é').encode('ascii') }}",
        "{{ child|int + child }}",
    ],
)
def test_a_name_that_is_a_value_is_in_no_message(template, tag):
    with pytest.raises(TemplateError) as fault:
        template("Title", f"Text {tag}").fill(
            {"child": "Fennel Willow/quill", "words": {"a": "b"}, "rows": [{"a": 1}]}
        )
    assert "Fennel" not in str(fault.value)
    assert "paragraph 2" in fault.value.message


def test_an_unknown_field_in_a_header_is_placed_there(template):
    with pytest.raises(TemplateError, match="header of section 1"):
        template("Text", header="{{ markign }}").fill({"marking": "x"})


def test_a_tag_without_its_end_is_one_sentence(template):
    with pytest.raises(TemplateError, match=r"\{% if x %\} has no \{% endif %\}"):
        template("{% if x %}").fill({"x": 1})


def test_an_unknown_filter_is_one_sentence(template):
    with pytest.raises(TemplateError, match="shout"):
        template("{{ x|shout }}").fill({"x": "a"})


@pytest.mark.parametrize(
    "tag",
    ["{{ x.__class__ }}", "{{ x._values }}", "{{ ''.__class__.__mro__ }}", "{{ x.__init__.__globals__ }}"],
)
def test_a_template_cannot_reach_behind_a_value(template, tag):
    with pytest.raises(TemplateError):
        template(tag).fill({"x": date(2026, 8, 4)})


def test_the_same_context_gives_the_same_bytes_and_no_document_tells_of_another(template):
    made = template("{{ x }}", title="{{ x }}")
    first = made.fill({"x": "A"})
    made.fill({"x": "B"})
    assert made.fill({"x": "A"}) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_a_plain_context_gives_what_docxtpl_gives_with_autoescape_on(template, tmp_path):
    made = template(
        "{{ x }} {{ y }}", row=["{{ x }}", "{% for n in numbers %}{{ n }} {% endfor %}"], header="{{ y }}"
    )
    rich = RichText("bold", bold=True)
    context = {"x": "a & b", "y": 4, "numbers": [1, 2, 3], "rich": rich}
    theirs = DocxTemplate(str(tmp_path / "letter.docx"))
    theirs.render(context, autoescape=True)
    buffer = io.BytesIO()
    theirs.save(buffer)
    with zipfile.ZipFile(io.BytesIO(made.fill(context))) as ours, zipfile.ZipFile(buffer) as plain:
        for name in plain.namelist():
            if name.endswith(".xml") and not name.startswith("docProps"):
                assert ours.read(name) == without_editing_marks(plain.read(name)), name


def test_a_file_that_is_not_a_word_document_is_one_sentence(tmp_path):
    (tmp_path / "letter.docx").write_bytes(b"no")
    with pytest.raises(TemplateError, match="not a Word document"):
        Template(tmp_path / "letter.docx")
    with pytest.raises(TemplateError, match="there is no such template"):
        Template(tmp_path / "other.docx")
