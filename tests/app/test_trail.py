"""The trail of a run: what is logged, and that the register is made from it."""

from __future__ import annotations

import dataclasses
import io
import json

import openpyxl
import pytest

from pipeline.app.run.trail import trail_of
from pipeline.app.said.of_run import run_lines
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.model import Blank
from tests.app.test_run_documents import COPY, KEPT, folder_with_issued_copy, ran, whys
from tests.builders import staff_of
from tests.family_case import aim_case, approved, changed, told
from tests.naming import named


def acts(out, *what):
    lines = (out / "audit.log").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if not what or one["what"] in what]


@pytest.fixture
def issued(tmp_path):
    """A folder with an issued copy."""
    return folder_with_issued_copy(tmp_path)


def test_who_approved_checked_released_and_issued_what_is_logged_with_the_content_code(issued):
    (approval,), (check,), (issue,) = (acts(issued, what) for what in ("approved", "checked", "issued"))
    assert (approval["about"], approval["by"], approval["on"]) == (
        "CG-0501",
        "Osprey Candlewharf",
        "2026-10-26",
    )
    assert (check["about"], check["by"]) == ("CG-0501", "Vetch Teacupple")
    assert approval["content"] == issue["content"] == issue["copy"]["content"]
    assert issue["copy"]["approved_by"] == "Osprey Candlewharf"
    released = acts(issued, "released")
    assert {one["by"] for one in released} == {"Heron Quaverly, chair"}
    assert sum(one["rows"] for one in released) > 5
    assert [one["file"].split("/")[2] for one in acts(issued, "made")] != []


def test_no_name_of_a_child_or_an_address_is_in_the_log(issued):
    text = (issued / "audit.log").read_text(encoding="utf-8")
    assert not any(word in text for word in ("Fernhollow", "Oakmoss", "Bramblegate", "Thistledown"))


def test_a_second_run_in_which_nothing_changes_logs_nothing(issued):
    before = len(acts(issued))
    ran(issued, approved(aim_case()), day=28)
    assert acts(issued)[before:] == []


def test_a_changed_copy_is_logged_as_to_recall_and_recalled_and_as_put_back(issued):
    ran(issued, told(approved(aim_case()), "We changed this.", number=3))
    assert [one["why"] for one in acts(issued, "to recall")] == ["Changed since: What help your child needs."]
    assert [one["file"] for one in acts(issued, "recalled")] == [KEPT]
    ran(issued, approved(aim_case()))
    assert [one["from"] for one in acts(issued, "put back")] == [KEPT]


def test_how_a_copy_was_given_is_logged_and_in_the_register(issued):
    from datetime import date

    given = changed(
        approved(aim_case()), "copies", {"copy_id": "CG-0501"}, read_through_on=date(2026, 10, 29)
    )
    ran(issued, given)
    (act,) = acts(issued, "given")
    assert act["read_through_on"] == "29 October 2026"
    (entry,) = IssueRegister.load(issued / FILE_NAME)
    assert entry.read_through_on == "29 October 2026"


def test_who_recalled_a_copy_is_logged_once_and_so_is_the_recall(issued):
    from datetime import date

    stop = {"stopped_by": "Heron Quaverly", "stopped_on": date(2026, 10, 29)}
    stopped = changed(approved(aim_case()), "copies", {"copy_id": "CG-0501"}, **stop)
    ran(issued, stopped)
    ran(issued, stopped)
    assert [(one["by"], one["on"]) for one in acts(issued, "stopped")] == [("Heron Quaverly", "2026-10-29")]
    assert [one["file"] for one in acts(issued, "recalled")] == [KEPT]


def test_an_approver_changed_after_issue_is_said_and_the_register_keeps_who_it_was(issued):
    late = changed(approved(aim_case()), "copies", {"copy_id": "CG-0501"}, approved_by="Heron Quaverly")
    assert any(
        "somebody changed Approved by after the copy was given" in one for one in whys(ran(issued, late))
    )
    (entry,) = IssueRegister.load(issued / FILE_NAME)
    assert entry.approved_by == "Osprey Candlewharf"
    (_, later) = acts(issued, "approved")
    assert (later["by"], later["changed"]) == ("Heron Quaverly", True)


def test_a_deleted_approval_is_said_and_the_copy_stays_in_the_register(issued):
    late = dataclasses.replace(approved(aim_case()), copies=())
    assert any("no longer has a row for it" in one for one in whys(ran(issued, late)))
    assert [one.copy_number for one in IssueRegister.load(issued / FILE_NAME)] == ["CG-0501"]


def in_register(out, change):
    """Change the register's workbook by hand."""
    book = openpyxl.load_workbook(io.BytesIO((out / FILE_NAME).read_bytes()))
    change(book["Copies issued"])
    book.save(out / FILE_NAME)


def cell_of(sheet, heading, row=5):
    column = next(cell.column for cell in sheet[4] if cell.value == heading)
    return sheet.cell(row, column)


def test_a_row_taken_out_of_the_register_is_said_and_put_back(issued):
    in_register(issued, lambda sheet: sheet.delete_rows(5))
    said = "According to audit.log copy CG-0501 was issued, but issue_register.xlsx has no row for it."
    assert trail_of(issued) == [said]
    outcome = ran(issued, approved(aim_case()))
    assert said in list(run_lines(outcome, issued))
    assert outcome.needs_a_person
    assert [one.copy_number for one in IssueRegister.load(issued / FILE_NAME)] == ["CG-0501"]
    assert trail_of(issued) == []


def test_a_cell_changed_in_the_register_is_said_and_put_right_and_ones_own_notes_stay(issued):
    def change(sheet):
        cell_of(sheet, "Approved by").value = "Heron Quaverly"
        cell_of(sheet, "Notes of your own").value = "Handed over at the door."

    in_register(issued, change)
    assert trail_of(issued) == [
        "issue_register.xlsx and audit.log do not agree about copy CG-0501: Approved by."
    ]
    changed_by_hand = (issued / FILE_NAME).read_bytes()
    ran(issued, approved(aim_case()))
    assert (issued / "issue_register (as found 1).xlsx").read_bytes() == changed_by_hand
    (entry,) = IssueRegister.load(issued / FILE_NAME)
    assert (entry.approved_by, entry.notes) == ("Osprey Candlewharf", "Handed over at the door.")


def test_a_row_added_to_the_register_by_hand_is_said_and_kept_as_not_in_the_log(issued):
    def add(sheet):
        for cell in sheet[5]:
            sheet.cell(6, cell.column).value = cell.value
        cell_of(sheet, "Copy number", 6).value = "CG-0777"
        cell_of(sheet, "Version", 6).value = "7"

    in_register(issued, add)
    (said,) = trail_of(issued)
    assert said.startswith("Copy CG-0777 is in issue_register.xlsx but not in audit.log")
    ran(issued, approved(aim_case()))
    states = {one.copy_number: one.state for one in IssueRegister.load(issued / FILE_NAME)}
    assert states["CG-0777"] == "Not in the audit log"
    assert (issued / COPY).exists()
    again = ran(issued, approved(aim_case()))
    assert (again.published.moved, again.said_of_trail) == ([], [])
    assert len(list(issued.glob("issue_register (as found *).xlsx"))) == 1


def test_a_number_that_is_somebody_elses_issues_nothing_and_leaves_their_row(issued):
    """A Person ID changed by mistake: the copy that went out stays that of its holder."""
    before = list(IssueRegister.load(issued / FILE_NAME))
    case = aim_case()
    moved = tuple(
        dataclasses.replace(one, person_id="F-0009") if one.person_id == "F-0001" else one
        for one in case.family
    )
    case = dataclasses.replace(case, family=moved)
    outcome = ran(issued, approved(case, person="F-0009"))
    assert not any(one.issued for status in outcome.copy_statuses.values() for one in status.copies)
    kept = [dataclasses.replace(one, state="Issued") for one in IssueRegister.load(issued / FILE_NAME)]
    assert kept == before
    assert any("no longer has this Person ID" in why for why in whys(outcome))
    assert ran(issued, approved(case, person="F-0009")).said_of_trail == []


def test_who_was_put_on_the_sheet_staff_and_taken_off_it_is_in_the_log(issued):
    assert {one["name"] for one in acts(issued, "staff")} == {
        "Heron Quaverly",
        "Osprey Candlewharf",
        "Vetch Teacupple",
    }
    late = approved(aim_case())
    late = dataclasses.replace(late, staff=staff_of("Heron Quaverly", "Osprey Candlewharf"))
    outcome = ran(issued, late)
    assert [one["name"] for one in acts(issued, "staff gone")] == ["Vetch Teacupple"]
    assert any("could not have decided then" in why for why in whys(outcome))


def test_a_file_put_into_a_familys_folder_by_hand_is_named(issued):
    stray = issued / COPY.rsplit("/", 1)[0] / named("withheld.docx")
    stray.write_bytes((issued / named("cases/C-0501/drafts/F-0001/withheld.docx")).read_bytes())
    outcome = ran(issued, approved(aim_case()))
    assert outcome.strays == [named("cases/C-0501/family/F-0001/withheld.docx")]
    assert outcome.needs_a_person


def test_the_register_of_a_version_before_the_log_is_brought_into_it(issued):
    (issued / "audit.log").unlink()
    manifest = issued / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    start = text.index(',"log":[')
    manifest.write_text(text[:start] + text[text.index("]", start) + 1 :], encoding="utf-8")
    outcome = ran(issued, approved(aim_case()))
    assert outcome.said_of_trail == [
        "There was no audit.log. The new one begins with the 1 copy in issue_register.xlsx."
    ]
    (issue,) = acts(issued, "issued")
    assert (issue["copy"]["copy_number"], issue["found_in"]) == ("CG-0501", "register")


def test_a_log_that_was_cut_is_said_and_the_copy_stays_known_from_the_registers_workbook(issued):
    lines = (issued / "audit.log").read_text(encoding="utf-8").splitlines(keepends=True)
    (issued / "audit.log").write_text("".join(lines[:2]), encoding="utf-8")
    outcome = ran(issued, approved(aim_case()))
    assert any(one.startswith("audit.log: it was cut off after entry 2") for one in outcome.said_of_trail)
    assert [one.copy_number for one in IssueRegister.load(issued / FILE_NAME)] == ["CG-0501"]


def test_an_approval_without_a_person_of_the_staff_is_no_decision_in_the_log(tmp_path):
    ran(tmp_path, approved(aim_case(), approved_by="Sedge Lanternmoor"))
    ran(tmp_path, approved(aim_case(), second_checker=Blank.NOT_RECORDED))
    assert [one["by"] for one in acts(tmp_path, "approved")] == ["Osprey Candlewharf"]
    assert not acts(tmp_path, "issued")


def test_a_copy_that_an_older_log_does_not_know_is_said_when_it_is_issued_again(issued):
    """The log, the manifest and the register of an earlier day are put back together."""
    for name in ("audit.log", "manifest.json", FILE_NAME):
        (issued / name).unlink()
    (said,) = ran(issued, approved(aim_case())).said_of_trail
    assert said.startswith(f"{COPY} was there before this run issued it, but audit.log had no entry for it.")
    assert ran(issued, approved(aim_case())).said_of_trail == []


@pytest.mark.parametrize("written", ["Content code {}.", "{}", " {} "])
def test_an_approval_that_counts_is_logged_with_its_code_however_that_is_written(tmp_path, written):
    case = approved(aim_case())
    code = str(case.copies[0].approved_content)
    typed = written.format(code.lower().replace("-", " "))
    copies = tuple(dataclasses.replace(one, approved_content=typed) for one in case.copies)
    ran(tmp_path, dataclasses.replace(case, copies=copies))
    assert [one["content"] for what in ("approved", "checked") for one in acts(tmp_path, what)] == [
        code,
        code,
    ]
    assert acts(tmp_path, "issued")


def test_a_note_in_place_of_a_code_is_in_no_log(tmp_path):
    case = approved(aim_case())
    note = "agreed with Bryony Fernhollow by telephone"
    copies = tuple(dataclasses.replace(one, approved_content=note) for one in case.copies)
    ran(tmp_path, dataclasses.replace(case, copies=copies))
    assert not acts(tmp_path, "approved")
    assert "Bryony" not in (tmp_path / "audit.log").read_text(encoding="utf-8")
