"""The report on the page: a draft to look at, and its publication as a step of its own."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from pipeline.formats.excel.report_workbook import read_report_workbook
from tests.reporting.making import three_measures
from tests.web.site import Browser, folder_of, site_at, words_of

QUARTER = "2026-27-Q2"


@pytest.fixture(scope="module", autouse=True)
def _few_measures():
    with three_measures():
        yield


@pytest.fixture
def site(tmp_path):
    shutil.copytree(folder_of(6), tmp_path / "folder")
    return site_at(tmp_path / "folder")


def register(browser):
    file = browser.site.workplace.out / "reports" / "released.json"
    return json.loads(file.read_text())["editions"] if file.exists() else []


def test_a_draft_shows_what_it_says_its_tables_what_is_hidden_and_its_files(browser):
    start = browser.get("/report")
    assert f'<option value="{QUARTER}" selected>' in start.text
    page = browser.done("/report", {"period": QUARTER})
    words = words_of(page)
    assert words.count("Draft report: July to September 2026") == 1
    for heading in ("What it says", "What is hidden", "Tables", "Publish this report"):
        assert heading in words
    assert "Figures are of the twelve months to 30 September 2026 unless they say otherwise." in words
    assert "hsb" not in words
    assert "--" not in words
    assert re.search(r"restricted\.xlsx</a> \(for the team only\)", page.text)
    assert f'href="/look/reports/{QUARTER}/partnership.docx"' in page.text
    assert not register(browser)
    assert "(for the team only)" in words_of(browser.get("/files"))


def test_each_chart_is_a_picture_with_the_text_that_says_what_it_shows(browser):
    page = browser.done("/report", {"period": QUARTER})
    pictures = re.findall(r'<img src="(/picture/[^"]+)" alt="Chart: ', page.text)
    charts = list((browser.site.workplace.out / "reports" / QUARTER / "charts").glob("*.png"))
    assert len(pictures) == len(charts)
    for one in pictures:
        assert browser.get(one).headers["content-type"] == "image/png"


def test_what_is_not_read_is_not_published(browser):
    form = browser.get("/report/publish", params={"period": QUARTER})
    assert "It sends nothing to anybody" in words_of(form)
    answer = browser.post("/report/publish", {"period": QUARTER})
    assert answer.status_code == 422
    assert "<title>Problem: " in answer.text
    assert not register(browser)


def test_a_report_is_published_then_taken_back_by_a_named_person_with_a_reason(browser):
    page = browser.done("/report/publish", {"period": QUARTER, "read": "yes"})
    assert "Published report: July to September 2026" in words_of(page)
    assert len(register(browser)) == 1
    assert "July to September 2026" in words_of(browser.get("/report"))
    shown = browser.get("/report/take-back", params={"period": QUARTER})
    assert "Take back the report on July to September 2026" in words_of(shown)
    form = {"period": QUARTER, "by": " ", "reason": ""}
    answer = browser.post("/report/take-back", form)
    assert answer.status_code == 422
    assert 'href="#by"' in answer.text
    assert 'href="#reason"' in answer.text
    form = {"period": QUARTER, "by": "Cedar Dimblethorpe", "reason": "A figure was wrong."}
    assert browser.post("/report/take-back", form).status_code == 303
    assert "Taken back by Cedar Dimblethorpe" in words_of(browser.get("/report"))
    assert browser.client.get("/report/take-back").status_code == 409


def test_a_draft_of_a_period_that_is_not_over_says_when_it_can_be_published(browser):
    page = browser.done("/report", {"period": "2026-27-Q3"})
    assert "It can be published after 31/12/2026." in words_of(page)
    assert "Publish this report" not in words_of(page)


def test_a_period_that_is_not_over_stays_a_draft(browser):
    page = browser.done("/report/publish", {"period": "2026-27-Q3", "read": "yes"})
    assert "It may not be published" in words_of(page)
    assert "is not over" in words_of(page)
    assert not register(browser)


@pytest.mark.parametrize(
    "period", ["", "2019-20-Q1", "../x", "2026-27-Q9", "2027-01-01", "2026-02-01 to 2026-01-01"]
)
def test_no_other_period_is_reported_on(browser, period):
    for path in ("/report", "/report/publish", "/report/plan/choose"):
        assert browser.post(path, {"period": period, "read": "yes"}).status_code == 409


@pytest.mark.parametrize(
    ("first", "last", "at"),
    [
        ("1/7/2026", "", "last"),
        ("soon", "30/9/2026", "first"),
        ("30/9/2026", "1/7/2026", "last"),
        ("1/7/2027", "1/8/2027", "first"),
        ("1/7/1949", "1/8/2026", "first"),
    ],
)
def test_days_that_are_no_period_are_said_at_the_top_and_at_their_field(browser, first, last, at):
    answer = browser.post("/report", {"period": QUARTER, "first": first, "last": last})
    assert answer.status_code == 422
    assert "<title>Problem: " in answer.text
    assert f'href="#{at}"' in answer.text
    assert f'id="{at}-problem"' in answer.text
    assert f'value="{first}"' in answer.text


def test_a_report_is_of_any_days(browser):
    page = browser.done("/report", {"period": QUARTER, "first": "1/7/2026", "last": "15/8/2026"})
    assert "Draft report: 1 July 2026 to 15 August 2026" in words_of(page)
    link = re.search(r'href="(/report/publish\?[^"]+)"', page.text)[1]
    assert "1 July 2026 to 15 August 2026" in words_of(browser.get(link))


def test_the_plan_is_chosen_then_changed_in_a_form(browser):
    assert "There is no plan yet" in words_of(browser.get("/report/plan"))
    page = browser.done("/report/plan/choose", {"period": QUARTER})
    assert "publication plan is in" in words_of(page)
    plan = browser.get("/report/plan")
    digest = re.search(r'name="digest" value="(\w+)"', plan.text)[1]
    answer = browser.post("/report/plan", {"digest": digest, "time.K01": "half-year"})
    assert answer.status_code == 303
    assert 'K01 = "half-year"' in browser.get("/files/reports/publication_plan.toml").text
    assert browser.post("/report/plan", {"digest": digest, "time.K01": "year"}).status_code == 409
    assert "The plan is saved" in words_of(browser.get(answer.headers["location"]))


def test_a_register_that_cannot_be_read_is_said_and_nothing_goes_out(browser):
    folder = browser.site.workplace.out / "reports"
    folder.mkdir(parents=True)
    (folder / "released.json").write_text("damaged")
    assert "Nothing can be published" in words_of(browser.get("/report"))
    page = browser.done("/report/publish", {"period": QUARTER, "read": "yes"})
    assert "It may not be published" in words_of(page)
    assert (folder / "released.json").read_text() == "damaged"


def test_a_register_that_lost_a_report_is_said_and_the_report_can_be_taken_back(browser):
    browser.done("/report/publish", {"period": QUARTER, "read": "yes"})
    (browser.site.workplace.out / "reports" / "released.json").unlink()
    page = browser.get("/report")
    assert "Its copy, released_copy.json, was used instead." in words_of(page)
    assert "Nothing can be published" not in words_of(page)
    (browser.site.workplace.out / "released_copy.json").unlink()
    page = browser.get("/report")
    assert "A report that was published is not in" in words_of(page)
    assert "hsb" not in words_of(page)
    link = re.search(r'href="(/report/take-back[^"]+)"', page.text)[1]
    assert "Take back the report on July to September 2026" in words_of(browser.get(link))
    form = {"period": QUARTER, "by": "Cedar Dimblethorpe", "reason": "It was never sent."}
    assert browser.post("/report/take-back", form).status_code == 303
    assert "Nothing can be published" not in words_of(browser.get("/report"))
    assert [one["taken back"]["reason"] for one in register(browser)] == ["It was never sent."]


def test_a_report_of_long_ago_is_in_the_list_of_files(browser):
    assert browser.client.get("/report/made/nothing").status_code == 404
    assert Browser(browser.site).client.get("/report/plan/chosen/nothing").status_code == 404


def test_both_editions_are_shown_from_their_files_after_the_program_was_started_again(browser):
    made = browser.done("/report", {"period": QUARTER})
    assert f'href="/report/edition/{QUARTER}/restricted.xlsx">Look at its tables' in made.text
    again = Browser(site_at(browser.site.workplace.root))
    assert "No report has been made yet." not in words_of(again.get("/report"))
    shown = again.get(f"/report/edition/{QUARTER}/partnership.xlsx")
    file = again.site.workplace.file(f"reports/{QUARTER}/partnership.xlsx")
    sheets = [one.sheet for one in read_report_workbook(file).tables]
    assert all(f"<summary>{one}: " in shown.text for one in sheets)
    assert "Headlines" in sheets
    assert len(re.findall('alt="Chart: ', shown.text)) == len(re.findall('alt="Chart: ', made.text))
    assert "For the team only." not in words_of(shown)
    own = again.get(f"/report/edition/{QUARTER}/restricted.xlsx")
    assert "For the team only. Do not send it to anybody." in words_of(own)
    assert "OFFICIAL-SENSITIVE" in words_of(own)
    assert "C-0001" in words_of(own)
    assert "partnership.docx" not in own.text
    for path in ("none/partnership.xlsx", f"{QUARTER}/partnership.docx", "../inputs/cases.xlsx"):
        assert again.get(f"/report/edition/{path}").status_code == 404
