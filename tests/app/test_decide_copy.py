"""A decision on a family copy is entered in its row, nothing else of the workbook changes, and it counts."""

from __future__ import annotations

import dataclasses
import os
import shutil
import stat
from datetime import date, datetime

import openpyxl
import pytest

from pipeline.app import enter_in_workbook
from pipeline.app.check_workbooks import check
from pipeline.app.copy_desk import CopyDesk, MadeCopies
from pipeline.app.copy_state import CopyKey, What
from pipeline.app.decide_copy import CopyDecision, NotCounted, decide
from pipeline.app.enter_in_workbook import BEFORE, Changed
from pipeline.app.read_inputs import read_inputs
from pipeline.app.run.run_request import RunRequest
from pipeline.app.run_documents import run
from pipeline.app.waiting_decisions import enter_waiting
from pipeline.formats.excel.package import open_package, protect
from pipeline.formats.excel.sheet import sheets_of
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import Blank, codes
from pipeline.procedure.clock import Clock
from tests.builders import staff_of
from tests.family_case import AIM, aim_case, family_case
from tests.making import ROOT, TEMPLATES
from tests.shared import shared_folder

FIRST, SECOND = "Osprey Candlewharf", "Vetch Teacupple"
NOW = datetime(2026, 10, 30, 14, 0)
KEY = CopyKey("C-0501", "F-0001", "parents_aim_report", AIM)
MADE = MadeCopies(files={(KEY.document, KEY.owner): b"its pages"})


class Desk:
    """A folder with one case, as the page sees it: each look reads the workbooks again."""

    def __init__(self, root, passwords=()):
        self.root, self.inputs, self.passwords = root, root / "inputs", list(passwords)
        self.book, self.waiting = self.inputs / "cases.xlsx", self.inputs / "decisions.xlsx"

    def read(self):
        return read_inputs(self.inputs, passwords=self.passwords)

    def desk(self):
        inputs = self.read()
        return CopyDesk(
            cases=inputs.reading.cases, house=inputs.settings.house(), templates=TEMPLATES,
            out=self.root / "outputs", clock=Clock(NOW),
        )  # fmt: skip

    def state(self, key=KEY):
        return self.desk().state(key)

    def decide(self, what, who=FIRST, *, mark=None, key=KEY, **more):
        desk = self.desk()
        state = desk.state(key)
        decision = CopyDecision(what=what, key=key, mark=mark or state.mark, who=who, **more)
        return decide(decision, desk, MADE, self.inputs, self.passwords)

    def row(self, copy_id="CG-0001"):
        (case,) = self.read().reading.cases
        return next(one for one in case.copies if one.copy_id == copy_id)

    def run(self):
        return self.made_of(self.read())

    def made_of(self, inputs):
        """The documents of what was read."""
        request = RunRequest(
            house=inputs.settings.house(), out=self.root / "outputs", templates=TEMPLATES, clock=Clock(NOW),
            only=("parents_aim_report",), workers=1,
        )  # fmt: skip
        return run(inputs.reading, request)

    def open_in_excel(self):
        self.lock = self.book.with_name("~$cases.xlsx")
        self.lock.write_text("")

    def close(self):
        self.lock.unlink()


def _make(folder):
    (folder / "inputs").mkdir()
    whole, staff = family_case(), staff_of("Heron Quaverly", FIRST, SECOND)
    case = dataclasses.replace(
        aim_case(), discussions=whole.discussions, safety_plans=whole.safety_plans, staff=staff
    )
    write_cases(folder / "inputs" / "cases.xlsx", [case])
    for name in ("settings.toml", "logo.png"):
        shutil.copy(ROOT / "inputs" / name, folder / "inputs" / name)


@pytest.fixture
def at(tmp_path):
    shutil.copytree(shared_folder("one case for decisions", _make), tmp_path / "f")
    return Desk(tmp_path / "f")


def cells_of(path, passwords=()):
    return {
        sheet.name: {
            (number, sheet.first_column + place): value
            for number, values in sheet.rows()
            for place, value in enumerate(values)
            if value != ""
        }
        for sheet in sheets_of(open_package(path, passwords))
    }


def test_two_people_decide_and_the_run_issues_the_copy(at):
    code = at.state().content
    assert at.state().may == (What.APPROVE, What.STOP)
    assert at.decide(What.APPROVE).copy_id == "CG-0001"
    row = at.row()
    assert (row.approved_by, row.approved_content, row.approved_on) == (FIRST, code, NOW.date())
    assert (row.person_id, row.document, row.belongs_to, row.version) == (
        "F-0001", codes.DOCUMENT["aim_report"], AIM, 1,
    )  # fmt: skip
    assert at.state().may == (What.CHECK, What.STOP)
    at.decide(What.CHECK, SECOND)
    assert (at.row().second_checker, at.row().checked_on) == (SECOND, NOW.date())
    assert at.state().may == (What.STOP,)
    at.run()
    assert list((at.root / "outputs/cases/C-0501/family/F-0001").glob("*version 1.docx"))
    assert at.state().may == (What.GIVEN, What.STOP)
    at.decide(What.GIVEN, SECOND, method="hand", given_on=date(2026, 10, 30))
    assert (at.row().method, at.row().sent_at) == (codes.METHOD["hand"], date(2026, 10, 30))
    at.decide(What.STOP, FIRST, reason="withheld")
    assert at.row().stop_reason == codes.STOP_REASON["withheld"]
    result = at.run()
    assert any("Somebody recalled it" in one.why for one in result.recalls)
    assert not list((at.root / "outputs/cases/C-0501/family").rglob("*.docx"))
    assert at.state().may == (What.GIVEN, What.APPROVE)
    assert at.decide(What.APPROVE).copy_id == "CG-0002"
    assert (at.row("CG-0002").version, at.row("CG-0002").supersedes) == (2, "CG-0001")
    assert at.row().approved_by == FIRST


def test_a_copy_that_is_about_the_case_is_decided_in_a_row_that_belongs_to_nothing(at):
    desk = at.desk()
    (case,) = at.read().reading.cases
    keys = [one.key for person in desk.people(case) for one in person.copies if What.APPROVE in one.may]
    key = next(one for one in keys if not one.owner)
    made = MadeCopies(files={(key.document, key.owner): b"its pages"})
    decision = CopyDecision(what=What.APPROVE, key=key, mark=desk.state(key).mark, who=FIRST)
    decide(decision, desk, made, at.inputs)
    assert (at.row().person_id, at.row().belongs_to) == (key.person_id, Blank.NOT_RECORDED)
    assert at.state(key).may == (What.CHECK, What.STOP)
    assert not [one for one in at.read().reading.findings if one.sheet == "Copies given"]


def test_nothing_else_of_the_workbook_changes_and_it_stays_beside_as_it_was(at):
    at.decide(What.APPROVE)
    data, before = at.book.read_bytes(), cells_of(at.book)
    at.decide(What.CHECK, SECOND)
    after = cells_of(at.book)
    changed = {
        (sheet, cell)
        for sheet, cells in after.items()
        for cell in cells
        if before[sheet].get(cell) != cells[cell]
    }
    assert {(sheet, row) for sheet, (row, _) in changed} == {("Copies given", 2)}
    assert len(changed) == 2
    beside = at.inputs / f"cases.xlsx{BEFORE}"
    assert beside.read_bytes() == data
    assert at.read().reading.workbooks == ["cases.xlsx"]


def test_one_person_does_not_count_twice_and_the_rules_sentence_says_why(at):
    at.decide(What.APPROVE)
    data = at.book.read_bytes()
    with pytest.raises(NotCounted) as refused:
        at.decide(What.CHECK, FIRST)
    assert refused.value.faults[0][0] == "second_checker"
    assert "The same person seems to have approved and checked" in str(refused.value)
    assert at.book.read_bytes() == data


@pytest.mark.parametrize("who", ["Bryony Fernhollow", "Sedge Lanternmoor", "Business support"])
def test_nobody_who_is_not_on_the_staff_list_approves(at, who):
    with pytest.raises(NotCounted):
        at.decide(What.APPROVE, who)


def test_what_somebody_saved_after_the_look_keeps_a_decision_from_being_entered(at):
    desk, marks = at.desk(), {"cases.xlsx": enter_in_workbook.mark_of(at.book)}
    decision = CopyDecision(what=What.APPROVE, key=KEY, mark=desk.state(KEY).mark, who=FIRST)
    save_something_else(at)
    data = at.book.read_bytes()
    with pytest.raises(Changed):
        decide(decision, desk, MADE, at.inputs, (), marks)
    assert at.book.read_bytes() == data


def test_one_decision_that_is_sent_twice_at_once_is_entered_once(at):
    desk, marks = at.desk(), {"cases.xlsx": enter_in_workbook.mark_of(at.book)}
    decision = CopyDecision(what=What.APPROVE, key=KEY, mark=desk.state(KEY).mark, who=FIRST)
    decide(decision, desk, MADE, at.inputs, (), marks)
    with pytest.raises(Changed):
        decide(decision, desk, MADE, at.inputs, (), marks)
    (case,) = at.read().reading.cases
    assert [one.copy_id for one in case.copies].count("CG-0001") == 1


@pytest.mark.parametrize("is_open", [False, True])
def test_a_copy_that_is_stopped_while_documents_are_made_does_not_go_out(at, is_open, monkeypatch):
    at.decide(What.APPROVE)
    at.decide(What.CHECK, SECOND)
    inputs = at.read()
    if is_open:
        at.book.with_name(f"~${at.book.name}").write_bytes(b"")
    at.decide(What.STOP, reason="withheld")
    outcome = at.made_of(inputs)
    assert outcome.waiting == ["C-0501"]
    assert "a workbook was saved while documents were being made" in outcome.unwritten[0].message
    assert not list((at.root / "outputs").rglob("family/*/*.docx"))
    at.run()
    assert not list((at.root / "outputs").rglob("family/*/*.docx"))


def save_something_else(at):
    book = openpyxl.load_workbook(at.book)
    book["Cases"].cell(1, 60).value = "a note of the officer's own"
    book.save(at.book)


def test_a_copy_of_which_no_file_can_be_made_is_not_approved(at):
    desk = at.desk()
    decision = CopyDecision(what=What.APPROVE, key=KEY, mark=desk.state(KEY).mark, who=FIRST)
    with pytest.raises(NotCounted, match="nobody can read it"):
        decide(decision, desk, MadeCopies(), at.inputs)


def test_a_page_that_is_out_of_date_decides_nothing(at):
    mark = at.state().mark
    at.decide(What.APPROVE)
    data = at.book.read_bytes()
    with pytest.raises(Changed):
        at.decide(What.APPROVE, SECOND, mark=mark)
    assert at.book.read_bytes() == data


def test_a_cell_that_was_filled_in_after_the_workbooks_were_read_is_not_written_over(at):
    at.decide(What.APPROVE)
    desk = at.desk()
    mark = desk.state(KEY).mark
    at.decide(What.CHECK, SECOND)
    late = CopyDecision(what=What.CHECK, key=KEY, mark=mark, who="Heron Quaverly")
    with pytest.raises(Changed):
        decide(late, desk, MADE, at.inputs)
    assert at.row().second_checker == SECOND


def test_a_copy_is_stopped_and_may_be_approved_again_in_the_same_row(at):
    at.decide(What.APPROVE)
    at.decide(What.CHECK, SECOND)
    at.decide(What.STOP, SECOND, reason="wrong")
    assert at.row().is_stopped
    at.run()
    assert not list((at.root / "outputs/cases/C-0501").rglob("*version 1.docx"))
    at.decide(What.APPROVE)
    assert not at.row().is_stopped
    assert at.state().may == (What.CHECK, What.STOP)


def test_a_protected_workbook_stays_protected_with_its_password(at):
    at.book.write_bytes(protect(at.book.read_bytes(), "tern tern"))
    at.passwords.append("tern tern")
    at.decide(What.APPROVE)
    with pytest.raises(InputError):
        open_package(at.book)
    assert open_package(at.book, ["tern tern"]).password == "tern tern"
    assert at.row().approved_by == FIRST
    with pytest.raises(InputError):
        open_package(at.inputs / f"cases.xlsx{BEFORE}")


def test_while_the_workbook_is_open_decisions_wait_count_and_are_moved_in(at):
    data = at.book.read_bytes()
    at.open_in_excel()
    decided = at.decide(What.APPROVE)
    assert (decided.workbook, decided.waits_for) == ("decisions.xlsx", "cases.xlsx")
    at.decide(What.CHECK, SECOND)
    assert at.book.read_bytes() == data
    assert at.state().may == (What.STOP,)
    (case,) = at.read().reading.cases
    assert enter_waiting(at.inputs, [case]).still_open == ("cases.xlsx",)
    at.close()
    moved = enter_waiting(at.inputs, at.read().reading.cases)
    assert (moved.entered, moved.left, moved.still_open) == (1, 0, ())
    assert not at.waiting.exists()
    assert (at.row().second_checker, at.row().read_from.workbook) == (SECOND, "cases.xlsx")
    assert not [one for one in check(at.read().reading, Clock(NOW)) if one.blocks]


def test_a_decision_that_waits_completes_the_row_that_is_there(at):
    at.decide(What.APPROVE)
    at.open_in_excel()
    at.decide(What.CHECK, SECOND)
    (case,) = at.read().reading.cases
    assert [one.second_checker for one in case.copies] == [SECOND]
    with pytest.raises(OutputError, match="changes what it holds already"):
        at.decide(What.STOP, reason="wrong") and at.decide(What.APPROVE, "Heron Quaverly")
    at.close()
    assert enter_waiting(at.inputs, at.read().reading.cases).entered == 1
    assert (at.row().second_checker, at.row().is_stopped) == (SECOND, True)


def test_what_waits_is_entered_first_where_the_workbook_is_closed_again(at):
    at.open_in_excel()
    at.decide(What.APPROVE)
    at.close()
    assert at.decide(What.CHECK, SECOND).waits_for == ""
    assert not at.waiting.exists()
    assert (at.row().approved_by, at.row().second_checker) == (FIRST, SECOND)
    assert at.row().read_from.workbook == "cases.xlsx"


def test_a_copy_is_approved_again_where_its_check_waited_and_the_workbook_is_closed_again(at):
    at.decide(What.APPROVE)
    at.open_in_excel()
    at.decide(What.CHECK, SECOND)
    at.decide(What.STOP, SECOND, reason="wrong")
    at.close()
    assert at.decide(What.APPROVE, SECOND).workbook == "cases.xlsx"
    assert not at.waiting.exists()
    assert (at.row().approved_by, at.row().second_checker) == (SECOND, Blank.NOT_RECORDED)
    assert not at.row().is_stopped


def disagree(at):
    """Let a check wait in decisions.xlsx, and another one be in the workbook."""
    at.decide(What.APPROVE)
    at.open_in_excel()
    at.decide(What.CHECK, SECOND)
    at.close()
    kept = at.waiting.read_bytes()
    at.waiting.unlink()
    at.decide(What.CHECK, "Heron Quaverly")
    at.waiting.write_bytes(kept)


def test_where_what_waits_disagrees_with_the_workbook_nothing_is_entered(at):
    disagree(at)
    data = at.book.read_bytes()
    with pytest.raises(InputError, match="does not agree with the workbook"):
        at.decide(What.STOP, reason="wrong")
    assert at.book.read_bytes() == data


def test_where_the_two_disagree_a_finding_names_both_cells_and_nothing_is_moved_in(at):
    disagree(at)
    reading = at.read().reading
    (found,) = [one for one in reading.findings if one.rule == "decisions_agree"]
    assert found.stops_copies
    assert found.beside == ("decisions.xlsx", "Copies given!K2")
    assert enter_waiting(at.inputs, reading.cases).left == 1
    assert at.waiting.exists()


def test_what_waits_for_a_protected_workbook_has_its_password(at):
    at.book.write_bytes(protect(at.book.read_bytes(), "tern tern"))
    at.passwords.append("tern tern")
    at.open_in_excel()
    at.decide(What.APPROVE)
    with pytest.raises(InputError):
        open_package(at.waiting)
    assert open_package(at.waiting, ["tern tern"]).password == "tern tern"


def test_an_interrupted_write_leaves_the_workbook_as_it_was(at, monkeypatch):
    data = at.book.read_bytes()

    def interrupted(path, new, **how):
        if path.suffix == ".xlsx":
            raise KeyboardInterrupt
        path.write_bytes(new)

    monkeypatch.setattr(enter_in_workbook, "write_atomically", interrupted)
    with pytest.raises(KeyboardInterrupt):
        at.decide(What.APPROVE)
    assert at.book.read_bytes() == data


def test_a_file_that_does_not_read_back_as_meant_is_put_back(at, monkeypatch):
    data = at.book.read_bytes()
    writes = []

    def torn(path, new, **how):
        writes.append(path.name)
        path.write_bytes(new[:-40] if writes.count("cases.xlsx") == 1 and path == at.book else new)

    monkeypatch.setattr(enter_in_workbook, "write_atomically", torn)
    with pytest.raises(OutputError, match="put back as it was"):
        at.decide(What.APPROVE)
    assert at.book.read_bytes() == data


@pytest.mark.parametrize("other", [("Cases", 2, 2), ("Copies given", 3, 12), ("Copies given", 1, 2)])
def test_a_workbook_in_which_more_than_the_row_would_change_is_not_written(at, monkeypatch, other):
    sheet, row, column = other
    real = enter_in_workbook.with_rows

    def also(package, rows, tables):
        from pipeline.formats.excel.enter_cells import with_cells

        return with_cells(real(package, rows, tables), {sheet: {row: {column: "Another"}}})

    data = at.book.read_bytes()
    monkeypatch.setattr(enter_in_workbook, "with_rows", also)
    with pytest.raises(InputError, match="cannot hold this"):
        at.decide(What.APPROVE)
    assert at.book.read_bytes() == data


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"given_on": date(2026, 10, 30)}, "method"),
        ({"method": "hand"}, "sent_at"),
        ({"method": "hand", "given_on": date(2026, 11, 2)}, "sent_at"),
        ({"method": "hand", "given_on": date(2020, 11, 2)}, "sent_at"),
    ],
)
def test_how_a_copy_was_given_needs_a_method_and_a_possible_day(at, more, field):
    at.decide(What.APPROVE)
    at.decide(What.CHECK, SECOND)
    at.run()
    with pytest.raises(NotCounted) as refused:
        at.decide(What.GIVEN, SECOND, **more)
    assert [name for name, _ in refused.value.faults] == [field]


def test_no_copy_that_was_never_out_is_recorded_as_given(at):
    with pytest.raises(Changed):
        at.decide(What.GIVEN, method="hand", given_on=date(2026, 10, 30))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_waits_is_for_nobody_who_may_not_read_the_workbook(at):
    at.book.chmod(0o600)
    at.open_in_excel()
    at.decide(What.APPROVE)
    at.decide(What.CHECK, SECOND)
    kept = [at.waiting, at.waiting.with_name("decisions.xlsx.before")]
    assert [stat.S_IMODE(one.stat().st_mode) for one in kept] == [0o600, 0o600]
