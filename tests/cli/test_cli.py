"""The commands, as an officer runs them."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from pipeline.model import known
from tests.app.test_run_documents import ran
from tests.comparing import assert_same_bytes
from tests.extent import few_or_all, slow_on_purpose
from tests.family_case import approved, family_case
from tests.locked import locked
from tests.making import approved_as_it_is
from tests.naming import document_in, named
from tests.shared import shared_folder
from tests.trouble.draft import base, workbook


def put(name, sheets=None):
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(workbook(sheets or base()))
    return path


REFUSED = named("aim_report - AIM-000101 - 2026-02-09 - version 1.docx", family=True)
OF_C_0002 = (
    named("C-0002/compliance_sheet.docx"),
    named("C-0002/strategy_minutes - SD-0003 - 2026-09-07.docx"),
)


#: In `make test` a run over the sample's first case makes these papers, and not all sixty.
SOME = few_or_all(
    [word for name in ("aim_report", "parents_aim_report", "parents_plan") for word in ("--only", name)], []
)


def documents():
    of_cases = [path.relative_to("outputs/cases") for path in Path("outputs/cases").rglob("*.docx")]
    of_harmed = [path.relative_to("outputs") for path in Path("outputs/harmed").rglob("*.docx")]
    return sorted(map(str, [*of_cases, *of_harmed]))


def test_run_writes_every_paper_and_counts_what_it_did(hsb):
    put("inputs/cases.xlsx")
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 0, said
    assert {
        named("C-0001/compliance_sheet.docx"),
        named("C-0001/strategy_minutes - SD-0001 - 2026-08-05.docx"),
        named("harmed/L-0001/strategy_minutes - SD-0002 - 2026-08-05.docx"),
        *OF_C_0002,
    } <= set(documents())
    assert "Read: 1 workbook, 6 sheets, 27 rows, of which 0 refused." in said
    assert f"Documents: {len(documents())} written, 0 already up to date" in said
    assert "Cases: 2 with documents, 0 with nothing due yet, 0 held back." in said


def test_a_second_run_writes_nothing_and_gives_the_same_bytes(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    before = {path: path.read_bytes() for path in Path("outputs").rglob("*.docx")}
    assert f"Documents: 0 written, {len(before)} already up to date" in hsb("run", "--as-of", "30/10/2026")[1]
    later = hsb("run", "--as-of", "31/10/2026")[1]
    written, unchanged = map(int, re.search(r"Documents: (\d+) written, (\d+) already", later).groups())
    assert written + unchanged == len(before)
    assert written >= 2, "the compliance sheets say on which day they were made"
    assert unchanged >= 3, "the strategy minutes are those of their day"
    hsb("run", "--as-of", "30/10/2026", "--out", "elsewhere")
    for path, data in before.items():
        assert_same_bytes((Path("elsewhere") / path.relative_to("outputs")).read_bytes(), data, path.name)


def test_a_case_with_a_blocking_finding_gets_nothing_and_every_other_case_does(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 1
    assert set(OF_C_0002) <= set(documents())
    assert all(path.startswith("C-0002/") for path in documents())
    assert "C-0001 is held back: Referrals!D2." in said
    assert (
        'Referrals!D2: "31/02/2026" is not a date. Enter it as day/month/year, for example 28/02/2026.'
        in said
    )


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value"),
    [
        ("Cases", 2, 0, "C-0001"),
        ("Cases", 1, 1, ""),
        ("Referrals", 1, 0, ""),
        ("Strategy discussions", 1, 0, "SD-0003"),
        ("Strategy discussions", 1, 2, "neither"),
    ],
)
def test_what_is_wrong_in_a_case_holds_that_case_back(hsb, sheet, row, column, value):
    sheets = base()
    sheets[sheet][row][column] = value
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 1
    assert "C-0001 is held back" in said
    assert not Path("outputs/cases/C-0001").exists()


def test_documents_of_an_earlier_run_stay_when_the_case_is_held_back_and_the_run_says_so(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    before = documents()
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    assert (
        "Its documents from an earlier run were left as they were." in hsb("run", "--as-of", "30/10/2026")[1]
    )
    assert documents() == before


def test_a_file_edited_by_hand_is_kept_and_the_run_says_so(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    edited = Path(named("outputs/cases/C-0002/strategy_minutes - SD-0003 - 2026-09-07.docx"))
    document = Document(str(edited))
    document.add_paragraph("Finished by hand.")
    document.save(str(edited))
    mine = edited.read_bytes()
    sheets = base()
    sheets["Strategy discussions"][3][5] = "Service manager"
    put("inputs/cases.xlsx", sheets)
    said = hsb("run", "--as-of", "30/10/2026")[1]
    assert_same_bytes(edited.read_bytes(), mine, edited.name)
    assert edited.with_name(named("strategy_minutes - SD-0003 - 2026-09-07 (new).docx")).exists()
    assert "was changed by hand since it was written, so it was kept" in said


def test_one_case_or_one_document_may_be_asked_for(hsb):
    put("inputs/cases.xlsx")
    assert hsb("run", "--case", "C-0002", "--as-of", "30/10/2026")[0] == 0
    assert set(OF_C_0002) <= set(documents())
    assert all(path.startswith("C-0002/") for path in documents())
    assert hsb("run", "--only", "plan", "--as-of", "30/10/2026")[0] == 0
    assert set(OF_C_0002) <= set(documents())
    assert all(path.startswith("C-0002/") for path in documents())


@pytest.mark.parametrize(
    "words",
    [("run", "--case", "C-9"), ("run", "--only", "letter"), ("run", "--as-of", "yesterday"), ("rnu",)],
)
def test_a_wrong_command_ends_with_2_and_a_sentence(hsb, words):
    put("inputs/cases.xlsx")
    code, said = hsb(*words)
    assert code == 2
    assert "Traceback" not in said
    assert "Error" in said


def test_check_prints_by_workbook_and_sheet_and_gives_the_workbook_back(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 1
    assert said.index("cases.xlsx") < said.index("  Referrals") < said.index("error   Referrals!D2")
    book = openpyxl.load_workbook("outputs/check/cases.xlsx")
    assert book["Referrals"]["D2"].comment is not None
    assert book.sheetnames[-1] == "Findings"
    assert "1 error" in said


def test_check_with_one_marked_copy_open_prints_its_findings_and_gives_the_others_back(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/A.xlsx")
    hsb("check", "--as-of", "30/10/2026")
    Path("outputs/check/~$A.xlsx").write_bytes(b"somebody")
    put("inputs/A.xlsx", sheets)
    put("inputs/B.xlsx", {name: [rows[0]] for name, rows in base().items()})
    code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 6
    assert "Referrals!D2" in said
    assert "A.xlsx is open in Excel" in said
    assert "Returned with the cells marked: 1 workbook" in said
    assert Path("outputs/check/B.xlsx").exists()


def test_check_prints_its_findings_where_nothing_can_be_written_at_all(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    Path("outputs").mkdir()
    with locked(Path("outputs"), mode=0o500):
        code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 6
    assert "Referrals!D2" in said
    assert "outputs cannot be written" in said


def test_check_of_a_clean_workbook_ends_with_0(hsb):
    put("inputs/cases.xlsx")
    assert hsb("check", "--as-of", "30/10/2026")[0] == 0


def test_a_bad_workbook_among_others_stops_the_run_before_anything_is_written(hsb):
    put("inputs/cases.xlsx")
    Path("inputs/more.xlsx").write_bytes(b"nothing")
    code, said = hsb("run")
    assert code == 3
    assert "more.xlsx is not an Excel workbook." in said
    assert not Path("outputs/cases").exists()


def test_inputs_that_are_not_there_are_one_sentence(hsb):
    code, said = hsb("run", "nowhere")
    assert code == 3
    assert said.startswith("nowhere does not exist.")


def test_a_template_that_asks_for_what_does_not_exist_ends_with_4_and_everything_else_is_written(hsb):
    put("inputs/cases.xlsx")
    Path("templates").mkdir()
    for path in (Path(__file__).parents[2] / "templates").glob("*.docx"):
        Path("templates", path.name).write_bytes(path.read_bytes())
    document = Document("templates/strategy_minutes.docx")
    document.add_paragraph("{{ discussoin }}")
    document.save("templates/strategy_minutes.docx")
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 4
    assert said.count('there is no field "discussoin"') == 1
    assert documents()
    assert "strategy_minutes" not in map(document_in, documents())


def test_a_fault_of_the_program_shows_no_values_and_ends_with_70(hsb, monkeypatch):
    put("inputs/cases.xlsx")

    def broken(*_):
        raise RuntimeError("Robin Fernhollow")

    monkeypatch.setattr("pipeline.app.check_workbooks.check", broken)
    code, said = hsb("check")
    assert code == 70
    assert "Fernhollow" not in said
    assert "fault in the program" in said


def test_an_interruption_ends_with_130(hsb, monkeypatch):
    put("inputs/cases.xlsx")

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.app.check_workbooks.check", interrupted)
    assert hsb("check")[0] == 130


def test_blank_and_sample_workbooks_are_read_without_a_finding_that_blocks(hsb):
    assert hsb("workbook", "blank", "blank.xlsx")[0] == 0
    assert "no cases were found" in hsb("check", "blank.xlsx")[1]
    assert hsb("workbook", "sample", "some.xlsx", "--cases", "4", "--seed", "7")[0] == 0
    code, said = hsb("check", "some.xlsx", "--as-of", "30/10/2026")
    assert (code, "0 errors" in said) == (0, True), said


def test_a_workbook_that_is_there_is_not_written_over_unasked(hsb):
    Path("mine.xlsx").write_bytes(b"filled in")
    code, said = hsb("workbook", "blank", "mine.xlsx")
    assert code == 6
    assert "already exists" in said
    assert Path("mine.xlsx").read_bytes() == b"filled in"
    assert hsb("workbook", "blank", "mine.xlsx", "--replace")[0] == 0


def test_the_marked_copy_of_a_protected_workbook_needs_its_password(hsb):
    from pipeline.formats.excel.package import protect

    Path("inputs").mkdir()
    Path("inputs/cases.xlsx").write_bytes(protect(workbook(base()), "word"))
    Path("passwords.txt").write_text("word\n", encoding="utf-8")
    assert hsb("check", "--password-file", "passwords.txt", "--as-of", "30/10/2026")[0] == 0
    assert not zipfile.is_zipfile(io.BytesIO(Path("outputs/check/cases.xlsx").read_bytes()))


def test_a_password_file_that_is_not_text_is_one_sentence(hsb):
    put("inputs/cases.xlsx")
    Path("passwords.txt").write_bytes(b"\xff\xfe\xff")
    code, said = hsb("check", "--password-file", "passwords.txt")
    assert code == 3
    assert said.startswith("passwords.txt cannot be read as text.")


def sample_with(sheet, find, heading, value, path="inputs/cases.xlsx"):
    """The sample workbook with one cell changed: the first row of a sheet that `find` accepts.

    Copies are approved as they are. Each such workbook is made once, and copied.
    """
    made = shared_folder(
        f"the sample with {heading} {value[:40]}",
        lambda folder: _write_sample_with(sheet, find, heading, value, folder / "cases.xlsx"),
    )
    Path(path).parent.mkdir(exist_ok=True)
    shutil.copy(made / "cases.xlsx", path)


def _write_sample_with(sheet, find, heading, value, target):
    from pipeline.app.settings import Settings
    from pipeline.formats.excel.reader import read
    from pipeline.formats.excel.writer import write_cases
    from pipeline.procedure.sample import sample_cases

    write_cases(target, sample_cases(1), Settings().rows())
    book = openpyxl.load_workbook(target)
    rows = book[sheet]
    headings = {str(cell.value).removesuffix(" *"): cell.column for cell in rows[1]}
    for row in range(2, rows.max_row + 1):
        if find({name: rows.cell(row, column).value for name, column in headings.items()}):
            rows.cell(row, headings[heading]).value = value
            break
    else:
        raise AssertionError("no row was changed")
    book.save(target)
    copies = book["Copies given"]
    columns = {str(cell.value).removesuffix(" *"): cell.column for cell in copies[1]}
    cases = [next(sample_cases(1)), *read([target]).cases]
    approved = [row for case in cases for row in approved_as_it_is(case).copies]
    codes = {row.copy_id: row.approved_content for row in approved if known(row.approved_content)}
    for row in range(2, copies.max_row + 1):
        if (number := copies.cell(row, columns["Copy ID"]).value) in codes:
            copies.cell(row, columns["Content approved"]).value = codes[number]
    book.save(target)


def family_text(row):
    return str(row["Belongs to"]).startswith("AIM-") and row["Heading number"] in (2, "2")


def test_a_family_copy_that_leaks_is_refused_with_5_and_every_other_file_comes(hsb):
    from pipeline.procedure.sample import sample_cases

    street = next(sample_cases(1)).linked_children[0].home_address.split(",")[0]
    sample_with(
        "Document sections",
        family_text,
        "Text for parents and carers",
        f"We will write to {street} on Monday.",
    )
    code, said = hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    assert code == 5
    assert f"{REFUSED} was refused and not written" in said
    assert "an address, in the page (word/document.xml)" in said
    assert "It comes from Linked children!" in said
    assert street not in said
    written = documents()
    of_family = [path for path in written if "/F-000101/" in path and "/refused - " not in path]
    assert "aim_report" not in map(document_in, of_family)
    assert "plan" in map(document_in, of_family)
    assert named("C-0001/aim_report - AIM-000101 - 2026-02-09.docx") in written


def test_a_pending_decision_stops_a_copy_and_the_run_says_who_decides(hsb):
    sample_with("Document sections", family_text, "Release", "Pending")
    code, said = hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    assert code == 0
    assert "waits. Document sections!" in said
    assert "decides." in said
    assert "aim_report" not in {document_in(path) for path in documents() if "/F-000101/" in path}


def test_a_second_run_leaves_issued_copies_alone_and_a_changed_one_is_said(hsb):
    sample_with("Document sections", family_text, "Text for the child", "Words.")
    hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    out = [path for path in documents() if path.endswith("version 1.docx")]
    issued = [path for path in out if document_in(path) == "aim_report"]
    before = {path: Path("outputs/cases", path).read_bytes() for path in issued}
    assert before
    sample_with(
        "Document sections", family_text, "Text for parents and carers", "We changed this part for you."
    )
    _, said = hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    assert "Recall or check: copy CG-000101 of C-0001. Changed since:" in said
    kept = {path: Path("outputs/cases", path.replace("/family/", "/recalled/")) for path in issued}
    assert {path: file.read_bytes() for path, file in kept.items()} == before
    assert all(Path("outputs/cases", path).exists() for path in set(out) - set(issued))
    assert "may not be handed over as it is. It is kept as cases/C-0001/recalled/F-000101/" in said
    drafts = [path for path in documents() if "/F-000101/" in path and "DRAFT" in path]
    assert "aim_report" in map(document_in, drafts)


def test_run_ends_with_6_after_its_summary_where_the_page_cannot_be_written(hsb):
    put("inputs/cases.xlsx")
    Path("outputs/index.html").mkdir(parents=True)
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 6
    assert f"Documents: {len(documents())} written" in said
    assert said.splitlines()[-1].startswith("outputs/index.html cannot be")


@slow_on_purpose
def test_with_draft_nothing_is_issued(hsb):
    sample_with("Document sections", family_text, "Text for the child", "Words.")
    hsb("run", "inputs", "--as-of", "30/10/2026", "--draft")
    assert not [path for path in documents() if "/family/" in path and "version" in path]


def test_verify_proves_every_file_again_and_finds_what_was_written_into_one(hsb):
    sample_with("Document sections", family_text, "Text for the child", "Words.")
    hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    code, said = hsb("verify", "outputs")
    assert (code, said.splitlines()[0].split(".")[1]) == (0, " Refused: 0")
    from pipeline.procedure.sample import sample_cases

    path = Path(
        "outputs/cases", next(one for one in documents() if "F-000101/" in one and document_in(one) == "plan")
    )
    document = Document(str(path))
    document.add_paragraph(str(next(sample_cases(1)).linked_children[0].child_name))
    document.save(str(path))
    code, said = hsb("verify", "outputs")
    assert code == 5
    assert "must not be given. Delete it" in said
    path.unlink()
    assert hsb("verify", "outputs")[0] == 1


def test_a_password_folder_inside_the_outputs_is_refused(hsb):
    sample_with("Document sections", family_text, "Text for the child", "Words.")
    Path("inputs/settings.toml").write_text(
        '[copies]\npassword_folder = "../outputs/words"\n', encoding="utf-8"
    )
    code, said = hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    assert code == 3
    assert "is inside the outputs folder" in said


def test_issued_copies_are_locked_where_a_password_folder_is_named(hsb):
    from pipeline.casefiles.encryption import is_encrypted

    sample_with("Document sections", family_text, "Text for the child", "Words.")
    Path("inputs/settings.toml").write_text('[copies]\npassword_folder = "../apart"\n', encoding="utf-8")
    hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    issued = [Path("outputs/cases", path) for path in documents() if "/family/" in path and "version" in path]
    assert issued
    assert all(is_encrypted(path.read_bytes()) for path in issued)
    assert list(Path("apart").glob("C-0001 F-*.txt"))
    before = [path.read_bytes() for path in issued]
    hsb("run", "inputs", "--as-of", "30/10/2026", *SOME)
    assert [path.read_bytes() for path in issued] == before


@slow_on_purpose
def test_without_an_engine_for_pdf_the_word_files_come_and_one_line_says_so(hsb, monkeypatch):
    from pipeline.app import run_documents

    monkeypatch.setattr(run_documents, "can_convert", lambda: False)
    sample_with("Document sections", family_text, "Text for parents and carers", "Words.")
    code, said = hsb("run", "inputs", "--as-of", "30/10/2026", "--pdf")
    assert code == 0
    assert said.count("No PDF was made, because neither the program's own PDF engine") == 1
    assert documents()


def put_one_overdue():
    """A workbook in which the discussion for a child harmed was not held."""
    sheets = base()
    sheets["Strategy discussions"][2][4] = ""
    put("inputs/cases.xlsx", sheets)


def test_due_lists_on_screen_as_a_workbook_and_as_a_calendar(hsb):
    put_one_overdue()
    code, said = hsb("due", "--as-of", "30/10/2026")
    assert code == 1
    assert "Overdue: 1" in said
    assert "C-0001  05/08/2026 16:20  Strategy discussion for child harmed L-0001 (R02)." in said
    assert openpyxl.load_workbook("outputs/due/due.xlsx")["What is due"]["A5"].value == "86 days overdue"
    assert Path("outputs/due/due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "Robin" not in said


def test_check_due_and_list_say_what_a_limit_is_from_and_that_the_council_works_by_a_later_edition(hsb):
    put("inputs/cases.xlsx")
    works_by = '[works_by]\n"Working Together to Safeguard Children" = 2026-01-01\n'
    Path("inputs/settings.toml").write_text(works_by, encoding="utf-8")
    for command in ("check", "due"):
        _, said = hsb(command, "--as-of", "30/10/2026")
        assert said.count("settings.toml: S06, First core group: its limit (10 working days)") == 1
    _, said = hsb("list")
    assert "Limit: 10 working days (Working Together to Safeguard Children 2023, 15/12/2023)." in said


def test_due_with_its_workbook_open_lists_on_screen_all_the_same(hsb):
    put("inputs/cases.xlsx")
    hsb("due", "--as-of", "30/10/2026")
    Path("outputs/due/~$due.xlsx").write_bytes(b"somebody")
    put_one_overdue()
    code, said = hsb("due", "--as-of", "30/10/2026")
    assert code == 6
    assert "Overdue: 1" in said
    assert "C-0001  05/08/2026 16:20" in said
    assert "due.xlsx is open in Excel" in said
    assert "Listed by date" not in said


def test_due_of_a_workbook_with_nothing_overdue_ends_with_0(hsb):
    put("inputs/cases.xlsx")
    code, said = hsb("due", "--as-of", "30/10/2026", "--days", "30")
    assert code == 0, said
    assert "Due in the next 30 days: 0" in said


def test_due_takes_a_time_of_the_day(hsb):
    sheets = base()
    sheets["Strategy discussions"][2][4] = ""
    put("inputs/cases.xlsx", sheets)
    assert hsb("due", "--as-of", "05/08/2026 16:20")[0] == 0
    assert hsb("due", "--as-of", "2026-08-05 16:21", "--case", "C-0001")[0] == 1
    assert hsb("due", "--as-of", "05/08/2026 16:21", "--case", "C-0002")[0] == 0
    assert hsb("due", "--as-of", "some day")[0] == 2
    assert hsb("due", "--days", "-1")[0] == 2


def test_due_says_which_case_could_not_be_read_whole(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    assert (
        "C-0001 has rows that could not be read, so what is due for it may be wrong"
        in hsb("due", "--as-of", "30/10/2026")[1]
    )


def test_a_limit_in_the_settings_that_is_none_ends_with_3_and_names_it(hsb):
    put("inputs/cases.xlsx")
    Path("inputs/settings.toml").write_text(
        '[limits.aim_report_written]\n2026-01-01 = "soon"\n', encoding="utf-8"
    )
    for command in ("due", "check", "run"):
        code, said = hsb(command, "--as-of", "30/10/2026")
        assert code == 3
        assert '"limits.aim_report_written.2026-01-01" is not a limit' in said
    Path("inputs/settings.toml").write_text('[limits.tea]\n2026-01-01 = "1 day"\n', encoding="utf-8")
    assert 'there is no duty "tea"' in hsb("due")[1]


def test_findings_of_duties_stand_in_the_check_and_mark_their_cells(hsb):
    sheets = base()
    sheets["Strategy discussions"][2][4] = ""
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 1
    assert (
        "Strategy discussions!E3: Strategy discussion for child harmed L-0001 is not recorded (R02). "
        "Referral 04/08/2026 16:20, due 05/08/2026 16:20." in said
    )
    assert (
        openpyxl.load_workbook("outputs/check/cases.xlsx")["Strategy discussions"]["E3"].comment is not None
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder private by its own rules")
def test_what_is_written_is_private_to_the_user(hsb):
    put("inputs/cases.xlsx")
    before = os.umask(0o022)
    try:
        for command in ("run", "check", "due"):
            hsb(command, "inputs", "--as-of", "30/10/2026")
    finally:
        os.umask(before)
    written = list(Path("outputs").rglob("*"))
    assert len(written) > 10
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def grow_old():
    """Make every file in outputs one that was written long ago."""
    for path in [Path("outputs"), *Path("outputs").rglob("*")]:
        os.utime(path, (0, 0))


def test_clean_lists_first_and_takes_away_only_when_told_to(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    grow_old()
    code, said = hsb("clean", "--older-than", "1 day")
    assert code == 0
    assert f"{named('cases/C-0001/compliance_sheet.docx')} would be removed." in said
    assert "Nothing has been removed yet. Run the same command with --yes." in said
    number = len(documents())
    code, said = hsb("clean", "--older-than", "1 day", "--yes")
    assert f": {number} files removed." in said
    assert documents() == []
    assert "The page index.html was deleted too, if there was one." in said
    assert not Path("outputs/index.html").exists()
    assert "compliance_sheet" not in Path("outputs/manifest.json").read_text()
    assert f"{number} written" in hsb("run", "--as-of", "30/10/2026")[1]


def test_clean_by_kind_takes_no_other_away_and_says_with_help_what_each_is(hsb):
    put("inputs/cases.xlsx")
    hsb("check", "--as-of", "30/10/2026")
    hsb("due", "--as-of", "30/10/2026")
    grow_old()
    old = ("--older-than", "1 day", "--kind", "marked")
    code, said = hsb("clean", *old)
    assert (code, "check/cases.xlsx would be removed." in said) == (0, True)
    code, said = hsb("clean", *old, "--yes")
    assert (code, ": 1 file removed." in said) == (0, True)
    assert (Path("outputs/check").exists(), Path("outputs/due/due.xlsx").exists()) == (False, True)
    assert "drafts of family copies" in " ".join(hsb("clean", "--help")[1].split())
    assert hsb("clean", "--older-than", "1 day", "--kind", "registers")[0] == 2


def test_clean_of_passwords_needs_settings_that_name_their_folder_and_lists_first(hsb):
    put("inputs/cases.xlsx")
    hsb("due", "--as-of", "30/10/2026")
    grow_old()
    old = ("--older-than", "1 day", "--kind", "passwords")
    code, said = hsb("clean", *old)
    assert (code, "The settings for inputs do not name a password folder." in said) == (3, True)
    Path("inputs/settings.toml").write_text('[copies]\npassword_folder = "../apart"\n', encoding="utf-8")
    code, said = hsb("clean", *old)
    assert (code, "Passwords: 0 passwords to be removed." in said) == (0, True)
    assert Path("outputs/due/due.xlsx").exists()


def test_clean_goes_on_where_a_file_cannot_be_taken_away_and_says_what_went_and_what_stays(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    grow_old()
    of_the_other = sum(path.startswith("C-0002/") for path in documents())
    with locked(Path("outputs/cases/C-0001"), mode=0o500):
        code, said = hsb("clean", "--older-than", "1 day", "--yes")
    assert code == 6
    assert f"{named('cases/C-0002/compliance_sheet.docx')} was removed." in said
    assert f"{named('cases/C-0001/compliance_sheet.docx')} was removed." not in said
    assert f": {of_the_other} files removed." in said
    first = min(path for path in documents() if path.startswith("C-0001/"))
    assert f"outputs/cases/{first} cannot be written" in said
    assert f"  {named('cases/C-0001/compliance_sheet.docx')} was not removed." in said
    assert documents()
    assert all(path.startswith(("C-0001/", "harmed/L-0001/")) for path in documents())
    assert not Path("outputs/index.html").exists()


@pytest.mark.parametrize("more", [(), ("--yes",)])
def test_clean_names_what_cannot_be_read_and_goes_on_with_the_rest(hsb, more):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    grow_old()
    with locked(Path("outputs/cases/C-0001")):
        code, said = hsb("clean", "--older-than", "1 day", *more)
    assert code == 6
    assert (
        "cases/C-0001 stays, with everything else from its case, because it cannot be read: you may not "
        "open this folder" in said
    )
    assert f"{named('cases/C-0002/compliance_sheet.docx')} {'was' if more else 'would be'} removed." in said


def test_clean_takes_nothing_away_before_its_day_and_nothing_where_no_run_has_written(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    later = ("--older-than", "1 day", "--as-of", "30/10/2099", "--by-hand-too")
    code, said = hsb("clean", *later)
    assert (code, "would be removed" in said) == (0, True)
    assert hsb("clean", *later, "--yes")[0] == 2
    os.utime("inputs/cases.xlsx", (0, 0))
    code, said = hsb("clean", "inputs", "--older-than", "1 day", "--by-hand-too", "--yes")
    assert (code, "inputs is not an outputs folder" in said) == (3, True)
    assert Path("inputs/cases.xlsx").exists()
    assert documents()


def test_export_of_who_was_given_nothing_says_so_and_writes_nothing(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    code, said = hsb("export", "C-0001", "F-0001", "--to", "request")
    assert code == 1
    assert "The register has no copy issued to F-0001 in case C-0001" in said
    assert not Path("request").exists()
    assert hsb("export", "C-0001", "F-0001")[0] == 2, "it does not say where to"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("27/11/2025", "write the time as well"),
        ("27/11/2099 09:15", "this time is in the future"),
        ("27/11/2025 09:15", "the register has no copy 'CG-9'"),
    ],
)
def test_breach_needs_a_time_that_has_been_and_a_copy_that_was_issued(hsb, known, said):
    put("inputs/cases.xlsx")
    hsb("due", "--as-of", "30/10/2026")
    code, printed = hsb("breach", "CG-9", "--known", known)
    assert (code, said in printed) == (2, True), printed
    assert not Path("outputs/breaches").exists()


def test_export_and_breach_of_an_issued_copy_say_where_everything_lies(hsb):
    put("inputs/cases.xlsx")
    ran(Path("outputs"), approved(family_case()), day=28)
    code, said = hsb("export", "C-0501", "F-0001", "--to", "request")
    assert code == 1, "its case is not in these workbooks"
    assert "Copy CG-0501, look first: The case is not in the workbooks" in said
    assert "Exported to request: 1 copy, of which 1 to look at first. No longer there: 0." in said
    assert [path.parent.name for path in Path("request").rglob("*.docx")] == ["look first"]
    assert hsb("export", "C-0501", "F-0001", "--to", "request")[0] == 6, "the folder is not empty"
    code, said = hsb("breach", "CG-0501", "--known", "27/11/2025 09:15")
    assert code == 1, "the 72 hours are over"
    assert "Fill in breaches/CG-0501 - 2025-11-27.docx." in said
    assert Path("outputs/breaches/CG-0501 - 2025-11-27.docx").exists()


def test_verify_of_a_folder_that_is_not_there_is_a_wrong_command(hsb):
    put("inputs/cases.xlsx")
    code, said = hsb("verify", "nothere")
    assert code == 2
    assert "'nothere' does not exist" in said


def test_verify_without_a_manifest_that_can_be_read_ends_with_1(hsb):
    put("inputs/cases.xlsx")
    assert hsb("verify", "inputs")[0] == 0, "there are no files of cases"
    hsb("run", "--as-of", "30/10/2026")
    Path("outputs/manifest.json").write_text("{")
    code, said = hsb("verify")
    assert code == 1
    assert "manifest.json is missing or cannot be read" in said


def test_verify_of_what_cannot_be_read_ends_with_6_and_a_leak_goes_first(hsb):
    put("inputs/cases.xlsx")
    hsb("run", "--as-of", "30/10/2026")
    with locked(Path("outputs/cases/C-0001")):
        code, said = hsb("verify")
        assert code == 6
        assert (
            "cases/C-0001 was not searched, because it cannot be read: you may not open this folder, so "
            "nobody knows what is in it." in said
        )
        Path("outputs/cases/C-0002/junk.docx").write_bytes(b"no document")
        assert hsb("verify")[0] == 5


def test_a_run_that_kept_what_somebody_wrote_ends_with_1(hsb):
    put("inputs/cases.xlsx")
    assert hsb("run", "--as-of", "30/10/2026")[0] == 0
    Path("outputs/cases", documents()[0]).write_bytes(b"changed by hand")
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 1
    assert "was changed by hand since it was written, so it was kept" in said


def test_a_workbook_that_cannot_be_understood_stops_the_run_and_says_so_and_a_check_of_the_others_goes_on(
    hsb,
):
    put("inputs/cases.xlsx")
    Path("inputs/other.xlsx").write_bytes(b"no workbook")
    code, said = hsb("run", "--as-of", "30/10/2026")
    assert code == 3
    assert "Until then nothing is made from the other workbooks either." in said
    assert not Path("outputs/cases").exists()
    code, said = hsb("check", "--as-of", "30/10/2026")
    assert code == 3
    assert "nothing is made from the other workbooks" not in said
    assert Path("outputs/check/cases.xlsx").exists()


def test_clean_needs_a_time_that_is_one(hsb):
    Path("outputs").mkdir()
    assert hsb("clean")[0] == 2
    code, said = hsb("clean", "--older-than", "soon")
    assert code == 2
    assert "write it like 90 days" in said


def test_a_logo_that_is_missing_stops_no_run_and_is_said_by_run_and_check(hsb):
    put("inputs/cases.xlsx")
    Path("inputs/settings.toml").write_text('[council]\nlogo = "gone.png"\n', encoding="utf-8")
    for command in ("run", "check"):
        code, said = hsb(command, "--as-of", "30/10/2026")
        assert code == 1, said
        assert (
            '"council.logo" names a file that does not exist or cannot be read. Documents are made without '
            "a logo." in said
        )
    assert documents()


@pytest.mark.parametrize("command", ["run", "check", "due", "report", "verify"])
def test_settings_that_are_a_folder_are_one_sentence_everywhere(hsb, command):
    put("inputs/cases.xlsx")
    Path("inputs/settings.toml").mkdir()
    Path("outputs").mkdir()
    code, said = hsb(command)
    assert code == 3
    assert said.startswith("settings.toml is a folder, or does not exist. Restore your last good copy")
    assert "Traceback" not in said
