"""What an officer sees where family copies are stopped because something protective could not be read."""

from __future__ import annotations

from pathlib import Path

from tests.family_case import approved, family_case
from tests.sheets import Sheets, column_of, sheets_of, workbook_of
from tests.test_protection import guarded_case

AS_OF = ("--as-of", "30/10/2026")


def put(sheets: Sheets) -> None:
    Path("inputs").mkdir(exist_ok=True)
    Path("inputs/cases.xlsx").write_bytes(workbook_of(sheets))


def misspelt(sheets: Sheets) -> Sheets:
    sheets["Family members"][0][column_of(sheets, "Family members", "Child's wish about this person")] = (
        "Wishes of child"
    )
    return sheets


def family_files() -> set[str]:
    folder = Path("outputs/cases/C-0501")
    return {path.name for room in ("family", "drafts") for path in (folder / room).rglob("*.docx")}


def test_drafts_go_issued_copies_stay_and_the_run_says_why_once(hsb):
    put(sheets_of(approved(guarded_case())))
    hsb("run", "inputs", *AS_OF)
    before = family_files()
    issued = {name for name in before if " - version " in name}
    assert any("DRAFT" in name for name in before)
    put(misspelt(sheets_of(approved(guarded_case()))))
    code, said = hsb("run", "inputs", *AS_OF)
    assert code == 1
    assert family_files() == issued
    assert 'Family members!J1: this sheet has no column "Child\'s wish about this person".' in said
    assert (
        "No family copy was made of C-0501. Correct these, and run the command again: Family members!J1."
        in said
    )
    assert "drafts of theirs that an earlier run had made were removed." in said
    assert "is no longer due" not in said
    assert "To recall" not in said


def test_the_page_names_the_cell_and_the_cases(hsb):
    put(misspelt(sheets_of(family_case())))
    hsb("run", "inputs", *AS_OF)
    page = Path("outputs/index.html").read_text(encoding="utf-8")
    assert "No family copies until this is corrected" in page
    assert "Family members!J1" in page


def test_the_next_run_makes_them_once_the_heading_is_right(hsb):
    put(misspelt(sheets_of(family_case())))
    hsb("run", "inputs", *AS_OF)
    assert family_files() == set()
    put(sheets_of(family_case()))
    assert "No family copy was made" not in hsb("run", "inputs", *AS_OF)[1]
    assert family_files()


def test_check_says_which_cases_would_get_no_copies_and_marks_the_cell(hsb):
    put(misspelt(sheets_of(family_case())))
    code, said = hsb("check", "inputs", *AS_OF)
    assert code == 1
    assert "No family copy would be made of 1 case: C-0501." in said
    assert Path("outputs/check/cases.xlsx").exists()


def test_verify_says_that_it_cannot_know_everything(hsb):
    put(sheets_of(family_case()))
    hsb("run", "inputs", *AS_OF)
    put(misspelt(sheets_of(family_case())))
    code, said = hsb("verify")
    assert code == 1
    assert "The files of C-0501 were not searched for all that is withheld" in said


def test_a_run_names_each_sheet_and_column_that_it_did_not_read(hsb):
    sheets = sheets_of(family_case())
    sheets["Rota"] = [["Week", "Duty worker"], [1, "Sorrel Hedgeway"]]
    sheets["Assessors"][0].append("Room")
    sheets["Assessors"][1].append("Blue")
    put(sheets)
    said = hsb("run", "inputs", *AS_OF)[1]
    assert "Rota: this sheet is not one of those that are read" in said
    assert 'Assessors!H1: "Room" is not one of this sheet\'s columns' in said


def test_a_sheet_of_ones_own_is_named_in_the_settings(hsb):
    sheets = {**sheets_of(family_case()), "Meeting notes": [["Day", "Note"], ["1", "Room booked."]]}
    put(sheets)
    code, said = hsb("run", "inputs", *AS_OF)
    assert (code, family_files()) == (1, set())
    assert 'Meeting notes: this sheet looks like the sheet "Meetings", but was not read.' in said
    Path("inputs/settings.toml").write_text('[workbooks]\nown_sheets = ["Meeting notes"]\n', encoding="utf-8")
    assert "it looks like" not in hsb("run", "inputs", *AS_OF)[1]
    assert family_files()


def test_a_copy_of_a_sheet_that_is_read_is_said_to_be_one_on_screen_and_on_the_page(hsb):
    sheets = sheets_of(family_case())
    put({**sheets, "Actions (2)": sheets["Actions"]})
    said = hsb("run", "inputs", *AS_OF)[1]
    assert (
        '"Actions" was read. If this is a copy of it, delete it. If it has other rows, move them there.'
        in said
    )
    page = Path("outputs/index.html").read_text(encoding="utf-8")
    assert "If it is your own, add its name to own_sheets, under [workbooks] in settings.toml." in page
