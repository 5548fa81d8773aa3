"""What is taken away kind by kind, and the passwords."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.app.output_kinds import KINDS, PASSWORDS, kind_of
from pipeline.app.purge_old_files import older_than, take_away
from pipeline.app.purge_passwords import old_passwords, take_away_passwords
from pipeline.app.run.trail import trail_of
from pipeline.app.said.of_outputs import password_lines, stays_lines
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.casefiles.register_entry import Issued
from pipeline.storage.folder import Outputs
from tests.app.test_purge_old_files import aged
from tests.app.test_run_documents import DRAFT, KEPT, ran
from tests.family_case import approved, family_case, told
from tests.locked import locked

DAY, OLD = date(2026, 1, 1), date(2025, 6, 1)
OF_CASE = {
    "plan.docx": "",
    "family/F-1/plan - version 2.docx": "",
    "recalled/F-1/plan - version 1.docx": "recalled",
    "drafts/F-1/aim_report - DRAFT.docx": "drafts",
    "drafts/F-1/withheld.docx": "schedules",
    "drafts/F-1/refused - plan - DRAFT.docx": "marked",
    "drafts/professionals/refused - plan.docx": "marked",
    "agencies/Health/invitation.docx": "",
}
OTHERS = {
    "check/Cases autumn.xlsx": "marked",
    "due/due.xlsx": "due",
    "reports/2025-26-Q1/restricted.xlsx": "reports",
    "panel/panel 2025-06.docx": "panel",
    "previews/a plan - preview.html": "previews",
    "audits/2025-06-01 seed 1/audit.xlsx": "audits",
    "harmed/L-1/strategy_minutes.docx": "",
    "breaches/CG-1 - 2025-06-01.docx": "",
}


@pytest.fixture
def out(tmp_path):
    """A case and lists, all old; a register with one encrypted copy; its password, and that of a stranger."""
    root, passwords = tmp_path / "out", tmp_path / "apart"
    with Outputs(root) as outputs:
        files = {name: name.encode() for name in OF_CASE}
        outputs.publish("cases/C-1", files, all_of_folder=True)
        for place in OTHERS:
            folder, _, name = place.rpartition("/")
            outputs.publish(folder, {name: b"x"}, all_of_folder=True)
        copy = Issued(
            copy_number="CG-1",
            case_id="C-1",
            person_id="F-1",
            document="plan",
            belongs_to="M-1",
            version="2",
            encrypted="Yes",
        )
        outputs.keep(FILE_NAME, IssueRegister([copy]).to_xlsx(), {})
        outputs.keep("reports/released.json", b"{}", {})
        outputs.keep("released_copy.json", b"{}", {})
    passwords.mkdir()
    for name in ("C-1 F-1", "C-9 F-9"):
        (passwords / f"{name}.txt").write_text("KITE-STEP-2345\n", encoding="ascii")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            aged(path, OLD)
    return root


def going(out, *kinds):
    with Outputs(out) as outputs:
        return older_than(outputs, DAY, kinds).files


def acts(out):
    log = out / "audit.log"
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines() if log.exists() else ())
    return [
        {name: one[name] for name in ("kind", "files", "file", "of") if name in one}
        for one in lines
        if one["what"] == "taken away"
    ]


def test_every_file_of_a_run_is_of_the_kind_that_the_help_says():
    found = {**{f"cases/C-1/{name}": kind for name, kind in OF_CASE.items()}, **OTHERS}
    assert {place: kind_of(place) for place in found} == found
    assert {one.name for one in KINDS} == {*filter(None, found.values()), PASSWORDS}


@pytest.mark.parametrize("kind", [one.name for one in KINDS if one.name != PASSWORDS])
def test_a_kind_takes_its_own_old_files_and_no_others(out, kind):
    newer = out / "cases/C-1/plan.docx"
    aged(newer, date(2026, 3, 1))
    found = going(out, kind)
    assert found
    assert {kind_of(place) for place in found} == {kind}
    aged(out / found[0], date(2026, 3, 1))
    assert going(out, kind) == found[1:], "each by its own date"


def test_several_kinds_go_together_and_without_one_a_case_goes_whole(out):
    both = going(out, "drafts", "recalled")
    assert both == [
        "cases/C-1/drafts/F-1/aim_report - DRAFT.docx",
        "cases/C-1/recalled/F-1/plan - version 1.docx",
    ]
    assert {f"cases/C-1/{name}" for name in OF_CASE} < set(going(out))


@pytest.mark.parametrize("kinds", [(), [one.name for one in KINDS]])
def test_the_registers_and_the_log_are_never_taken_away(out, kinds):
    with Outputs(out) as outputs:
        take_away(outputs, older_than(outputs, DAY, kinds).files)
    kept = (FILE_NAME, "audit.log", "manifest.json", "reports/released.json", "released_copy.json")
    assert [name for name in kept if (out / name).exists()] == list(kept)


def test_a_draft_in_which_somebody_wrote_stays_and_is_named(out):
    draft = out / "cases/C-1/drafts/F-1/aim_report - DRAFT.docx"
    draft.write_bytes(b"typed by hand")
    aged(draft, OLD)
    with Outputs(out) as outputs:
        found = older_than(outputs, DAY, ["drafts"])
    assert (found.files, found.by_hand) == ([], ["cases/C-1/drafts/F-1/aim_report - DRAFT.docx"])


def test_a_draft_that_cannot_be_looked_at_does_not_keep_the_others(out):
    with locked(out / "cases/C-1/drafts/professionals"), Outputs(out) as outputs:
        found = older_than(outputs, DAY, ["marked"])
    assert found.files == ["cases/C-1/drafts/F-1/refused - plan - DRAFT.docx", "check/Cases autumn.xlsx"]
    (line,) = stays_lines([], found.unread, by_kind=True)
    assert line.startswith("cases/C-1/drafts/professionals stays, because it cannot be read: ")


def test_the_log_names_what_was_the_familys_and_counts_the_rest_by_kind_without_a_workbooks_name(out):
    with Outputs(out) as outputs:
        take_away(outputs, older_than(outputs, DAY, ["recalled", "marked", "due"]).files)
    assert acts(out) == [
        {"file": "cases/C-1/drafts/F-1/refused - plan - DRAFT.docx"},
        {"file": "cases/C-1/drafts/professionals/refused - plan.docx"},
        {"file": "cases/C-1/recalled/F-1/plan - version 1.docx"},
        {"kind": "marked", "files": 1},
        {"kind": "due", "files": 1},
    ]
    assert "autumn" not in (out / "audit.log").read_text(encoding="utf-8")


def passwords(out, *files_going):
    with Outputs(out) as outputs:
        return old_passwords(outputs, out.parent / "apart", DAY, files_going)


def test_a_password_stays_while_a_copy_that_it_opens_is_here(out):
    found = passwords(out)
    assert (found.names, found.in_use) == ([], ["C-1 F-1"])
    assert next(password_lines(found, yes=False)) == (
        "The password of C-1 F-1 stays, because a copy that it opens is still here."
    )
    assert passwords(out, "cases/C-1/family/F-1/plan - version 2.docx").in_use == ["C-1 F-1"]


def test_a_password_goes_with_the_last_copy_and_one_of_another_outputs_folder_stays(out):
    copies = [f"cases/C-1/{name}" for name in OF_CASE if name.startswith(("family", "recalled"))]
    assert passwords(out, *copies).names == ["C-1 F-1"]
    with Outputs(out) as outputs:
        outputs.remove(copies)
        folder = out.parent / "apart"
        gone, faults = take_away_passwords(outputs, folder, old_passwords(outputs, folder, DAY).names)
    assert (gone, faults) == (["C-1 F-1"], [])
    assert [one.name for one in folder.iterdir()] == ["C-9 F-9.txt"]
    assert acts(out) == [{"kind": PASSWORDS, "of": "C-1 F-1"}]


def test_a_password_that_is_newer_than_the_day_stays(out):
    aged(out.parent / "apart" / "C-1 F-1.txt", date(2026, 3, 1))
    found = passwords(out, *(f"cases/C-1/{name}" for name in OF_CASE))
    assert (found.names, found.in_use) == ([], [])


def test_where_a_folder_of_copies_cannot_be_opened_the_password_stays(out):
    copies = [f"cases/C-1/{name}" for name in OF_CASE]
    with locked(out / "cases/C-1"):
        assert passwords(out, *copies).in_use == ["C-1 F-1"]


def test_a_password_that_cannot_be_deleted_is_named_and_not_entered_as_gone(out):
    folder = out.parent / "apart"
    with locked(folder, mode=0o500), Outputs(out) as outputs:
        gone, (fault,) = take_away_passwords(outputs, folder, ["C-1 F-1"])
    assert gone == []
    assert "C-1 F-1.txt cannot be written" in fault.message
    assert acts(out) == []


def test_after_a_recalled_copy_was_taken_away_runs_go_on_and_the_register_still_knows_it(tmp_path):
    ran(tmp_path, approved(family_case()), day=28)
    late = told(approved(family_case()), "We changed this.", number=3)
    ran(tmp_path, late)
    with Outputs(tmp_path) as outputs:
        files = older_than(outputs, date(2099, 1, 1), ["recalled"]).files
        assert files == [KEPT]
        take_away(outputs, files)
    outcome = ran(tmp_path, late)
    assert not (tmp_path / KEPT).exists()
    assert not outcome.unwritten
    assert [one.copy_number for one in IssueRegister.load(tmp_path / FILE_NAME)] == ["CG-0501"]
    assert trail_of(tmp_path) == []


def test_a_draft_that_is_still_due_is_written_again_by_the_next_run(tmp_path):
    ran(tmp_path, family_case(), day=28)
    with Outputs(tmp_path) as outputs:
        take_away(outputs, older_than(outputs, date(2099, 1, 1), ["drafts"]).files)
    assert not (tmp_path / DRAFT).exists()
    ran(tmp_path, family_case(), day=28)
    assert (tmp_path / DRAFT).exists()
