"""The register of issued copies is written, and read back unchanged."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import openpyxl
import pytest

from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.register_entry import HEADINGS, Issued, entry_from_json
from pipeline.foundation.errors import InputError
from tests.formats.printing import assert_prints_well


def issued(number="CG-1", version="1", **more):
    return Issued(
        copy_number=number,
        case_id="C-1",
        person_id="F-1",
        document="plan",
        belongs_to="M-1",
        version=version,
        parts={"The plan": "abc"},
        **more,
    )


def test_it_reads_back_as_it_was_written(tmp_path):
    register = IssueRegister(
        [issued(sha256="00ff", sent_at="3 October 2026", notes="Posted on Monday"), issued("CG-2", "2")]
    )
    (tmp_path / "r.xlsx").write_bytes(register.to_xlsx())
    assert list(IssueRegister.load(tmp_path / "r.xlsx")) == list(register)


def test_the_entry_of_a_copy_about_the_case_is_read_back_from_the_log_and_the_manifest():
    about_the_case = replace(issued(), document="safety_plan", belongs_to="")
    assert entry_from_json(about_the_case.to_json()) == about_the_case


def one_sheet(entry):
    """A register of an earlier edition: every column on the first sheet, documents by their file name."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Copies issued"
    for row in (["Register of issued copies"], ["The program keeps it."], [], list(HEADINGS.values())):
        sheet.append(row)
    values = {**entry.to_json(), "parts": json.dumps(dict(entry.parts))}
    sheet.append([values.get(name, "") for name in HEADINGS])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_one_of_an_earlier_edition_with_all_its_columns_on_one_sheet_is_carried_over_without_loss(tmp_path):
    text = {name: f"the {name}" for name in HEADINGS if name not in ("parts", "version", "document")}
    entry = Issued(**text, document="childs_aim_report", version="3", parts={"The plan": "abc"})
    (tmp_path / "r.xlsx").write_bytes(one_sheet(entry))
    register = IssueRegister.load(tmp_path / "r.xlsx")
    assert list(register) == [entry]
    (tmp_path / "r.xlsx").write_bytes(register.to_xlsx())
    assert list(IssueRegister.load(tmp_path / "r.xlsx")) == [entry]


def test_hashes_and_codes_are_on_a_sheet_of_their_own_and_each_column_is_on_one_sheet():
    book = openpyxl.load_workbook(io.BytesIO(IssueRegister([issued(sha256="00ff")]).to_xlsx()))
    people, codes = ([cell.value for cell in book[name][4]] for name in ("Copies issued", "Files and codes"))
    assert set(people) & set(codes) == {"Copy number"}
    assert {*people, *codes} == set(HEADINGS.values())
    assert {"SHA-256", "Content code", "Template", "Content by part"} <= set(codes)
    assert people[-1] == "Notes of your own"


def test_a_row_whose_codes_were_cut_from_the_codes_sheet_has_none(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(IssueRegister([issued(sha256="00ff")]).to_xlsx()))
    book["Files and codes"].delete_rows(5)
    book.save(tmp_path / "r.xlsx")
    (entry,) = IssueRegister.load(tmp_path / "r.xlsx")
    assert (entry.copy_number, entry.sha256, entry.parts) == ("CG-1", "", {})


def test_an_empty_register_reads_back_as_empty(tmp_path):
    (tmp_path / "r.xlsx").write_bytes(IssueRegister().to_xlsx())
    assert list(IssueRegister.load(tmp_path / "r.xlsx")) == []


def test_every_sheet_is_in_one_font_and_fits_an_a4_page_at_8_points():
    register = IssueRegister([issued(approved_by="A. Officer")])
    register.recalls = (issued().recall("Its template has changed."),)
    assert_prints_well(openpyxl.load_workbook(io.BytesIO(register.to_xlsx())))


def test_where_there_is_none_it_is_empty(tmp_path):
    assert list(IssueRegister.load(tmp_path / "none.xlsx")) == []


@pytest.mark.parametrize("spoilt", [b"", b"not a workbook", b"PK\x03\x04"])
def test_one_that_cannot_be_read_is_not_taken_for_empty(tmp_path, spoilt):
    (tmp_path / "r.xlsx").write_bytes(spoilt)
    with pytest.raises(InputError, match="nobody knows which copies have been given"):
        IssueRegister.load(tmp_path / "r.xlsx")


def test_a_row_that_was_spoilt_by_hand_is_said(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(IssueRegister([issued()]).to_xlsx()))
    book["Copies issued"]["F5"] = "the second"
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(InputError):
        IssueRegister.load(tmp_path / "r.xlsx")


def test_a_later_version_replaces_the_earlier_one():
    register = IssueRegister([issued()])
    register.put(issued("CG-2", "2"))
    assert [one.state for one in register] == ["Replaced by CG-2", "Issued"]
    assert register.latest(("C-1", "F-1", "plan", "M-1")).copy_number == "CG-2"


def test_a_copy_entered_again_keeps_its_place():
    register = IssueRegister([issued(), issued("CG-2", "2")])
    register.put(issued(sent_at="today"))
    assert [one.copy_number for one in register] == ["CG-1", "CG-2"]
    assert register.get("CG-1").sent_at == "today"


def test_what_to_recall_has_a_sheet_of_its_own_and_nothing_is_a_formula():
    register = IssueRegister([issued(approved_by="=1+1")])
    register.recalls = (issued().recall("Its template has changed since it was issued."),)
    book = openpyxl.load_workbook(io.BytesIO(register.to_xlsx()))
    assert [cell.value for cell in book["To recall or to check"][5]][
        -1
    ] == "Its template has changed since it was issued."
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)


def test_the_same_register_has_the_same_bytes():
    assert IssueRegister([issued()]).to_xlsx() == IssueRegister([issued()]).to_xlsx()


def test_copies_of_several_cases_stay_in_the_order_of_issue_and_each_case_has_its_own():
    register = IssueRegister()
    for number in range(1, 7):
        register.put(replace(issued(f"CG-{number}", str(number)), case_id=f"C-{number % 2}"))
    assert [one.copy_number for one in register] == [f"CG-{number}" for number in range(1, 7)]
    assert [one.copy_number for one in register.of_case("C-1")] == ["CG-1", "CG-3", "CG-5"]
    assert [one.state for one in register.of_case("C-0")] == [
        "Replaced by CG-4",
        "Replaced by CG-6",
        "Issued",
    ]
    assert register.of_case("C-2") == []
    assert register.get("CG-7") is None
    assert register.get("CG-5").parts == {"The plan": "abc"}


@pytest.mark.parametrize(
    "damage",
    [
        {"person_id": None},
        {"version": None},
        {"version": "second"},
        {"version": 2},
        {"case_id": ["C-1"]},
        {"parts": "abc"},
        {"parts": {"The plan": 3}},
        {"file": 7},
    ],
)
def test_a_damaged_entry_of_a_run_that_was_cut_off_is_passed_over_and_the_others_are_entered(damage):
    register = IssueRegister()
    spoilt = {name: value for name, value in {**issued().to_json(), **damage}.items() if value is not None}
    register.recover([spoilt, None, "CG-3", [], issued("CG-2").to_json()])
    assert [one.copy_number for one in register] == ["CG-2"]
