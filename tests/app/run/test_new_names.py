"""Files of an earlier release get the names of this one: moved, not made twice, and nothing is lost."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from pipeline.app import run_documents
from pipeline.app.export_copies import ExportRequest, export_copies
from pipeline.app.record_breach import record_breach
from pipeline.app.run.new_names import Renamed
from pipeline.app.said.of_run import run_lines
from pipeline.app.verify_outputs import verify
from pipeline.casefiles.former_names import name_now
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.render_context import templates_in
from pipeline.documents.assembled import compliance_sheet, withheld
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import Engine
from pipeline.foundation.plugins import plugins_in
from pipeline.storage.audit_log import entries_of, what_was_done
from pipeline.storage.folder import Outputs, state_of
from pipeline.storage.transaction import Moves
from tests.app.test_hand_edits import WRITTEN, typed
from tests.app.test_run_documents import COPY, KEPT, SETTINGS, ran
from tests.documents.printing import text_of
from tests.extent import few_or_all, slow_on_purpose
from tests.family_case import AIM, aim_case, approved, changed, told
from tests.making import TEMPLATES
from tests.whole_case import whole_case

PDF = COPY.replace(".docx", ".pdf")
OLD_COPY = f"cases/C-0501/family/F-0001/aim_report - {AIM} - 2026-10-06 - version 1.docx"


def old_names(patch):
    """Let a run name files as the release before this one did."""

    def stem_for(code):
        def stem(title, owner="", on=None, *, to=""):
            day = f"{on:%Y-%m-%d}" if isinstance(on, date) else ""
            return " - ".join(one for one in (code, owner, day, to) if one)

        return stem

    for part in plugins_in("pipeline.documents"):
        if hasattr(part.module, "stem_of"):
            patch.setattr(part.module, "stem_of", stem_for(getattr(part.module, "COPY_OF", part.name)))
    patch.setattr(withheld, "NAME", "withheld")
    patch.setattr(compliance_sheet, "NAME", "compliance_sheet")
    patch.setattr(run_documents, "with_new_names", lambda outputs, trail: Renamed())


@pytest.fixture
def earlier(tmp_path, monkeypatch):
    """Runs as the release before this one; gives the folder."""

    def run_before(*cases, **order):
        with monkeypatch.context() as patch:
            old_names(patch)
            ran(tmp_path, *cases, **{"day": 28, **order})
        return tmp_path

    return run_before


def files(out):
    """Every file of a case by path, with its bytes."""
    found = [path for room in ("cases", "harmed") for path in (out / room).rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(found)}


def is_old(path):
    return name_now(path) != path


def log(out):
    return [what_was_done(one) for one in entries_of(out)]


def verified(out, *cases):
    return verify(PackedCases(cases), SETTINGS.house(), out, templates_in(TEMPLATES))


def test_every_file_is_moved_and_none_is_made_twice(earlier):
    cases = (approved(aim_case()), whole_case())
    out = earlier(*cases)
    before = files(out)
    assert all(map(is_old, before))
    outcome = ran(out, *cases, day=28)
    after = files(out)
    assert {name_now(path): data for path, data in before.items()} == after
    assert (outcome.renamed, outcome.published.written, outcome.published.withdrawn) == (len(after), 0, [])
    assert outcome.unwritten == []
    assert not outcome.needs_a_person or outcome.said_of_trail == []
    assert f"{len(after)} files of an earlier release were renamed" in "\n".join(run_lines(outcome, out))
    state = state_of(out)
    assert (state.changed, state.gone, state.named & set(before)) == ([], [], set())
    again = ran(out, *cases, day=28)
    assert (again.renamed, len(again.same)) == (0, 2)


def test_a_file_keeps_the_day_on_which_it_was_written(earlier):
    out = earlier(aim_case())
    for path in files(out):
        os.utime(out / path, (1_700_000_000, 1_700_000_000))
    ran(out, aim_case(), day=28)
    assert {(out / path).stat().st_mtime for path in files(out)} == {1_700_000_000}


def test_an_issued_copy_keeps_its_bytes_and_its_history_and_the_register_and_the_log_say_where_it_is(earlier):
    out = earlier(approved(aim_case()))
    (before,) = IssueRegister.load(out / FILE_NAME)
    assert f"cases/C-0501/{before.file}" == OLD_COPY
    outcome = ran(out, approved(aim_case()), day=30)
    (entry,) = IssueRegister.load(out / FILE_NAME)
    assert entry == dataclasses.replace(before, file=COPY.removeprefix("cases/C-0501/"))
    assert hashlib.sha256((out / COPY).read_bytes()).hexdigest() == before.sha256
    assert (outcome.recalls, outcome.said_of_trail, outcome.strays) == ([], [], [])
    acts = [one for one in log(out) if one["what"] == "renamed" and one.get("number")]
    assert acts == [{"what": "renamed", "case": "C-0501", "number": "CG-0501", "file": entry.file}]
    assert len([one for one in log(out) if one["what"] == "issued"]) == 1
    found = verified(out, approved(aim_case()))
    assert (found.needs_a_person, found.refused) == (False, [])


@slow_on_purpose
def test_it_is_recalled_exported_and_replaced_under_its_new_name(earlier, tmp_path):
    out = earlier(approved(aim_case()))
    data = (out / OLD_COPY).read_bytes()
    other = told(approved(aim_case()), "We changed this.", number=3)
    assert ran(out, other, day=30).recalls
    assert (out / KEPT).read_bytes() == data
    ran(out, approved(aim_case()), day=30)
    assert (out / COPY).read_bytes() == data
    request = ExportRequest(
        case_id="C-0501",
        person_id="F-0001",
        to=tmp_path.with_name(f"{tmp_path.name} request"),
        house=SETTINGS.house(),
        templates=templates_in(TEMPLATES),
        today=date(2026, 10, 31),
    )
    with Outputs(out) as outputs:
        (copy,) = export_copies(Reading(PackedCases([approved(aim_case())])), request, outputs).copies
        known = datetime(2026, 10, 31, 9, 0, tzinfo=ZoneInfo("Europe/London"))
        assert record_breach(outputs, "CG-0501", known, SETTINGS.house(), TEMPLATES).said == []
    assert list(copy.files) == [f"CG-0501 - {COPY.rsplit('/', 1)[-1]}"]
    ran(out, approved(other, version=2), day=30)
    assert (out / KEPT).read_bytes() == data
    assert (out / COPY.replace("version 1", "version 2")).exists()


@slow_on_purpose
def test_a_copy_without_a_pdf_gets_one_beside_it_and_one_with_a_pdf_keeps_it(earlier):
    out = earlier(approved(aim_case()))
    ran(out, approved(aim_case()), pdf=Engine.EMBEDDED, pdf_of_issued=True)
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.pdf")] == [PDF]


@slow_on_purpose
def test_pdfs_are_moved_with_their_files(earlier):
    out = earlier(approved(aim_case()), pdf=Engine.EMBEDDED, pdf_of_issued=True)
    pdf = (out / OLD_COPY.replace(".docx", ".pdf")).read_bytes()
    ran(out, approved(aim_case()), day=28)
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.pdf")] == [PDF]
    assert (out / PDF).read_bytes() == pdf


def test_a_copy_that_was_recalled_before_is_found_again(earlier):
    out = earlier(approved(aim_case()))
    other = told(approved(aim_case()), "We changed this.", number=3)
    earlier(other, day=30)
    data = (out / OLD_COPY.replace("/family/", "/recalled/")).read_bytes()
    outcome = ran(out, other, day=30)
    assert (out / KEPT).read_bytes() == data
    assert [one.copy_number for one in outcome.recalls] == ["CG-0501"]
    assert not [path for path in files(out) if is_old(path)]


def test_what_a_person_wrote_stays_as_it_was_and_stands_in_the_next_version(earlier):
    out = earlier(whole_case())
    (plan,) = (out / "cases/C-0001").glob("plan - *.docx")
    (minutes,) = (out / "cases/C-0001").glob("review_minutes - *.docx")
    typed(plan, "heading 2", WRITTEN)
    document = Document(minutes)
    document.paragraphs[-1].add_run("Outside the places meant for it.")
    document.save(minutes)
    mine, outside = plan.read_bytes(), minutes.read_bytes()
    ran(out, whole_case(), day=28)
    now, minutes_now = (out / name_now(one.relative_to(out).as_posix()) for one in (plan, minutes))
    assert not plan.exists()
    assert (now.read_bytes(), minutes_now.read_bytes()) == (mine, outside)
    case = whole_case()
    rows = tuple(
        dataclasses.replace(one, text_professional="The workbook says this now.")
        if one.section_no == 4
        else one
        for one in case.sections
    )
    ran(out, dataclasses.replace(case, sections=rows), day=28)
    text = text_of(now.read_bytes())
    assert WRITTEN in text
    assert "The workbook says this now." in text
    assert minutes_now.read_bytes() == outside
    assert minutes_now.with_name(f"{minutes_now.stem} (new).docx").exists()


def worded(row):
    return dataclasses.replace(row, text_professional="The workbook says this now.")


@slow_on_purpose
def test_a_plan_of_another_day_has_what_a_person_wrote_in_the_one_of_an_earlier_release(earlier):
    out = earlier(whole_case())
    (plan,) = (out / "cases/C-0001").glob("plan - *.docx")
    typed(plan, "heading 2", WRITTEN)
    case = whole_case()
    meetings = tuple(
        dataclasses.replace(one, held_at=one.held_at.replace(day=21)) if one.meeting_id in plan.name else one
        for one in case.meetings
    )
    ran(out, dataclasses.replace(case, meetings=meetings), day=28)
    (now,) = (out / "cases/C-0001").glob("*Multi-disciplinary plan*.docx")
    assert now.name.startswith("2026-")
    assert now.name != name_now(plan.name)
    assert WRITTEN in text_of(now.read_bytes())


@slow_on_purpose
def test_while_one_file_of_a_case_is_open_none_of_it_is_renamed_and_the_next_run_does_it(earlier):
    out = earlier(approved(aim_case()), whole_case())
    before = files(out)
    held = out / OLD_COPY
    lock = held.with_name(f"~${held.name[2:]}")
    lock.write_bytes(b"somebody")
    outcome = ran(out, approved(aim_case()), whole_case(), day=28)
    lock.unlink()
    (fault,) = outcome.unwritten
    assert f"{held} is open in Word" in fault.message
    assert outcome.waiting == ["C-0501"]
    after = files(out)
    assert {path: data for path, data in after.items() if "501" in path} == {
        path: data for path, data in before.items() if "501" in path
    }
    assert not [path for path in after if is_old(path) and "501" not in path]
    found = verified(out, approved(aim_case()), whole_case())
    assert (found.needs_a_person, found.refused) == (False, [])
    ran(out, approved(aim_case()), whole_case(), day=28)
    assert files(out) == {name_now(path): data for path, data in before.items()}


def test_a_file_that_the_system_does_not_let_go_is_said_too(earlier, monkeypatch):
    out = earlier(aim_case())
    before = files(out)

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", _refusing("withheld"))
        outcome = ran(out, aim_case(), day=28)
    (fault,) = outcome.unwritten
    assert "withheld.docx cannot be written: it may be open in Word" in fault.message
    assert files(out) == before
    ran(out, aim_case(), day=28)
    assert files(out) == {name_now(path): data for path, data in before.items()}


def _refusing(name, replace=os.replace):
    """A rename that fails for files whose name begins so, as it does on Windows while Word has them open."""

    def refusing(self, target):
        if self.name.startswith(name):
            raise PermissionError(13, "in use")
        replace(self, target)
        return target

    return refusing


@slow_on_purpose
def test_files_of_a_case_that_is_not_asked_for_held_back_or_not_in_the_workbooks_are_renamed_too(earlier):
    out = earlier(approved(aim_case()), whole_case())
    outcome = ran(out, approved(aim_case()), day=28, case_ids=("C-0501",))
    assert not [path for path in files(out) if is_old(path)]
    assert outcome.unwritten == []


@pytest.mark.parametrize("moves", few_or_all([3], [1, 3, 7]))
def test_a_run_that_is_killed_in_the_midst_of_it_is_finished_by_the_next(earlier, monkeypatch, moves):
    out = earlier(approved(aim_case()))
    before = files(out)
    done: list[str] = []

    def killed(self, place, replace=Moves._replace):
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(place)
        replace(self, place)

    with monkeypatch.context() as patch:
        patch.setattr(Moves, "_replace", killed)
        patch.setattr(Outputs, "__exit__", lambda self, *raised: self._lock.release())
        with pytest.raises(KeyboardInterrupt):
            ran(out, approved(aim_case()), day=28)
    outcome = ran(out, approved(aim_case()), day=28)
    assert files(out) == {name_now(path): data for path, data in before.items()}
    assert (outcome.said_of_trail, outcome.recalls, outcome.published.kept) == ([], [], [])
    (entry,) = IssueRegister.load(out / FILE_NAME)
    assert f"cases/C-0501/{entry.file}" == COPY


def test_a_run_that_is_killed_before_the_register_knows_is_finished_by_the_next(earlier, monkeypatch):
    from pipeline.app.run.trail import Trail

    out = earlier(approved(aim_case()))

    def killed(self, names, copies):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Trail, "add_renamed", killed)
        with pytest.raises(KeyboardInterrupt):
            ran(out, approved(aim_case()), day=28)
    assert (out / COPY).exists()
    outcome = ran(out, approved(aim_case()), day=28)
    assert (outcome.said_of_trail, outcome.recalls) == ([], [])
    (entry,) = IssueRegister.load(out / FILE_NAME)
    assert f"cases/C-0501/{entry.file}" == COPY


def test_an_officers_own_files_are_left_alone_also_under_a_name_that_a_file_is_to_have(earlier):
    out = earlier(aim_case())
    folder = out / "cases/C-0501"
    (folder / "aim_report - my notes.docx").write_bytes(b"mine")
    (old,) = folder.glob("aim_report - AIM-0001*.docx")
    taken = folder / name_now(old.name)
    taken.write_bytes(b"mine too")
    ran(out, aim_case(), day=28)
    assert (folder / "aim_report - my notes.docx").read_bytes() == b"mine"
    assert taken.read_bytes() == b"mine too"
    assert taken.with_name(f"{taken.stem} (new).docx").exists()
    assert not old.exists()


@slow_on_purpose
def test_a_register_of_before_that_is_put_back_says_nothing_against_the_log(earlier):
    out = earlier(approved(aim_case()))
    register = (out / FILE_NAME).read_bytes()
    ran(out, approved(aim_case()), day=28)
    (out / FILE_NAME).write_bytes(register)
    assert ran(out, approved(aim_case()), day=28).said_of_trail == []
    (out / FILE_NAME).unlink()
    (out / "audit.log").unlink()
    ran(out, approved(aim_case()), day=28)
    (entry,) = IssueRegister.load(out / FILE_NAME)
    assert f"cases/C-0501/{entry.file}" == COPY


def test_with_a_lost_manifest_nothing_is_renamed_and_the_copies_that_are_out_are_still_known(earlier):
    out = earlier(approved(aim_case()))
    (out / "manifest.json").write_text("{")
    before = files(out)
    outcome = ran(out, approved(aim_case()), day=28)
    assert outcome.renamed == 0
    assert before.items() <= files(out).items()
    (entry,) = IssueRegister.load(out / FILE_NAME)
    assert f"cases/C-0501/{entry.file}" == OLD_COPY
    assert not (out / COPY).exists(), "the copy that went out is not made twice"


def test_the_manifest_has_every_entry_as_it_was(earlier):
    out = earlier(approved(aim_case()))
    with Outputs(out) as outputs:
        before = {path: outputs.entry(path) for path in outputs.files_in("cases/C-0501")}
    ran(out, approved(changed(aim_case(), "family", {"person_id": "F-0001"})), day=28)
    with Outputs(out) as outputs:
        for path, entry in before.items():
            now = outputs.entry(name_now(path))
            assert {**entry, "issued": 0, "meeting": 0} == {**now, "issued": 0, "meeting": 0}
            assert json.dumps(now).count("aim_report - ") == 0
