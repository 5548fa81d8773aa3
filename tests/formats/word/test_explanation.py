"""The explanation of how a template is filled."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment

from pipeline.formats.word import Template
from pipeline.foundation.errors import TemplateError
from tests.formats.word.drawing import drawn, lines, paragraphs, template
from tests.formats.word.test_table_shapes import LOOP, rows_of


def explained(draw, **settings):
    return template(draw, **settings).explain().splitlines()


def test_each_part_is_told_with_what_is_done_to_it():
    def draw(document):
        rows_of(*LOOP)(document)
        document.sections[0].header.paragraphs[0].text = "{{ marking }}"
        document.sections[0].footer.paragraphs[0].text = "Page"
        document.core_properties.title = "{{ title }}"

    told = explained(draw)
    assert "  word/document.xml: compiled; 1 table(s) fitted to the data" in told
    assert "  word/header1.xml: compiled" in told
    assert "  word/footer1.xml: no tags, always the same" in told
    assert "  document property title: filled" in told


def test_every_difference_from_docxtpl_is_listed():
    told = "\n".join(explained(paragraphs("{{ x }}")))
    for word in (
        "escaped once",
        "stray",
        "Control characters",
        "Footnotes",
        "order that the schema wants",
        "unknown field",
        "Comments",
        "without rows",
        "numbered list",
        "real list",
        "quotation marks",
        "random",
    ):
        assert word in told


def asynchronous():
    return Environment(enable_async=True)


def other_braces():
    return Environment(variable_start_string="[[", variable_end_string="]]")


@pytest.mark.parametrize(
    ("environment", "tag", "why"),
    [
        (asynchronous, "{{ x }}", "is asynchronous"),
        (other_braces, "[[ x ]]", "writes its tags in another way"),
    ],
)
def test_what_cannot_be_compiled_is_left_to_docxtpl_in_the_open(environment, tag, why):
    package = drawn(paragraphs(f"Text {tag}"))
    made = Template(io.BytesIO(package), environment=environment())
    assert f"left to docxtpl, for the environment given {why}" in made.explain()
    theirs = DocxTemplate(io.BytesIO(package))
    theirs.render({"x": "a & b"}, environment(), autoescape=True)
    buffer = io.BytesIO()
    theirs.save(buffer)
    assert lines(made.fill({"x": "a & b"})) == lines(buffer.getvalue()) == ["Text a & b"]


@pytest.mark.parametrize("tag", ["{{ range(3)|random }}", "{{ lipsum() }}"])
def test_nothing_is_left_to_chance(tag):
    with pytest.raises(TemplateError):
        template(paragraphs(tag)).fill({})


_IN_A_PROCESS = (
    "import hashlib, sys; from pipeline.formats.word import Template; t = Template(sys.argv[1]);"
    " print(hashlib.sha256(t.fill({'x': '- a\\n- b & c', 'rows': [{'a': 1, 'b': 2}], 'words': {'p': 1, "
    "'q': 2}})).hexdigest())"
)


def test_the_same_data_gives_the_same_bytes_in_every_process(tmp_path):
    def draw(document):
        rows_of(*LOOP)(document)
        document.add_paragraph("{{ x }} {% for word in words %}{{ word }}{% endfor %}")
        document.core_properties.title = "{{ x }}"

    (tmp_path / "letter.docx").write_bytes(drawn(draw))
    found = {
        subprocess.run(
            [sys.executable, "-c", _IN_A_PROCESS, str(tmp_path / "letter.docx")],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(found) == 1
