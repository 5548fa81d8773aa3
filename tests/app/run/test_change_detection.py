"""Only changed cases are made again: what counts as a change to a case, and what does not."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date

import pytest

from pipeline.app import run_documents as module
from pipeline.app.run_documents import RunRequest, run
from pipeline.app.settings import settings_for
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.model import Staff
from pipeline.storage.folder import Change, Outputs
from pipeline.storage.manifest import MANIFEST
from tests.builders import ordinary_case
from tests.comparing import assert_same_bytes, assert_same_files, tree
from tests.extent import few_or_all
from tests.family_case import family_case
from tests.making import ROOT, TEMPLATES
from tests.naming import named

SETTINGS = settings_for(ROOT / "inputs")
NOW = SETTINGS.clock(date(2026, 10, 30))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A first run over two cases."""
    out = tmp_path_factory.mktemp("made") / "outputs"
    cases = [family_case(), ordinary_case()]
    run(
        Reading(PackedCases(cases)),
        RunRequest(house=SETTINGS.house(), out=out, templates=TEMPLATES, clock=NOW),
    )
    return cases, out


@pytest.fixture
def again(made, tmp_path):
    """Runs once more in a copy of the first run's folder, and returns the result."""
    cases, first = made
    out = tmp_path / "outputs"
    shutil.copytree(first, out)

    def call(changed=None, **order):
        order = {"clock": NOW, "templates": TEMPLATES, "house": SETTINGS.house(), **order}
        return run(Reading(PackedCases(changed or cases)), RunRequest(out=out, **order))

    call.cases, call.out = cases, out
    return call


def with_changed(cases, place, **values):
    """The cases, with a row changed in the first of them."""
    first, *others = cases
    rows = getattr(first, place)
    return [
        dataclasses.replace(first, **{place: (dataclasses.replace(rows[0], **values), *rows[1:])}),
        *others,
    ]


def documents_in(out):
    """Every Word file below a folder, by its path."""
    return {path: data for path, data in tree(out).items() if path.endswith(".docx")}


def last_written(out):
    """What the last run that changed anything wrote."""
    with Outputs(out) as outputs:
        paths = [
            path for folder in (out / "cases").iterdir() for path in outputs.files_in(f"cases/{folder.name}")
        ]
        return {path for path in paths if outputs.change(path) is not Change.NONE}


def test_where_nothing_changed_nothing_is_made_and_nothing_is_written(again, monkeypatch):
    monkeypatch.setattr(module, "generate", lambda press, tasks: pytest.fail("a case was made again"))
    before = {
        path: path.stat().st_mtime_ns
        for path in again.out.rglob("*")
        if path.is_file() and path.name != ".lock"
    }
    outcome = again()
    assert outcome.same == [case.id for case in again.cases]
    assert outcome.published.written == 0
    assert outcome.published.unchanged == len([one for one in before if one.suffix == ".docx"])
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_run_where_nothing_changed_tells_what_the_first_told(made, again):
    first = run(
        Reading(PackedCases(made[0])),
        RunRequest(house=SETTINGS.house(), out=again.out.parent / "anew", templates=TEMPLATES, clock=NOW),
    )
    outcome = again()
    assert {case: told.stopped for case, told in outcome.copy_statuses.items()} == {
        case: told.stopped for case, told in first.copy_statuses.items()
    }
    assert {case: told.needs for case, told in outcome.copy_statuses.items()} == {
        case: told.needs for case, told in first.copy_statuses.items()
    }
    assert (outcome.cases_written, outcome.nothing_due) == (first.cases_written, first.nothing_due)


def test_who_decides_is_written_again_on_the_day_on_which_a_person_may_not_release_any_more(again):
    first, *others = with_changed(again.cases, "family", parental_responsibility=False)
    heron, *more = first.staff.members
    staff = Staff((dataclasses.replace(heron, to_day=date(2026, 10, 30)), *more))
    cases = [dataclasses.replace(one, staff=staff) for one in (first, *others)]
    assert {one.who for one in again(cases).copy_statuses[first.id].stopped} == {"Heron Quaverly, chair"}
    outcome = again(cases, clock=SETTINGS.clock(date(2026, 10, 31)))
    assert {one.who for one in outcome.copy_statuses[first.id].stopped} == {"Somebody who may release"}
    assert any("withheld" in path.casefold() for path in last_written(again.out))


def test_one_changed_cell_rewrites_only_the_documents_that_show_it(again):
    changed = with_changed(again.cases, "actions", task="Send the agreed letter to the school.")
    outcome = again(changed)
    assert outcome.same == [case.id for case in again.cases[1:]]
    written = last_written(again.out)
    assert outcome.published.written == len(written) > 0
    assert all(path.startswith(f"cases/{changed[0].id}/") for path in written)
    anew = again.out.parent / "anew"
    run(
        Reading(PackedCases(changed)),
        RunRequest(house=SETTINGS.house(), out=anew, templates=TEMPLATES, clock=NOW),
    )
    here = documents_in(again.out)
    assert_same_files(here, documents_in(anew))
    differ = {path for path, data in here.items() if first_of(again, path) != data}
    assert differ == written


def first_of(again, path):
    original = again.first / path
    return original.read_bytes() if original.exists() else None


@pytest.fixture(autouse=True)
def _keep_first(made, again):
    again.first = made[1]


def test_on_another_day_only_the_compliance_sheets_are_made_anew(again):
    later = SETTINGS.clock(date(2026, 11, 5))
    outcome = again(clock=later)
    assert not outcome.same
    assert {path.rsplit("/", 1)[1] for path in last_written(again.out)} == {named("compliance_sheet.docx")}
    assert again(clock=later).same == [case.id for case in again.cases]
    anew = again.out.parent / "anew"
    run(
        Reading(PackedCases(again.cases)),
        RunRequest(house=SETTINGS.house(), out=anew, templates=TEMPLATES, clock=later),
    )
    assert_same_files(documents_in(again.out), documents_in(anew))


@pytest.mark.parametrize(
    "order",
    [
        {"house": dataclasses.replace(SETTINGS.house(), council="Another Council")},
        {"drafts_only": True},
        {"initials": True},
    ],
)
def test_what_is_asked_for_otherwise_is_made_again(again, order):
    assert again(**order).same == []


def test_a_changed_template_is_filled_again(again, tmp_path):
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates, ignore=shutil.ignore_patterns("*.py", "drafting", "__pycache__"))
    shutil.copy(templates / "agenda.docx", templates / "chronology.docx")
    outcome = again(templates=templates)
    assert {one.document for one in outcome.unfilled} == {"chronology"}
    assert not outcome.same


def test_a_new_name_in_one_case_has_every_other_case_searched_for_it(again):
    first, *others = again.cases
    renamed = dataclasses.replace(
        first, details=dataclasses.replace(first.details, child_name="Quillowby Brackenfenny")
    )
    assert again([renamed, *others]).same == []


def test_a_file_that_was_changed_or_is_gone_has_its_case_made_again(again):
    files = sorted((again.out / "cases" / again.cases[0].id).glob("*.docx"))
    content = files[0].read_bytes()
    files[0].unlink()
    files[1].write_bytes(b"typed by hand")
    outcome = again()
    assert outcome.same == [case.id for case in again.cases[1:]]
    assert_same_bytes(files[0].read_bytes(), content, files[0].name)
    assert files[1].read_bytes() == b"typed by hand"


def test_a_run_of_one_document_is_never_passed_over_and_does_not_count_as_a_whole_one(again):
    changed = with_changed(again.cases, "actions", task="Send the agreed letter to the school.")
    assert again(changed, only=("action_sheet",)).same == []
    outcome = again()
    assert again.cases[0].id not in outcome.same
    first = documents_in(again.first)
    here = documents_in(again.out)
    assert_same_files({path: here[path] for path in first if path in here}, first)


def test_a_damaged_note_is_no_note(again):
    text = (again.out / MANIFEST).read_text()
    (again.out / MANIFEST).write_text(text.replace('"told":{"copies"', '"told":{"copied"'))
    assert again().same == []


@pytest.mark.parametrize("note", few_or_all(["[1]", "null"], ['"x"', "[1]", "3", "null"]))
def test_a_note_that_is_none_is_no_note(again, note):
    lines = (again.out / MANIFEST).read_text().splitlines()
    kept = [
        f'"cases/{again.cases[0].id}": {note},'
        if '"made_from"' in line and again.cases[0].id in line
        else line
        for line in lines
    ]
    assert kept != lines
    (again.out / MANIFEST).write_text("\n".join(kept))
    assert again.cases[0].id not in again().same


@pytest.mark.parametrize("workers", few_or_all([2], [2, 3]))
def test_the_bytes_are_the_same_for_any_number_of_workers(made, tmp_path, workers):
    cases, first = made
    run(
        Reading(PackedCases(cases)),
        RunRequest(
            house=SETTINGS.house(), out=tmp_path / "outputs", templates=TEMPLATES, clock=NOW, workers=workers
        ),
    )
    assert_same_files(tree(tmp_path / "outputs"), tree(first))
