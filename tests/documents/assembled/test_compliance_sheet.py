from __future__ import annotations

from datetime import date

from pipeline.casefiles.compliance_sheet import duties_of_case
from pipeline.documents.assembled import compliance_sheet
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from pipeline.foundation.plugins import plugins_in
from pipeline.procedure.clock import Clock
from pipeline.procedure.duties import duties_in_force
from pipeline.procedure.part_names import name_in_words
from tests.documents.printing import TEMPLATES, assert_golden, text_of
from tests.making import files_of_case
from tests.naming import named
from tests.procedure.test_all_duties import another_council, case_without_the_second_discussion
from tests.rich_case import HOUSE, rich_case, sparse_case

CLOCK = Clock(date(2026, 10, 30))


def sheet_of(case, clock=CLOCK):
    (sheet,) = compliance_sheet.papers(duties_of_case(case, clock), HOUSE)
    return Template(TEMPLATES / "compliance_sheet.docx", form=written).fill(sheet.context)


def test_the_wording_is_the_golden_wording():
    assert_golden("compliance_sheet - professionals", sheet_of(rich_case()))


def test_every_duty_is_in_the_table_once_with_its_cells_or_why_it_does_not_apply():
    text = text_of(sheet_of(rich_case()))
    table = text[text.index("## Every duty") :]
    in_force = duties_in_force(CLOCK)
    for duty in plugins_in("pipeline.procedure.duties"):
        once = f"| {duty.meaning} |" if duty in in_force else f"{name_in_words(duty.name, CLOCK)}."
        assert table.count(once) == 1, duty.name
    assert "| Met: Strategy discussions, Minutes issued at" not in table
    assert "| Not applicable: No discussion decided against an AIM assessment." in table


def test_what_is_not_met_comes_first_with_its_paragraph_and_cell():
    text = text_of(sheet_of(case_without_the_second_discussion()))
    said = (
        "Overdue | Strategy discussion for child harmed L-0007 is not recorded (R02). "
        "Referral 04/08/2026 16:20, due 05/08/2026 16:20. / "
        "Responding: “Both should be the subject of separate strategy discussions” | Linked children!J2"
    )
    assert said in text
    assert text.index("## In short") < text.index(said) < text.index("## Every duty")
    assert "Contents" not in text


def test_requirements_are_counted_in_a_sentence():
    text = text_of(sheet_of(rich_case()))
    assert "51 requirements apply: 8 overdue, 1 missed, 3 not clear, 6 due, 33 met." in text


def test_what_is_not_entered_several_times_is_one_row_with_its_cells_and_the_oldest():
    rows = duties_of_case(rich_case(), CLOCK).rows
    (late,) = [one for one in rows["faults"] if "is past its date" in one["reasons"][0]]
    assert late["reasons"] == [
        "This action is past its date, and is not recorded as done (R08, R31). 5 times. "
        "Days since: 81 (the oldest)."
    ]


def test_a_duty_that_the_council_switched_off_says_so(tmp_path):
    text = text_of(sheet_of(rich_case(), another_council(tmp_path).clock(date(2026, 10, 30))))
    (line,) = (line for line in text.splitlines() if line.startswith("S01, "))
    assert line.endswith("| Not applicable: switched off in the council's settings.")


def test_every_case_gets_one_and_it_is_proved_like_any_other_document():
    assert named("compliance_sheet.docx") in files_of_case(rich_case())


def test_a_discussion_that_no_linked_child_points_at_does_not_stop_the_sheet():
    assert named("compliance_sheet.docx") in files_of_case(sparse_case())


def test_no_heading_stands_alone_where_the_case_has_nothing_but_its_child():
    from pipeline.model import Case, CaseDetails

    text = text_of(sheet_of(Case(details=CaseDetails(case_id="C-0909", child_name="Quill Emberwick"))))
    assert "Nothing is recorded yet to which the procedure applies." in text
    assert "## Not met, not entered or not known\nNothing." in text
