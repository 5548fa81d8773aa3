"""What other commands have made is found from the page."""

from __future__ import annotations

from pipeline.app.run_page.made_apart import made_apart


def test_the_latest_of_each_kind_is_linked(tmp_path):
    for path in (
        "reports/2026-27-Q1/partnership.docx",
        "reports/2026-27-Q2/partnership.docx",
        "panel/panel 2026-09.docx",
        "panel/panel 2026-10.docx",
        "audits/2026-10-30 seed 1/audit_report.docx",
        "audits/2026-10-30 seed 1/C-0001 - Compliance sheet.docx",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert [tuple(one) for one in made_apart(tmp_path)] == [
        ("Report to the partnership", "2026-27-Q2", "reports/2026-27-Q2/partnership.docx"),
        ("HSB team's list", "panel 2026-10", "panel/panel 2026-10.docx"),
        ("Audit report", "2026-10-30 seed 1", "audits/2026-10-30 seed 1/audit_report.docx"),
    ]


def test_where_no_other_command_was_used_there_is_nothing(tmp_path):
    assert list(made_apart(tmp_path)) == []
