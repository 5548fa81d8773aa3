"""The report of a case file audit: what it says, and that it is no statistic."""

from __future__ import annotations

from dataclasses import replace

from pipeline.documents.assembled import audit_report
from pipeline.formats.printed_values import written
from pipeline.formats.word import Template
from tests.documents.printing import TEMPLATES, assert_golden, every_part, text_of
from tests.procedure.audit.test_tally import audit_of, late
from tests.rich_case import HOUSE, rich_case


def report_of(audit):
    (paper,) = audit_report.papers(audit, HOUSE)
    return Template(TEMPLATES / "audit_report.docx", form=written).fill(paper.context)


def two():
    return audit_of(rich_case(), replace(late(), details=replace(late().details, case_id="C-0002")))


def test_the_wording_is_the_golden_wording():
    assert_golden("audit_report - auditor", report_of(replace(two(), left_out=("C-0009",))))


def test_it_is_marked_as_restricted_and_says_that_it_is_no_statistic():
    text = text_of(report_of(two()))
    assert "RESTRICTED, " in text
    assert "It is not a statistic" in text
    assert "For the auditor and the team only" in text


def test_it_names_cases_by_reference_and_nobody():
    everything = every_part(report_of(two()))
    assert "C-0002" in everything
    for name in ("Fernhollow", "Oakmoss"):
        assert name not in everything


def test_it_has_two_places_for_what_the_auditor_writes():
    assert every_part(report_of(two())).count('w:val="own:') == 2


def test_of_what_is_not_kept_the_first_ten_are_named_and_the_rest_counted(monkeypatch):
    monkeypatch.setattr(audit_report, "_MOST", 1)
    audit = two()
    text = text_of(report_of(audit))
    assert f"{len(audit.unkept()) - 1} more are in the workbook, on the sheet Duties." in text


def test_where_everything_is_kept_it_says_so():
    audit = two()
    audit.lines.clear()
    assert "Every duty was met." in text_of(report_of(audit))
