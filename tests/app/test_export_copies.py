"""The export of all that was issued to one person."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from pipeline.app.export_copies import ExportRequest, export_copies
from pipeline.app.said.of_copies import export_lines
from pipeline.casefiles.encryption import is_encrypted
from pipeline.casefiles.issue_register import FILE_NAME
from pipeline.casefiles.render_context import templates_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import Outputs
from tests.app.test_run_documents import COPY, KEPT, SETTINGS, ran
from tests.family_case import MEETING, approved, changed, family_case, told
from tests.locked import locked
from tests.making import TEMPLATES
from tests.shared import shared_folder

NAME = COPY.rsplit("/", 1)[-1]


def request_for(tmp_path, person="F-0001", **more):
    values = {
        "to": tmp_path / "request",
        "house": SETTINGS.house(),
        "templates": templates_in(TEMPLATES),
        "today": date(2026, 10, 31),
    }
    return ExportRequest(case_id="C-0501", person_id=person, **{**values, **more})


def export(tmp_path, *cases, person="F-0001", **more):
    """The result of an export, with these cases in the workbooks."""
    with Outputs(tmp_path / "out") as outputs:
        return export_copies(Reading(PackedCases(cases)), request_for(tmp_path, person, **more), outputs)


def exported_files(tmp_path):
    root = tmp_path / "request"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def rows(tmp_path, name):
    """The rows of a sheet of the export, each by its headings."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO((tmp_path / "request" / name).read_bytes())).worksheets
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(place for place, row in enumerate(cells) if row[0] == "Copy number")
    return [dict(zip(cells[start], row, strict=True)) for row in cells[start + 1 :]]


def both():
    """The case with a copy for each parent; the father's is of the plan."""
    return approved(approved(family_case()), "F-0002", "plan", MEETING)


@pytest.fixture
def issued(tmp_path):
    """A folder with a copy for each parent, and drafts."""
    made = shared_folder("a copy for each parent", lambda folder: ran(folder, both(), day=28))
    shutil.copytree(made, tmp_path / "out")
    return tmp_path


def test_each_copy_of_one_person_is_there_as_it_went_out_and_none_of_anybody_else(issued):
    found = export(issued, both())
    assert exported_files(issued) == [
        f"copies/CG-0501 - {NAME}",
        "covering sheet.xlsx",
        "for the officer.xlsx",
    ]
    assert (issued / f"request/copies/CG-0501 - {NAME}").read_bytes() == (issued / "out" / COPY).read_bytes()
    assert not found.needs_a_person
    assert any((issued / "out/cases/C-0501/drafts/F-0001").iterdir()), "there were drafts to leave out"


def test_the_covering_sheet_says_what_was_given_when_how_and_in_which_version(issued):
    export(issued, both())
    (row,) = rows(issued, "covering sheet.xlsx")
    assert (row["Document"], row["Version"], row["Issued on"]) == ("AIM report", "1", "28 October 2026")
    assert (row["How it was given"], row["Given at"]) == ("By hand", "Not recorded")
    assert (row["Recalled or replaced"], row["File"]) == ("No", f"CG-0501 - {NAME}")


def test_the_export_is_entered_in_the_log_with_the_numbers_of_the_copies(issued):
    export(issued, both())
    last = json.loads((issued / "out/audit.log").read_text(encoding="utf-8").splitlines()[-1])
    found = {name: last[name] for name in ("what", "case", "person", "copies")}
    assert found == {"what": "exported", "case": "C-0501", "person": "F-0001", "copies": ["CG-0501"]}


def test_a_recalled_copy_is_exported_apart_with_why_and_the_covering_sheet_does_not_say_why(issued):
    child = replace(family_case().linked_children[0], child_name="Lovage Thimblequill")
    before = told(family_case(), "Lovage Thimblequill came with us.", number=3)
    ran(issued / "second", approved(before), day=28)
    late = replace(approved(before), linked_children=(child,))
    ran(issued / "second", late)
    assert (issued / "second" / KEPT).exists()
    with Outputs(issued / "second") as outputs:
        found = export_copies(Reading(PackedCases([late])), request_for(issued), outputs)
    assert exported_files(issued)[-1] == f"look first/CG-0501 - {NAME}"
    (covering,), (officers,) = rows(issued, "covering sheet.xlsx"), rows(issued, "for the officer.xlsx")
    assert (covering["Recalled or replaced"], covering["File"]) == ("Recalled", "To be decided")
    assert "It contains something that is withheld today" in officers["Look first"]
    said = "\n".join(export_lines(found, request_for(issued)))
    assert "Copy CG-0501, look first: It contains something that is withheld today" in said
    assert found.needs_a_person
    for text in (said, *map(str, officers.values()), *map(str, covering.values())):
        assert "Thimblequill" not in text


def test_a_copy_that_no_run_has_recalled_yet_is_searched_by_the_export_itself(tmp_path):
    child = replace(family_case().linked_children[0], child_name="Lovage Thimblequill")
    before = approved(told(family_case(), "Lovage Thimblequill came with us.", number=3))
    ran(tmp_path / "out", before, day=28)
    (copy,) = export(tmp_path, replace(before, linked_children=(child,))).copies
    assert (copy.folder, copy.is_recalled) == ("look first", False)
    assert any("It contains something that is withheld today" in one for one in copy.why)


def test_a_replaced_copy_is_exported_with_the_one_that_replaced_it(issued):
    later = told(both(), "We changed this.", number=3)
    again = approved(later, version=2, supersedes="CG-0501")
    ran(issued / "out", again)
    found = export(issued, again)
    assert [one.state for one in found.copies] == ["Replaced by CG-0503", "No"]
    assert len([one for one in exported_files(issued) if one.endswith(".docx")]) == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda path: path.unlink(), "Its file is no longer here."),
        (lambda path: path.write_bytes(b"typed by hand"), "Its file has been changed since it was issued"),
    ],
)
def test_a_file_that_is_gone_or_changed_is_named_and_not_handed_over(issued, change, why):
    change(issued / "out" / COPY)
    found = export(issued, both())
    assert exported_files(issued) == ["covering sheet.xlsx", "for the officer.xlsx"]
    assert found.copies[0].missing.startswith(why)
    assert found.needs_a_person
    (row,) = rows(issued, "covering sheet.xlsx")
    assert row["File"] == "Not here"
    assert any("No longer there: 1." in line for line in export_lines(found, request_for(issued)))


def test_a_link_in_place_of_a_copy_is_not_followed(issued):
    path = issued / "out" / COPY
    path.rename(issued / "elsewhere.docx")
    path.symlink_to(issued / "elsewhere.docx")
    assert export(issued, both()).copies[0].missing == "Its file is no longer here."


def test_a_copy_with_a_password_keeps_it_and_the_officer_reads_which(tmp_path):
    passwords = tmp_path / "apart"
    ran(tmp_path / "out", both(), day=28, passwords=passwords)
    found = export(tmp_path, both(), passwords=passwords)
    assert is_encrypted((tmp_path / f"request/copies/CG-0501 - {NAME}").read_bytes())
    (row,) = rows(tmp_path, "for the officer.xlsx")
    assert row["Password"] == "That of C-0501 F-0001"
    said = "\n".join(export_lines(found, request_for(tmp_path)))
    assert "With a password: 1. The password is that of C-0501 F-0001 in the password folder." in said
    word = (passwords / "C-0501 F-0001.txt").read_text(encoding="ascii").strip()
    assert word not in said + str(row)


def test_a_copy_whose_password_is_lost_is_to_be_looked_at(tmp_path):
    ran(tmp_path / "out", both(), day=28, passwords=tmp_path / "apart")
    (copy,) = export(tmp_path, both()).copies
    assert copy.why == [
        "It is locked, and its password is not in the folder, so it has not been searched for what is "
        "withheld today."
    ]


def test_where_the_case_or_the_person_is_not_in_the_workbooks_each_copy_is_to_be_looked_at(issued):
    (copy,) = export(issued).copies
    assert copy.why[0].startswith("The case is not in the workbooks")
    without = replace(both(), family=tuple(one for one in both().family if one.person_id != "F-0001"))
    (copy,) = export(issued, without, to=issued / "another").copies
    assert copy.why[0].startswith("The person is not on the sheet Family members")


def test_the_copies_of_who_may_have_none_any_more_are_searched_all_the_same(issued):
    without = changed(both(), "family", {"person_id": "F-0001"}, may_receive_copy=False)
    (copy,) = export(issued, without).copies
    assert copy.why == ["The sheet Family members says that this person may not have copies now."]


def test_nothing_is_written_or_logged_for_a_person_without_copies(issued):
    before = (issued / "out/audit.log").read_bytes()
    found = export(issued, both(), person="F-0003")
    assert not (issued / "request").exists()
    assert (issued / "out/audit.log").read_bytes() == before
    assert "The register has no copy" in next(export_lines(found, request_for(issued, "F-0003")))


def test_the_folder_has_to_be_empty_and_outside_the_outputs(issued):
    (issued / "request").mkdir()
    (issued / "request" / "old.docx").write_bytes(b"x")
    with pytest.raises(OutputError, match="is not empty"):
        export(issued, both())
    with pytest.raises(OutputError, match="is inside the outputs folder"):
        export(issued, both(), to=issued / "out" / "export")


def test_a_folder_of_copies_that_cannot_be_opened_stops_the_export(issued):
    with locked((issued / "out" / COPY).parent), pytest.raises(OutputError, match="cannot be opened"):
        export(issued, both())
    assert not (issued / "request").exists()


def test_a_row_of_the_register_that_was_taken_out_is_exported_and_said(issued):
    book = openpyxl.load_workbook(io.BytesIO((issued / "out" / FILE_NAME).read_bytes()))
    book["Copies issued"].delete_rows(5)
    book.save(issued / "out" / FILE_NAME)
    found = export(issued, both())
    assert [one.entry.copy_number for one in found.copies] == ["CG-0501"]
    assert found.said == [
        "According to audit.log copy CG-0501 was issued, but issue_register.xlsx has no row for it."
    ]
