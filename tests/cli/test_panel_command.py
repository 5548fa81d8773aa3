"""The HSB team's list of a month, as an officer makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_cli import put
from tests.documents.printing import text_of
from tests.trouble.draft import base

LIST = Path("outputs/panel/panel 2026-08.docx")


def decided(reason="An assessment will say what work is needed."):
    """The ordinary workbook, with a decision on an assessment at the discussion that the team came to."""
    sheets = base()
    heads, first, *others = sheets["Strategy discussions"]
    heads += ["AIM assessment", "AIM reason"]
    first += ["No", reason]
    for row in others:
        row += ["", ""]
    return sheets


def test_panel_writes_the_list_of_the_month_and_says_what_is_on_it(hsb):
    put("inputs/cases.xlsx", decided())
    code, said = hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    assert code == 0, said
    assert "August 2026: 1 case, 1 meeting of the HSB team, and 0 other requests to it." in said
    assert "Reasons: An assessment will say what work is needed." in text_of(LIST.read_bytes())


def test_a_discussion_without_an_invitation_of_the_team_is_named_with_what_to_do(hsb):
    sheets = base()
    row = next(
        one
        for one in sheets["Attendance"]
        if one[0] == "SD-0001" and one[1].endswith("armful sexual behaviour team")
    )
    row[4:] = ["No", "No"]
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("panel", "--month", "8/2026", "--as-of", "30/10/2026")
    assert code == 0
    assert "no invitation to the team is recorded: SD-0001. Invite it" in said


def test_a_case_that_is_held_back_is_left_out_and_named_on_the_list_and_on_the_screen(hsb):
    sheets = decided()
    sheets["Referrals"][1][3] = "31/02/2026"
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    assert code == 1
    assert "Left out until errors are corrected (see 'hsb check'): C-0001." in said
    text = text_of(LIST.read_bytes())
    assert "Not on this list, until errors in their rows are put right: C-0001." in text
    assert "SD-0001" not in text


def test_a_text_that_names_the_child_is_named_by_its_place_and_not_printed(hsb):
    name = base()["Cases"][1][1]
    put("inputs/cases.xlsx", decided(f"{name} is seen first."))
    code, said = hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    assert code == 0
    assert "Text that names somebody was not printed: SD-0001." in said
    assert name not in said
    assert name not in text_of(LIST.read_bytes())


def test_without_a_month_it_is_the_month_of_the_day(hsb):
    put("inputs/cases.xlsx")
    hsb("panel", "--as-of", "30/10/2026")
    assert Path("outputs/panel/panel 2026-10.docx").exists()


@pytest.mark.parametrize("month", ["2026-13", "November", "2026"])
def test_what_is_no_month_is_a_wrong_command(hsb, month):
    put("inputs/cases.xlsx")
    code, said = hsb("panel", "--month", month)
    assert code == 2
    assert "Write it as year-month, for example 2026-11." in said


def test_a_folder_of_templates_from_before_the_list_gets_a_sentence_and_no_fault(hsb):
    put("inputs/cases.xlsx")
    Path("templates").mkdir()
    code, said = hsb("panel", "--as-of", "30/10/2026")
    assert (code, "panel_list.docx: there is no such template." in said) == (4, True), said
    code, said = hsb("audit", "--as-of", "30/10/2026")
    assert (code, "there is no such template." in said) == (4, True), said
    assert not Path("outputs").exists() or not list(Path("outputs").rglob("*.docx"))


def test_a_fault_of_the_program_in_one_case_is_named_and_every_other_case_is_listed(hsb, monkeypatch):
    from pipeline.casefiles.panel_list import PanelRows

    def add(self, case, *rest, add=PanelRows.add):
        if case.id == "C-0001":
            raise KeyError("a fault")
        add(self, case, *rest)

    monkeypatch.setattr(PanelRows, "add", add)
    put("inputs/cases.xlsx")
    code, said = hsb("panel", "--month", "2026-09", "--as-of", "30/10/2026")
    assert (code, "about C-0001" in said) == (70, True), said
    assert "SD-0003" in text_of(Path("outputs/panel/panel 2026-09.docx").read_bytes())


def test_a_second_list_of_the_same_day_changes_nothing(hsb):
    put("inputs/cases.xlsx", decided())
    hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    before = LIST.read_bytes()
    hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    assert LIST.read_bytes() == before


def test_verify_takes_the_list_for_one_of_the_programs_own(hsb):
    put("inputs/cases.xlsx", decided())
    hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    code, said = hsb("verify")
    assert (code, "panel" in said) == (0, False), said


def test_a_case_of_which_an_id_holds_a_name_is_left_out_and_stops_no_other(hsb):
    sheets = decided()
    name = sheets["Cases"][1][1].split()[0]
    for rows in sheets.values():
        for row in rows[1:]:
            row[:] = [f"SD-{name}-1" if one == "SD-0001" else one for one in row]
    put("inputs/cases.xlsx", sheets)
    code, said = hsb("panel", "--month", "2026-08", "--as-of", "30/10/2026")
    assert code == 1
    assert "Left out, because an ID contains a name: 1 case. 'hsb check' names the cell" in said
    assert name not in said
    text = text_of((LIST).read_bytes())
    assert name not in text
    assert "C-0001" not in text
