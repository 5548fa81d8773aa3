"""A run that is cut off, or cannot use one file, forgets no issued copy, and the other cases go on."""

from __future__ import annotations

import dataclasses
import shutil
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from pipeline.app.run_documents import RunRequest, run
from pipeline.app.said.of_run import run_lines
from pipeline.app.settings import settings_for
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import OutputError
from pipeline.model import Blank, LinkedChild, codes
from pipeline.model.finding import Severity
from pipeline.storage.folder import Outputs
from tests.builders import ordinary_case, placed
from tests.comparing import assert_same_bytes
from tests.documents.printing import text_of
from tests.extent import few_or_all
from tests.family_case import AIM, aim_case, approved, changed, told
from tests.locked import locked
from tests.making import ROOT, TEMPLATES
from tests.naming import named
from tests.shared import shared_folder
from tests.whole_case import whole_case

SETTINGS = settings_for(ROOT / "inputs")
COPY = named(f"cases/C-0501/family/F-0001/aim_report - {AIM} - 2026-10-06 - version 1.docx")
DRAFT = COPY.replace("/family/", "/drafts/").replace("version 1", "DRAFT")
#: Where it lies once it may not be handed over any more.
KEPT = COPY.replace("/family/", "/recalled/")


def ran(out, *cases, day=30, **order):
    """The result of a run on a day in October."""
    clock = SETTINGS.clock(date(2026, 10, day))
    return run(
        Reading(PackedCases(cases)),
        RunRequest(house=SETTINGS.house(), out=out, templates=TEMPLATES, clock=clock, **order),
    )


def folder_with_issued_copy(out):
    """The folder, filled with what a run wrote that issued a copy: made once, and copied."""
    made = shared_folder("a folder with an issued copy", lambda one: ran(one, approved(aim_case()), day=28))
    return shutil.copytree(made, out, dirs_exist_ok=True)


def cut_off_before_the_register(out, monkeypatch, fault, **order):
    """Run and issue a copy, but stop before it is entered in the register."""

    def cut_off(outputs, name, data, origin, keep=Outputs.keep):
        if name == FILE_NAME:
            raise fault
        keep(outputs, name, data, origin)

    with monkeypatch.context() as patch:
        patch.setattr(Outputs, "keep", cut_off)
        if isinstance(fault, KeyboardInterrupt):
            with pytest.raises(KeyboardInterrupt):
                ran(out, approved(aim_case()), day=28, **order)
            return None
        return ran(out, approved(aim_case()), day=28, **order)


def test_a_copy_that_went_out_by_a_run_that_was_cut_off_is_never_written_over_and_is_entered_by_the_next(
    tmp_path, monkeypatch
):
    cut_off_before_the_register(tmp_path, monkeypatch, KeyboardInterrupt())
    issued = (tmp_path / COPY).read_bytes()
    assert not (tmp_path / FILE_NAME).exists()
    outcome = ran(tmp_path, told(approved(aim_case()), "We changed this.", number=3), day=30)
    assert_same_bytes((tmp_path / KEPT).read_bytes(), issued, COPY)
    assert [one.why for one in outcome.recalls] == ["Changed since: What help your child needs."]
    (entry,) = IssueRegister.load(tmp_path / FILE_NAME)
    assert (entry.copy_number, entry.issued_on, entry.approved_by) == (
        "CG-0501",
        "28 October 2026",
        "Osprey Candlewharf",
    )
    assert "We changed this." in text_of((tmp_path / DRAFT).read_bytes())


def test_the_next_run_enters_it_as_an_undisturbed_run_would_have_and_no_child_is_named_meanwhile(
    tmp_path, monkeypatch
):
    ran(tmp_path / "undisturbed", approved(aim_case()), day=28)
    cut_off_before_the_register(tmp_path / "cut off", monkeypatch, KeyboardInterrupt())
    kept = (tmp_path / "cut off" / "manifest.json").read_text()
    assert '"issued":{"copy_number":"CG-0501"' in kept
    assert not [name for name in ("Robin", "Fernhollow", "Wrenna") if name in kept]
    ran(tmp_path / "cut off", approved(aim_case()), day=28)
    assert list(IssueRegister.load(tmp_path / "cut off" / FILE_NAME)) == list(
        IssueRegister.load(tmp_path / "undisturbed" / FILE_NAME)
    )


def test_a_copy_with_a_password_is_entered_by_the_next_run_too(tmp_path, monkeypatch):
    passwords = tmp_path / "kept apart"
    cut_off_before_the_register(tmp_path / "out", monkeypatch, KeyboardInterrupt(), passwords=passwords)
    issued = (tmp_path / "out" / COPY).read_bytes()
    ran(tmp_path / "out", approved(aim_case()), day=28, passwords=passwords)
    (entry,) = IssueRegister.load(tmp_path / "out" / FILE_NAME)
    assert entry.encrypted == "Yes"
    assert_same_bytes((tmp_path / "out" / COPY).read_bytes(), issued, COPY)


def test_where_the_register_is_open_in_excel_it_is_named_and_brought_up_to_date_by_the_next_run(tmp_path):
    ran(tmp_path, aim_case(), day=27)
    before = (tmp_path / FILE_NAME).read_bytes()
    lock = tmp_path / f"~${FILE_NAME}"
    lock.write_bytes(b"somebody")
    outcome = ran(tmp_path, approved(aim_case()), day=28)
    assert [f"{FILE_NAME} is open in Excel" in one.message for one in outcome.unwritten] == [True]
    assert_same_bytes((tmp_path / FILE_NAME).read_bytes(), before, FILE_NAME)
    assert FILE_NAME in (tmp_path / "index.html").read_text()
    lock.unlink()
    ran(tmp_path, approved(aim_case()), day=30)
    (entry,) = IssueRegister.load(tmp_path / FILE_NAME)
    assert entry.issued_on == "28 October 2026"


@pytest.mark.parametrize("path", [COPY, COPY.replace("AIM report", "Other report")])
def test_a_file_that_cannot_be_read_is_named_and_every_other_case_goes_on(tmp_path, path):
    other = whole_case()
    ran(tmp_path, approved(aim_case()), other, day=28)
    (tmp_path / path).unlink(missing_ok=True)
    report = next((tmp_path / "cases/C-0501").glob(f"*{named('aim_report')}*.docx"))
    held = tmp_path / path if path == COPY else report
    held.unlink(missing_ok=True)
    held.mkdir()  # no program can read this as a file, as when only OneDrive has it
    reworded = dataclasses.replace(other.actions[0], task="Send the minutes to the school.")
    changed = dataclasses.replace(other, actions=(reworded, *other.actions[1:]))
    outcome = ran(tmp_path, approved(aim_case()), changed, day=28)
    (fault,) = outcome.unwritten
    assert held.name in fault.message
    assert outcome.cases_written == [other.id]
    assert outcome.waiting == ["C-0501"]
    assert all(one.again for one in outcome.copy_statuses["C-0501"].copies), (
        "none counts as issued by this run"
    )
    assert any(
        "Send the minutes to the school." in text_of(file.read_bytes())
        for file in (tmp_path / "cases" / other.id).glob("*.docx")
    )
    held.rmdir()
    assert not ran(tmp_path, approved(aim_case()), changed, day=28).unwritten
    assert held.is_file()


@pytest.mark.parametrize(
    ("place", "mode"), [("cases/C-0501", 0), ("cases/C-0501", 0o400), ("cases/C-0501/family/F-0001", 0)]
)
@pytest.mark.parametrize("is_told", few_or_all([True], [True, False]))
def test_a_case_whose_folder_cannot_be_opened_is_named_and_every_other_case_is_written(
    tmp_path, place, mode, is_told
):
    ran(tmp_path, approved(aim_case()), day=27)
    case = approved(aim_case())
    if is_told:
        case = told(case, "We changed this.", number=3)
    other = ordinary_case()
    with locked(tmp_path / place, mode=mode):
        outcome = ran(tmp_path, case, other, day=28)
    (fault,) = outcome.unwritten
    assert "cannot be read: it may be open in another program" in fault.message
    assert place in fault.message
    assert (outcome.cases_written, outcome.waiting) == ([other.id], ["C-0501"])
    assert not ran(tmp_path, case, other, day=28).unwritten


def test_a_case_held_back_whose_folder_nobody_may_look_at_ends_no_run(tmp_path):
    ran(tmp_path, approved(aim_case()), day=27)
    doubtful = Reading(PackedCases([aim_case()]), doubtful={"C-0501": []})
    with locked(tmp_path / "cases"):
        outcome = run(
            doubtful,
            RunRequest(
                house=SETTINGS.house(),
                out=tmp_path,
                templates=TEMPLATES,
                clock=SETTINGS.clock(date(2026, 10, 28)),
            ),
        )
    assert outcome.left_as_they_were == {"C-0501"}


def test_where_the_page_cannot_be_written_the_run_still_says_what_it_did(tmp_path):
    (tmp_path / "index.html").mkdir()
    outcome = ran(tmp_path, aim_case())
    assert "index.html cannot be" in outcome.unwritten[0].message
    assert outcome.cases_written == ["C-0501"]
    assert any(line.startswith("Documents: ") for line in run_lines(outcome, tmp_path))
    (tmp_path / "index.html").rmdir()
    assert not ran(tmp_path, aim_case()).unwritten
    assert (tmp_path / "index.html").is_file()


@pytest.mark.parametrize("is_folder", [True, False])
def test_where_the_manifest_may_not_be_read_one_sentence_says_so_before_anything_is_written(
    tmp_path, is_folder
):
    ran(tmp_path, aim_case(), day=27)
    manifest = tmp_path / "manifest.json"
    if is_folder:
        manifest.unlink()
        manifest.mkdir()
    before = {path for path in tmp_path.rglob("*") if path.name != ".lock"}
    with (
        nullcontext() if is_folder else locked(manifest),
        pytest.raises(OutputError, match=r"manifest\.json cannot be read"),
    ):
        ran(tmp_path, approved(aim_case()), day=28)
    assert {path for path in tmp_path.rglob("*") if path.name != ".lock"} == before


def test_a_damaged_entry_of_a_run_that_was_cut_off_ends_no_run(tmp_path, monkeypatch):
    cut_off_before_the_register(tmp_path, monkeypatch, KeyboardInterrupt())
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"person_id":"F-0001",', ""))
    assert not ran(tmp_path, approved(aim_case()), day=28).unwritten


def states(out):
    return [one.state for one in IssueRegister.load(out / FILE_NAME)]


def whys(outcome):
    return [one.why for one in outcome.recalls]


@pytest.fixture
def issued(tmp_path):
    """A folder with an issued copy, and the bytes of that copy."""
    out = folder_with_issued_copy(tmp_path)
    return out, (out / COPY).read_bytes()


def test_another_copy_with_the_same_version_never_takes_the_place_of_one_that_is_out(issued):
    out, data = issued
    retyped = approved(told(aim_case(), "We changed this.", number=3), copy_id="CG-0999")
    outcome = ran(out, retyped)
    assert_same_bytes((out / KEPT).read_bytes(), data, COPY)
    assert not (out / COPY).exists()
    assert "Another copy would overwrite its file. Give that copy another version." in whys(outcome)
    assert [(one.copy_number, one.file) for one in IssueRegister.load(out / FILE_NAME)] == [
        ("CG-0501", COPY.removeprefix("cases/C-0501/"))
    ]
    ran(out, retyped)
    assert_same_bytes((out / KEPT).read_bytes(), data, COPY)
    assert not (out / COPY).exists()


def test_a_register_that_is_gone_is_made_again_from_the_manifest(issued):
    out, data = issued
    before = list(IssueRegister.load(out / FILE_NAME))
    (out / FILE_NAME).unlink()
    outcome = ran(out, told(approved(aim_case()), "We changed this.", number=3))
    assert_same_bytes((out / KEPT).read_bytes(), data, COPY)
    assert whys(outcome) == ["Changed since: What help your child needs."]
    states = ("Issued", "Issued, to be recalled")
    (now,) = IssueRegister.load(out / FILE_NAME)
    assert ((before[0].state, now.state), replace(now, state="Issued")) == (states, before[0])


def test_a_copy_of_who_may_have_none_any_more_is_kept_as_evidence_and_is_to_be_recalled(issued):
    out, data = issued
    outcome = ran(
        out, changed(approved(aim_case()), "family", {"person_id": "F-0001"}, may_receive_copy=False)
    )
    assert_same_bytes((out / KEPT).read_bytes(), data, COPY)
    assert not (out / COPY).exists()
    assert outcome.published.moved == [(COPY, KEPT)]
    assert whys(outcome) == ["The sheet Family members says that this person may not have copies now."]
    assert outcome.needs_a_person


def test_the_pdf_of_a_copy_that_is_out_stays_though_the_next_run_makes_none(issued):
    out, _ = issued
    pdf = out / COPY.replace(".docx", ".pdf")
    with Outputs(out) as outputs:
        outputs.publish(
            "cases/C-0501",
            {str(pdf.relative_to(out / "cases/C-0501")): b"%PDF of a copy"},
            all_of_folder=False,
        )
    changed_case = told(approved(aim_case()), "We changed this.", number=3)
    aside = out / KEPT.replace(".docx", ".pdf")
    for case, there in ((approved(aim_case()), pdf), (changed_case, aside), (approved(aim_case()), pdf)):
        ran(out, case)
        assert there.read_bytes() == b"%PDF of a copy"
        assert pdf.exists() != aside.exists()


def test_a_copy_that_was_changed_by_hand_since_it_was_issued_is_put_back_and_the_changed_one_is_kept(issued):
    out, data = issued
    (out / COPY).write_bytes(data + b" ")
    assert whys(ran(out, approved(aim_case()))) == [
        "Its file here was changed since it was issued. The one that was given is restored if it can still "
        "be made. The changed one is in recalled/."
    ]
    assert (out / COPY).read_bytes() == data
    assert (out / KEPT).read_bytes() == data + b" "
    assert whys(ran(out, approved(aim_case()))) == []
    assert (out / KEPT).exists()


def test_a_copy_that_moved_because_it_had_changed_is_back_when_it_is_right_again(issued):
    out, data = issued
    for _ in range(2):
        ran(out, told(approved(aim_case()), "We changed this.", number=3))
        assert (out / KEPT).read_bytes() == data
        assert not (out / COPY).exists()
    assert ran(out, approved(aim_case())).published.moved == [(KEPT, COPY)]
    assert (out / COPY).read_bytes() == data
    assert not (out / KEPT).exists()


def test_a_copy_that_a_later_one_replaced_is_kept_as_evidence(issued):
    out, data = issued
    again = approved(told(approved(aim_case()), "We changed this.", number=3), version=2)
    ran(out, again)
    assert (out / KEPT).read_bytes() == data
    assert (out / COPY.replace("version 1", "version 2")).exists()
    ran(out, again)
    assert (out / KEPT).read_bytes() == data


def test_a_copy_that_names_a_child_newly_recorded_as_harmed_is_recalled_in_a_case_held_back_as_well(tmp_path):
    case = told(aim_case(), "Lovage Thimblequill came with us.", number=3)
    ran(tmp_path, approved(case))
    data = (tmp_path / COPY).read_bytes()
    harmed = placed(
        LinkedChild(
            link_id="L-0502",
            case_id="C-0501",
            role=codes.ROLE["harmed"],
            child_name="Lovage Thimblequill",
            discussion_id="SD-0599",
        ),
        3,
    )
    late = replace(approved(case), linked_children=(*case.linked_children, harmed))
    doubtful = Reading(PackedCases([late]), doubtful={"C-0501": []})
    clock = SETTINGS.clock(date(2026, 10, 30))
    order = RunRequest(house=SETTINGS.house(), out=tmp_path, templates=TEMPLATES, clock=clock)
    for _ in range(2):
        outcome = run(doubtful, order)
        assert outcome.left_as_they_were == {"C-0501"}
        assert any("It contains something that is withheld today" in why for why in whys(outcome))
        assert (tmp_path / KEPT).read_bytes() == data
        assert not (tmp_path / COPY).exists()


def test_a_locked_copy_is_searched_with_its_password_and_without_it_the_run_says_so(tmp_path):
    out, passwords = tmp_path / "out", tmp_path / "passwords"
    case = told(aim_case(), "Lovage Thimblequill came with us.", number=3)
    ran(out, approved(case), passwords=passwords)
    child = replace(aim_case().linked_children[0], child_name="Lovage Thimblequill")
    late = replace(approved(case), linked_children=(child,))
    found = whys(ran(out, late, passwords=passwords))
    assert any("It contains something that is withheld today" in why for why in found)
    assert (out / KEPT).exists()
    for file in passwords.iterdir():
        file.unlink()
    later = replace(late, details=replace(late.details, court="Another court"))
    assert any("It is locked, and its password is not" in why for why in whys(ran(out, later)))


def test_what_is_to_be_recalled_stays_in_the_register_where_a_run_does_not_look_at_its_case(issued):
    out, _ = issued
    other, late = ordinary_case(), told(approved(aim_case()), "We changed this.", number=3)
    ran(out, late, other)
    for narrowed in ({"case_ids": (other.id,)}, {"only": ("plan",)}):
        ran(out, late, other, **narrowed)
        assert [one.why for one in IssueRegister.load(out / FILE_NAME).recalls] == [
            "Changed since: What help your child needs."
        ]
        assert states(out) == ["Issued, to be recalled"]
    ran(out, approved(aim_case()), other)
    assert IssueRegister.load(out / FILE_NAME).recalls == ()
    assert states(out) == ["Issued"]


def test_a_case_that_is_not_in_the_workbooks_any_more_is_named_with_its_documents(issued):
    out, _ = issued
    other = ordinary_case()
    outcome = ran(out, other)
    assert outcome.not_read == {"C-0501": 1}
    said = "\n".join(run_lines(outcome, out))
    assert (
        "There are documents for 1 case not in the workbooks: C-0501. See 'hsb clean --help'.\nThe family "
        "has 1 copy from them. Runs do not look at these, so no run will say whether one should be recalled."
    ) in said


def test_a_manifest_that_is_gone_is_told(issued):
    out, _ = issued
    (out / "manifest.json").write_text("{")
    outcome = ran(out, approved(aim_case()))
    assert any(line.startswith("manifest.json is missing or damaged") for line in run_lines(outcome, out))
    assert not ran(out, approved(aim_case())).is_manifest_lost


def test_a_template_with_words_of_its_own_is_named_once_and_not_for_each_case(tmp_path):
    templates = tmp_path / "templates"
    templates.mkdir()
    document = Document(str(TEMPLATES / "plan.docx"))
    document.styles.add_style("Lovage heading", 1)
    document.save(str(templates / "plan.docx"))
    order = RunRequest(
        house=SETTINGS.house(),
        out=tmp_path / "out",
        templates=templates,
        clock=SETTINGS.clock(date(2026, 10, 28)),
        only=["plan"],
    )
    lines = list(run_lines(run(Reading(PackedCases([aim_case(), ordinary_case()])), order), tmp_path))
    (line,) = [one for one in lines if "its own words" in one]
    assert line.startswith("plan.docx has its own words in parts that show no text (word/styles.xml)")


def test_a_workbook_from_before_copies_had_codes_and_days_gets_one_sentence(tmp_path):
    case = approved(approved(aim_case()), person="F-0002")

    def old(row):
        columns = {
            name: one
            for name, one in row.read_from.columns.items()
            if name not in ("approved_on", "checked_on")
        }
        blank = dict.fromkeys(("approved_on", "checked_on"), Blank.NOT_RECORDED)
        return dataclasses.replace(row, **blank, read_from=row.read_from._replace(columns=columns))

    outcome = ran(tmp_path, dataclasses.replace(case, copies=tuple(map(old, case.copies))))
    on_sheet = (one for one in outcome.findings if one.sheet == "Copies given")
    (finding,) = [one for one in on_sheet if one.severity is not Severity.NOTE and "row 1" in one.place]
    assert finding.sentence == (
        'Copies given row 1: this sheet has no column "Approved on" or "Checked on", so every family copy '
        "on it stays a draft. "
        "Add the headings to row 1. The code is at the top of each draft."
    )
    assert not IssueRegister.load(tmp_path / FILE_NAME).of_case("C-0501")


def test_an_approval_of_tomorrow_issues_nothing_today_and_the_copy_tomorrow(tmp_path):
    case = approved(aim_case(), checked_on=date(2026, 10, 29))
    ran(tmp_path, case, day=28)
    assert not (tmp_path / COPY).exists()
    ran(tmp_path, case, day=29)
    assert (tmp_path / COPY).exists()


def test_a_copy_whose_approval_is_of_another_content_is_named_with_the_cell_of_its_code(tmp_path):
    case = told(approved(aim_case()), "We changed this.")
    lines = list(run_lines(ran(tmp_path, case), tmp_path))
    assert any(
        "for F-0001: a draft, because Copies given!I2 is not the code of the copy as it is now." in one
        for one in lines
    )
