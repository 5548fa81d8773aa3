"""The pack of a case file audit, as an officer makes it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from tests.cli.test_cli import put
from tests.documents.printing import text_of
from tests.naming import named
from tests.trouble.draft import base

PACK = Path("outputs/audits/2026-10-30 seed 1")


def test_audit_writes_the_sheets_of_the_drawn_cases_a_report_and_a_workbook(hsb):
    put("inputs/cases.xlsx")
    code, said = hsb("audit", "--cases", "1", "--as-of", "30/10/2026")
    assert code == 0, said
    (drawn,) = [one for one in ("C-0001", "C-0002") if one in said]
    assert f"Drawn: 1 of 2 cases, seed 1: {drawn}." in said
    assert {path.name for path in PACK.iterdir()} == {
        f"{drawn} - {named('compliance_sheet.docx')}",
        "audit_report.docx",
        "audit.xlsx",
    }
    text = text_of((PACK / "audit_report.docx").read_bytes())
    assert f"1 of 2, from all cases of the workbooks, with seed 1: {drawn}." in text


def test_where_fewer_cases_are_there_than_asked_for_it_says_so(hsb):
    put("inputs/cases.xlsx")
    _, said = hsb("audit", "--as-of", "30/10/2026")
    assert "Drawn: 2 of 2 cases (8 were asked for), seed 1: C-0001, C-0002." in said


def test_a_case_that_is_held_back_is_not_in_the_draw_and_is_named(hsb):
    sheets = base()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("audit", "--as-of", "30/10/2026")
    assert code == 1
    assert "Not in the draw until errors are corrected (see 'hsb check'): C-0001." in said
    report = text_of((PACK / "audit_report.docx").read_bytes())
    assert "Not in the draw, until errors in their rows are put right: C-0001." in report


def test_only_cases_first_referred_in_the_time_that_is_given_are_drawn(hsb):
    put("inputs/cases.xlsx")
    _, said = hsb("audit", "--from", "1/9/2026", "--as-of", "30/10/2026")
    assert "Drawn: 1 of 1 cases (8 were asked for), seed 1: C-0002." in said
    report = text_of((PACK / "audit_report.docx").read_bytes())
    assert "all cases of the workbooks first referred from 1 September 2026" in report
    code, said = hsb("audit", "--to", "1/9/2020", "--as-of", "30/10/2026")
    assert code == 3
    assert "No case can be drawn" in said


def test_the_same_audit_again_changes_nothing_and_what_the_auditor_wrote_is_not_written_over(hsb):
    put("inputs/cases.xlsx")
    hsb("audit", "--as-of", "30/10/2026")
    before = {path: path.read_bytes() for path in PACK.iterdir()}
    hsb("audit", "--as-of", "30/10/2026")
    assert {path: path.read_bytes() for path in PACK.iterdir()} == before
    report = Document(PACK / "audit_report.docx")
    report.add_paragraph("Good work on the plan.")
    report.save(PACK / "audit_report.docx")
    written = (PACK / "audit_report.docx").read_bytes()
    hsb("audit", "--as-of", "30/10/2026")
    assert (PACK / "audit_report.docx").read_bytes() == written


def test_what_the_auditor_wrote_in_a_place_of_the_report_is_in_its_next_version(hsb):
    sheets = base()
    put("inputs/cases.xlsx", sheets)
    hsb("audit", "--as-of", "30/10/2026")
    report = Document(PACK / "audit_report.docx")
    table = next(iter(report.element.body.iter(qn("w:sdtContent")))).find(qn("w:tbl"))
    Table(table, report).rows[1].cells[-1].text = "Good work on the plan."
    report.save(PACK / "audit_report.docx")
    discussion = next(one for one in sheets["Strategy discussions"] if one[0] == "SD-0003")
    discussion[4] = datetime(2026, 9, 20, 10, 0)
    put("inputs/cases.xlsx", sheets)
    said = hsb("audit", "--as-of", "30/10/2026")[1]
    text = text_of((PACK / "audit_report.docx").read_bytes())
    assert "Good work on the plan." in text, said
    assert "within 24 hours of each referral. | Missed 1 | C-0002" in text
    assert not list(PACK.glob("*(new)*"))


def test_no_file_of_the_pack_but_the_compliance_sheets_may_name_a_child(hsb, monkeypatch):
    from pipeline.app import make_audit

    put("inputs/cases.xlsx")
    name = base()["Cases"][1][1]
    monkeypatch.setattr(make_audit.audit_report, "TITLE", f"Case file audit of {name}")
    code, said = hsb("audit", "--as-of", "30/10/2026")
    assert code == 5
    assert name not in said
    assert not PACK.exists()


def test_a_case_of_which_an_id_holds_a_name_is_left_out_and_stops_no_other(hsb):
    sheets = base()
    name = sheets["Cases"][1][1].split()[0]
    for rows in sheets.values():
        for row in rows[1:]:
            row[:] = [f"SD-{name}-1" if one == "SD-0001" else one for one in row]
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("audit", "--as-of", "30/10/2026")
    assert code == 1
    assert "Left out, because an ID contains a name: 1 case. 'hsb check' names the cell" in said
    assert name not in said
    text = text_of((PACK / "audit_report.docx").read_bytes())
    assert name not in text
    assert "C-0001" not in text
