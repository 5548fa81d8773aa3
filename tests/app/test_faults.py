"""A fault of the program in one case holds back that case and names it; the others go on; exit code 70."""

from __future__ import annotations

import dataclasses
import json
import pickle
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import pipeline.app.check_workbooks
import pipeline.app.run_documents
import pipeline.casefiles.generate
import pipeline.casefiles.professional_files
import pipeline.procedure.due
import pipeline.reporting.aggregate
from pipeline.app.check_workbooks import check
from pipeline.app.run import publish_case
from pipeline.casefiles.job import CaseResult
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import WorkerFault
from pipeline.model.finding import FAULT, Finding, fault_in
from pipeline.procedure.due import due_of
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.rules import findings_of
from pipeline.reporting.aggregate import gather, slices_of
from pipeline.reporting.measures import measures_for
from pipeline.storage.folder import Outputs
from tests.app.test_run_documents import ran
from tests.builders import ordinary_case
from tests.cli.test_cli import documents, put
from tests.figures import CLOCK, QUARTER, QUARTERS, YEAR
from tests.naming import named
from tests.reporting.making import three_measures

SECRET = "Robin Fernhollow"
RUN = ("run", "--as-of", "30/10/2026", "--workers", "1")
OTHERS = sorted(
    [named("C-0002/compliance_sheet.docx"), named("C-0002/strategy_minutes - SD-0003 - 2026-09-07.docx")]
)


def failing(work, kind=ZeroDivisionError, of="C-0001"):
    """The same work, except for one case: there the program has a fault whose text holds a value of it."""

    def work_or_fail(case, *rest, **named):
        if getattr(case, "case", case).id == of:
            raise kind(SECRET)
        return work(case, *rest, **named)

    return work_or_fail


def is_named(said):
    """Asserts that the case and the place in the program are named, and no value of the case."""
    assert "C-0001" in said
    assert "The program has a fault that affects this case: ZeroDivisionError, " in said
    assert "test_faults.py line" in said
    assert "work_or_fail" in said
    assert SECRET not in said
    assert "Traceback" not in said
    return True


@pytest.fixture
def inputs(hsb):
    put("inputs/cases.xlsx")


#: Where a fault may be: the module, and the name of its work on one case.
PLACES = [
    ("rule", pipeline.app.check_workbooks, "findings_of"),
    ("duty", pipeline.app.check_workbooks, "obligations_of"),
    ("begun", pipeline.casefiles.generate, "_word_files"),
    ("finished", pipeline.casefiles.generate, "_result"),
    ("compliance sheet", pipeline.casefiles.professional_files, "duties_of_case"),
    ("origin", pipeline.casefiles.professional_files, "provenance_of"),
    ("view", pipeline.casefiles.generate, "audiences_of"),
]


@pytest.mark.parametrize(
    ("module", "name"), [place[1:] for place in PLACES], ids=[place[0] for place in PLACES]
)
def test_a_run_writes_every_other_case_and_ends_with_70(hsb, inputs, monkeypatch, module, name):
    monkeypatch.setattr(module, name, failing(getattr(module, name)))
    code, said = hsb(*RUN)
    assert code == 70, said
    assert is_named(said)
    assert documents() == OTHERS
    assert "1 held back" in said
    assert (
        "C-0001 is held back. The findings say where the program has a fault. Your data is not the cause."
        in said
    )
    assert "Everything else was done." in said


def test_a_document_that_fails_for_one_case_takes_only_that_case(hsb, inputs, monkeypatch):
    from pipeline.documents import strategy_minutes

    real = strategy_minutes.papers

    def papers(view, house):
        if view.details.case_id == "C-0001":
            raise ZeroDivisionError(SECRET)
        yield from real(view, house)

    monkeypatch.setattr(strategy_minutes, "papers", papers)
    code, said = hsb(*RUN)
    assert code == 70
    assert documents() == OTHERS
    assert "strategy" not in " ".join(documents()).replace(OTHERS[1], "")
    assert "test_faults.py line" in said


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (Outputs, "publish"),
        (publish_case.CasePublisher, "_job_of"),
        (publish_case.CasePublisher, "_unchanged"),
    ],
)
def test_a_fault_while_one_case_is_moved_into_place_takes_only_that_case(
    hsb, inputs, monkeypatch, module, name
):
    real = getattr(module, name)

    def work_or_fail(self, what, *rest, **named):
        if "C-0001" in str(getattr(what, "id", what)):
            raise ZeroDivisionError(SECRET)
        return real(self, what, *rest, **named)

    monkeypatch.setattr(module, name, work_or_fail)
    code, said = hsb(*RUN)
    assert code == 70
    assert is_named(said)
    assert documents() == OTHERS


def test_what_an_earlier_run_made_of_it_stays_and_the_next_run_without_the_fault_goes_on(
    hsb, inputs, monkeypatch
):
    hsb(*RUN)
    before = documents()
    with monkeypatch.context() as patch:
        patch.setattr(pipeline.app.check_workbooks, "findings_of", failing(findings_of))
        code, said = hsb(*RUN)
    assert code == 70
    assert documents() == before
    assert "Its documents from an earlier run were left as they were." in said
    assert hsb(*RUN)[0] == 0


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError])
def test_an_interruption_and_a_want_of_memory_still_end_it(hsb, inputs, monkeypatch, kind):
    for module, name in (
        (pipeline.app.check_workbooks, "findings_of"),
        (pipeline.casefiles.generate, "_word_files"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, failing(getattr(module, name), kind))
            code, said = hsb(*RUN)
        assert code == {KeyboardInterrupt: 130, MemoryError: 70}[kind]
        assert "Everything else was done." not in said
        assert not documents()


def test_where_the_proof_cannot_take_a_case_in_nothing_at_all_is_written(hsb, inputs, monkeypatch):
    from pipeline.casefiles.leak_checker import LeakChecker

    real = LeakChecker.add

    def add(self, case):
        if case.id == "C-0001":
            raise ZeroDivisionError(SECRET)
        real(self, case)

    monkeypatch.setattr(LeakChecker, "add", add)
    code, said = hsb(*RUN)
    assert code == 70
    assert not Path("outputs/cases").exists()
    assert SECRET not in said


def test_of_several_cases_in_one_workers_hands_only_the_one_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline.casefiles.generate, "_result", failing(pipeline.casefiles.generate._result))
    monkeypatch.setattr(pipeline.app.run_documents, "_CASES_AT_ONCE", 3)
    outcome = ran(tmp_path, ordinary_case(), *(_renamed(number) for number in (2, 3)))
    assert list(outcome.held_back) == ["C-0001"]
    assert outcome.cases_written == ["C-0002", "C-0003"]


def test_a_fault_travels_between_processes():
    made = CaseResult(case_id="C-0001", fault=fault_in(ordinary_case(), ZeroDivisionError()))
    assert pickle.loads(pickle.dumps(made)).fault == made.fault


def _renamed(number):
    case = ordinary_case()
    return dataclasses.replace(case, details=dataclasses.replace(case.details, case_id=f"C-000{number}"))


def test_check_marks_the_case_lists_what_else_it_found_and_ends_with_70(hsb, inputs, monkeypatch):
    monkeypatch.setattr(pipeline.app.check_workbooks, "obligations_of", failing(obligations_of))
    code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 70
    assert is_named(said)
    assert "Cases: 2, of which 1 would get no documents: C-0001." in said
    marked = openpyxl.load_workbook("outputs/check/cases.xlsx")
    assert any(
        "The program has a fault" in str(row) for row in marked["Findings"].iter_rows(values_only=True)
    )


def test_what_was_found_before_the_fault_is_kept(monkeypatch):
    def obligations(case, clock):
        raise ZeroDivisionError(SECRET)

    case = ordinary_case()
    case = dataclasses.replace(case, details=dataclasses.replace(case.details, dob=date(2030, 1, 1)))
    reading = Reading(PackedCases([case]))
    sound = check(reading, CLOCK)
    monkeypatch.setattr(pipeline.app.check_workbooks, "obligations_of", obligations)
    found = check(reading, CLOCK)
    assert found[-1].rule == FAULT
    assert found[:-1]
    assert set(found[:-1]) <= set(sound)


def test_due_lists_the_others_says_so_in_its_workbook_and_ends_with_70(hsb, monkeypatch):
    put("inputs/cases.xlsx")
    monkeypatch.setattr(pipeline.procedure.due, "obligations_of", failing(obligations_of))
    code, said = hsb("due", "--as-of", "30/10/2026")
    assert code == 70
    assert is_named(said)
    sheet = openpyxl.load_workbook("outputs/due/due.xlsx")["What is due"]
    assert "Nothing is listed for C-0001, because the program has a fault." in sheet["A2"].value


def test_due_meets_a_sentence_that_cannot_be_made_while_the_case_is_at_hand(monkeypatch):
    def told():
        raise ZeroDivisionError(SECRET)

    def obligations(case, clock):
        yield from (one._replace(reason=told) for one in obligations_of(case, clock))

    monkeypatch.setattr(pipeline.procedure.due, "obligations_of", obligations)
    due = due_of([ordinary_case()], CLOCK, 14)
    assert [one.case_id for one in due.faults] == ["C-0001"]
    assert not due.listed


def test_a_report_leaves_the_case_out_of_every_figure_and_hands_nothing_out(hsb, inputs, monkeypatch):
    monkeypatch.setattr("pipeline.reporting.duty_measures.obligations_of", failing(obligations_of))
    with three_measures():
        code, said = hsb("report", "--as-of", "30/10/2026", "--quarter", "2026-27-Q2", "--hand-out")
    assert code == 70, said
    assert is_named(said)
    assert "so they are not in any figure: C-0001. Do not publish anything until it is corrected" in said
    folder = Path("outputs/reports/2026-27-Q2")
    assert not Path("outputs/reports/released.json").exists()
    handed = openpyxl.load_workbook(folder / "partnership.xlsx")
    assert str(handed["Cover"]["A1"].value).startswith("DRAFT")
    own = openpyxl.load_workbook(folder / "restricted.xlsx")
    cover = [str(row[0]) for row in own["Cover"].iter_rows(values_only=True)]
    assert "Not in any figure, because of a fault in the program: C-0001." in cover
    assert not any("C-0001" in str(row) for row in own["Cases"].iter_rows(values_only=True))


def test_a_measure_that_fails_half_way_leaves_none_of_the_case_behind(monkeypatch):
    measures = [one for one in measures_for(CLOCK) if one.id in ("K01", "K02")]
    slices = slices_of((QUARTER, YEAR, *QUARTERS))
    cases = [ordinary_case(), _renamed(2)]

    def observe(case, clock):
        yield from measures[1].observe(case, clock)
        if case.id == "C-0001":
            raise ZeroDivisionError(SECRET)

    broken = [measures[0], dataclasses.replace(measures[1], observe=observe)]
    faults: list[Finding] = []
    first, second = gather(cases, broken, CLOCK, slices, faults)
    assert [one.case_id for one in faults] == ["C-0001"]
    for tally in (first, second):
        assert {number for seen in tally.seen.values() for number in seen.cases} == {1}
    with pytest.raises(ZeroDivisionError):
        gather(cases, broken, CLOCK, slices)


def test_a_fault_names_the_innermost_steps_and_nothing_of_the_case():
    try:
        json.loads(SECRET)
    except ValueError as fault:
        found = fault_in(ordinary_case(), fault)
    assert found.problem.startswith("The program has a fault that affects this case: JSONDecodeError, ")
    assert "decoder.py line" in found.problem
    assert SECRET not in found.sentence
    assert found.blocks
    assert (found.sheet, found.row) == ("Cases", 2)


def test_a_fault_that_came_from_another_process_is_told_by_its_lines():
    found = fault_in(ordinary_case(), WorkerFault("KeyError\nwork.py line 3, make"))
    assert "KeyError, work.py line 3, make" in found.problem
