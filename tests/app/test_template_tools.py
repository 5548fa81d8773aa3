"""The commands about templates."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli import hsb
from pipeline.foundation.errors import TemplateError
from pipeline.foundation.plugins import plugins_in
from tests.extent import few_or_all

ROOT = Path(__file__).parents[2]
DOCUMENTS = [part.name for part in plugins_in("pipeline.documents")]


def run(*arguments):
    return CliRunner().invoke(hsb, ["templates", *map(str, arguments)])


def wrong(folder, name="plan"):
    document = Document(str(ROOT / "templates" / "plan.docx"))
    document.add_paragraph("{{ child.nmae }}")
    document.save(str(folder / f"{name}.docx"))
    return folder / f"{name}.docx"


def test_our_own_templates_have_no_fault(tmp_path, monkeypatch):
    checked = few_or_all(DOCUMENTS[2::6], DOCUMENTS)
    for name in checked:
        shutil.copy(ROOT / "templates" / f"{name}.docx", tmp_path)
    monkeypatch.setattr("pipeline.cli.template_commands.templates_folder", lambda: tmp_path)
    result = run("check")
    assert result.exit_code == 0, result.output
    assert [line.split(":")[0] for line in result.output.splitlines()] == sorted(
        f"{name}.docx" for name in checked
    )


def test_a_template_to_put_right_ends_with_four_and_can_be_marked(tmp_path):
    result = run("check", wrong(tmp_path), "--mark", "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert '"nmae", and there is no such field here' in result.output
    marked = Document(str(tmp_path / "out" / "templates" / "plan.docx"))
    assert len(list(marked.comments)) == 1


def test_a_marked_copy_that_cannot_be_written_is_named_after_all_the_faults(tmp_path):
    (tmp_path / "out" / "templates" / "plan.docx" / "inside").mkdir(parents=True)
    result = run("check", wrong(tmp_path), "--mark", "--out", tmp_path / "out")
    assert result.exit_code == 6
    assert '"nmae", and there is no such field here' in result.output
    assert "plan.docx cannot be written." in result.stderr


def test_words_of_its_own_in_a_part_that_shows_no_text_are_worth_a_look(tmp_path):
    document = Document(str(ROOT / "templates" / "plan.docx"))
    document.styles.add_style("Lovage heading", 1)
    document.save(str(tmp_path / "plan.docx"))
    result = run("check", tmp_path / "plan.docx")
    assert result.exit_code == 1
    assert (
        'word/styles.xml: it contains "Lovage heading", which does not come from Word or LibreOffice.'
        in result.output
    )


def test_only_something_worth_a_look_ends_with_one(tmp_path):
    document = Document(str(ROOT / "templates" / "plan.docx"))
    document.add_table(rows=2, cols=1)
    document.save(str(tmp_path / "plan.docx"))
    assert run("check", tmp_path / "plan.docx").exit_code == 1


def test_a_damaged_template_among_others_is_said_and_the_others_are_checked(tmp_path, monkeypatch):
    (tmp_path / "agenda.docx").write_bytes(b"no")
    (tmp_path / "minutes.docx").mkdir()
    wrong(tmp_path, "plan")
    monkeypatch.setattr("pipeline.cli.template_commands.templates_folder", lambda: tmp_path)
    result = run("check")
    assert result.exit_code == 4
    assert "agenda.docx is not a Word document, or it is damaged." in result.output
    assert "minutes.docx is a folder, not a Word document." in result.output
    assert "plan.docx: " in result.output


def test_a_template_of_ones_own_is_checked_as_far_as_it_can_be(tmp_path):
    result = run("check", wrong(tmp_path, "letter"))
    assert result.exit_code == 0
    assert "no document has this name, so its fields were not checked" in result.output


@pytest.mark.parametrize(
    "arguments",
    [("check", "letter"), ("fields", "letter"), ("preview", "letter"), ("check", "none/plan.docx")],
)
def test_an_unknown_name_says_which_there_are(arguments):
    result = run(*arguments)
    assert isinstance(result.exception, TemplateError)
    assert "plan" in result.exception.remedy


@pytest.mark.parametrize("name", DOCUMENTS[few_or_all(1, 0) :: few_or_all(3, 1)])
def test_the_fields_of_a_document_are_listed(name):
    result = run("fields", name)
    assert result.exit_code == 0
    family = name.startswith(("parents_", "childs_", "easy_read"))
    reader = (
        "parent or carer"
        if name.startswith("parents_")
        else "child"
        if family
        else "professional at the meeting"
    )
    assert result.output.splitlines()[0] == f"{name}: what its template may name, for a {reader}"
    assert "{% for one in " in result.output
    assert ("child.child_name: The name or initials to print." in result.output) is (
        family or name in _OF_THE_CHILD
    )
    assert ("text_professional" in result.output or "child.nhs_number" in result.output) is (
        name in _OF_THE_CHILD
    )


#: The professionals' documents that use every field of the child's row.
_OF_THE_CHILD = {
    "aim_report",
    "plan",
    "review_minutes",
    "refusal_record",
    "aim_planning_record",
    "safety_plan",
    "section_47_record",
    "chronology",
    "closing_summary",
    "further_incident_notice",
    "intervention_plan",
    "recognition_record",
}


@pytest.mark.parametrize("name", DOCUMENTS[:: few_or_all(4, 1)])
def test_a_preview_is_filled_with_every_merged_value_highlighted(name, tmp_path):
    result = run("preview", name, "--out", tmp_path)
    assert result.exit_code == 0
    document = Document(io.BytesIO((tmp_path / "templates" / f"{name} - preview.docx").read_bytes()))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
    assert any(run.font.highlight_color is not None for run in runs)
    assert any(run.font.highlight_color is None for run in runs)
    assert "{{" not in "".join(run.text for run in runs)
