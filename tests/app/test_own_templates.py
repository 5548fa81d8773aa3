"""A folder's own templates: copied, checked once, and replaced only by one that is in order."""

from __future__ import annotations

import os
import shutil
from datetime import datetime

import pytest
from docx import Document

from pipeline.app.own_templates import TemplateStates, copy_templates, replace_template, templates_of
from pipeline.app.progress import SILENT
from pipeline.foundation.errors import OutputError, TemplateError
from tests.making import TEMPLATES

NOW = datetime(2026, 10, 30, 14, 32)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "templates").mkdir()
    shutil.copy(TEMPLATES / "breach_sheet.docx", tmp_path / "templates")
    return tmp_path / "templates"


def with_text(path, text):
    document = Document(path)
    document.add_paragraph(text)
    document.save(path)
    return path.read_bytes()


def test_the_programs_templates_are_copied_to_a_folder_that_has_none(tmp_path):
    assert copy_templates(TEMPLATES, tmp_path / "templates") == len(templates_of(TEMPLATES))
    assert {path.name for path in templates_of(tmp_path / "templates")} == {
        path.name for path in templates_of(TEMPLATES)
    }


def test_where_there_are_some_already_nothing_is_copied(folder):
    with pytest.raises(OutputError, match="has templates of its own already"):
        copy_templates(TEMPLATES, folder)
    assert len(templates_of(folder)) == 1


def test_an_edited_template_takes_the_place_of_one_and_the_former_is_kept(folder, tmp_path):
    path = folder / "breach_sheet.docx"
    before = path.read_bytes()
    edited = with_text(shutil.copy(path, tmp_path / "other.docx"), "A line of this council.")
    assert not [one for one in replace_template(path, edited, (), NOW).faults if one.serious]
    assert path.read_bytes() == edited
    assert (folder / "former" / "breach_sheet 2026-10-30 14.32.00.docx").read_bytes() == before
    assert templates_of(folder) == [path], "the former one is not read"


def test_one_with_a_fault_is_not_put_in_place(folder, tmp_path):
    path = folder / "breach_sheet.docx"
    before = path.read_bytes()
    edited = with_text(shutil.copy(path, tmp_path / "other.docx"), "{{ no_such_field }}")
    found = replace_template(path, edited, (), NOW)
    assert any("no_such_field" in one.sentence for one in found.faults if one.serious)
    assert path.read_bytes() == before
    assert not (folder / "former").exists()


def test_what_is_no_word_file_is_refused(folder):
    with pytest.raises(TemplateError):
        replace_template(folder / "breach_sheet.docx", b"no Word file", (), NOW)
    assert not (folder / "former").exists()


def test_a_template_is_checked_again_only_when_it_has_changed(folder, monkeypatch):
    states, path = TemplateStates(), folder / "breach_sheet.docx"
    assert states.known(path, ()) is None
    states.check_all(folder, (), SILENT)
    found = states.known(path, ())
    assert found is states.of(path, ())
    assert states.known(path, ("Another name",)) is None
    with_text(path, "{{ no_such_field }}")
    assert states.known(path, ()) is None
    assert states.of(path, ()).faults
    path.write_bytes(b"no Word file")
    os.utime(path, (1, 1))
    assert isinstance(states.of(path, ()), TemplateError)
