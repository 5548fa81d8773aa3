"""A first case from an empty folder to its documents, entered on the page alone."""

from __future__ import annotations

from pipeline.app.check_workbooks import check
from pipeline.formats.excel.reader import read
from pipeline.model import recorded
from pipeline.model.finding import Severity
from tests.web.first_case import enter_first_case
from tests.web.officer import Officer
from tests.web.site import Browser, site_at, words_of


def test_a_first_case_from_an_empty_folder_to_its_documents(tmp_path):
    browser = Browser(site_at(tmp_path))
    officer = Officer(browser)
    enter_first_case(officer)
    reading = read([tmp_path / "inputs" / "cases.xlsx"])
    (case,) = reading.cases
    cells = sum(recorded(value) for row in case.records() for value in row.values())
    assert (officer.answers, officer.clicks, officer.pages, cells) == (108, 154, 46, 181)
    assert "Nothing more has to be entered for now." in words_of(officer.answer)
    found = check(reading, browser.site.workplace.entering.clock)
    assert [one.sentence for one in found if one.severity is Severity.ERROR] == []
    browser.done("/cases", {"which": "all", "document": ["strategy_minutes", "safety_plan"]})
    made = {path.name for path in (tmp_path / "outputs" / "cases" / "C-0001").rglob("*.docx")}
    assert len(made) >= 2
