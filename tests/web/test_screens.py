"""The screens: each shows what the use case found, and does what its form asks for."""

from __future__ import annotations

import re
import shutil

import pytest

from pipeline.app.run_documents import run
from pipeline.formats.excel.package import protect
from pipeline.storage.folder import Outputs
from tests.comparing import tree
from tests.web.site import Browser, folder_of, site_at, words_of

#: Documents that are quickly made.
_FEW = ["plan", "strategy_minutes"]


def test_the_start_says_what_there_is_and_what_to_do(browser):
    words = words_of(browser.get("/"))
    assert "Meadowmere Council" in words
    assert "Cases 2" in words
    assert "No documents have been made yet. Choose the cases, and make them." in words


def test_a_folder_without_inputs_gets_a_sentence(tmp_path):
    words = words_of(Browser(site_at(tmp_path)).get("/"))
    assert "There is no folder named inputs in this folder. Make it, and put your workbooks into it." in words


def test_a_case_says_what_is_due_what_lacks_and_which_files_it_has(browser):
    words = words_of(browser.get("/cases/C-0001"))
    assert (
        "Case C-0001 Make its documents Its family copies Enter or change something in this case "
        "Overdue and due" in words
    )
    assert "None have been made yet." in words
    assert browser.get("/cases/C-9999").status_code == 404


def test_documents_of_the_chosen_case_are_made_and_no_others(browser):
    shown = browser.done("/cases", {"case": "C-0002", "which": "chosen", "document": _FEW})
    assert "1 case with documents" in words_of(shown)
    made = list((browser.site.workplace.out / "cases").iterdir())
    assert [one.name for one in made] == ["C-0002"]
    files = re.findall(r'href="(/files/[^"]+\.docx)"', browser.get("/cases/C-0002").text)
    assert len(files) == len(list(made[0].rglob("*.docx"))) > 1
    answer = browser.get(files[0])
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")


def test_only_the_documents_asked_for_are_made(browser):
    browser.done("/cases", {"which": "all", "document": ["plan"]})
    names = {path.name for path in (browser.site.workplace.out / "cases").rglob("*.docx")}
    assert names
    assert all("plan" in name.casefold() for name in names)


def test_without_a_choice_the_page_says_so_at_the_top_and_at_the_field(browser):
    browser.get("/")
    answer = browser.post("/cases", {"which": "chosen"})
    assert answer.status_code == 422
    sentence = "Choose at least one case, or choose to make the documents of all cases."
    assert answer.text.count(sentence) == 2
    assert 'role="alert"' in answer.text
    assert "<title>Problem: " in answer.text
    assert re.search(r'<a href="#some">.*id="some"', answer.text, re.DOTALL)


def test_the_page_makes_the_same_bytes_as_the_command(browser, tmp_path, hsb):
    browser.done("/cases", {"which": "chosen", "case": "C-0002"})
    root = browser.site.workplace.root
    code, _ = hsb(
        "run",
        str(root / "inputs"),
        "--out",
        str(tmp_path / "command"),
        "--as-of",
        "30/10/2026",
        "--case",
        "C-0002",
    )
    assert code in (0, 1)
    ours, theirs = (
        {path: data for path, data in tree(one).items() if path.startswith("cases/")}
        for one in (root / "outputs", tmp_path / "command")
    )
    assert ours == theirs


def test_a_changed_workbook_is_read_again_and_an_unchanged_one_is_not(browser, monkeypatch):
    from pipeline.web import workplace

    calls, read = [], workplace.read_inputs

    def counted(*where, **how):
        calls.append(where)
        return read(*where, **how)

    monkeypatch.setattr(workplace, "read_inputs", counted)
    browser.get("/")
    browser.get("/cases")
    assert len(calls) == 1
    shutil.copy(folder_of(3) / "inputs" / "cases.xlsx", browser.site.workplace.inputs / "cases.xlsx")
    assert "Cases 3" in words_of(browser.get("/"))
    assert len(calls) == 2


def test_problems_are_listed_by_sheet_and_the_marked_workbook_can_be_saved(browser):
    import openpyxl

    path = browser.site.workplace.inputs / "cases.xlsx"
    book = openpyxl.load_workbook(path)
    book["Referrals"]["C2"] = "the day before <b>yesterday</b>"
    book.save(path)
    answer = browser.get("/workbooks")
    assert "Referrals!C2" in words_of(answer)
    assert "<b>yesterday" not in answer.text
    shown = browser.done("/workbooks")
    (link,) = re.findall(r'href="(/files/check/[^"]+)"', shown.text)
    assert browser.get(link).content.startswith(b"PK")


def test_a_workbook_that_is_added_is_in_the_folder_and_none_is_written_over(browser):
    data = (folder_of(3) / "inputs" / "cases.xlsx").read_bytes()
    sent = browser.post("/workbooks/add", files={"workbooks": ("team north.xlsx", data)})
    assert sent.status_code == 303
    assert (browser.site.workplace.inputs / "team north.xlsx").read_bytes() == data
    again = browser.post("/workbooks/add", files={"workbooks": ("team north.xlsx", b"PK other")})
    assert again.status_code == 409
    assert "Nothing was written over." in words_of(again)
    assert (browser.site.workplace.inputs / "team north.xlsx").read_bytes() == data


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../away.xlsx", "away.xlsx"),
        ("..\\..\\away.xlsx", "away.xlsx"),
        ("C:\\Users\\x\\away.XLSX", "away.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("a:b.xlsx", "a-b.xlsx"),
    ],
)
def test_its_name_is_made_safe_and_leads_nowhere_else(browser, name, kept):
    before = set(browser.site.workplace.root.parent.rglob("*"))
    assert browser.post("/workbooks/add", files={"workbooks": (name, b"PK")}).status_code == 303
    (new,) = set(browser.site.workplace.root.parent.rglob("*")) - before
    assert new == browser.site.workplace.inputs / kept


@pytest.mark.parametrize("name", ["settings.toml", "x.exe", "~$cases.xlsx", ".xlsx", "cases.xlsx.exe"])
def test_what_is_no_workbook_is_not_taken(browser, name):
    before = sorted(browser.site.workplace.inputs.iterdir())
    assert browser.post("/workbooks/add", files={"workbooks": (name, b"PK")}).status_code == 400
    assert sorted(browser.site.workplace.inputs.iterdir()) == before


def test_a_protected_workbook_is_read_once_its_password_is_given(browser):
    path = browser.site.workplace.inputs / "cases.xlsx"
    path.write_bytes(protect(path.read_bytes(), "meadow"))
    refused = browser.get("/")
    assert "password" in words_of(refused)
    browser.post("/password", {"password": "wrong"})
    assert "password" in words_of(browser.get("/"))
    browser.post("/password", {"password": "meadow"})
    assert "Cases 2" in words_of(browser.get("/"))


def test_the_due_list_is_shown_three_ways_and_written(browser):
    for by in ("date", "person", "case", "<script>"):
        assert browser.get("/due", params={"by": by}).status_code == 200
    shown = browser.done("/due")
    assert "/files/due/due.xlsx" in shown.text
    assert browser.get("/files/due/due.ics").content.startswith(b"BEGIN:VCALENDAR")


def test_a_stop_leaves_nothing_half_written_and_the_next_run_goes_on(browser, monkeypatch):
    from pipeline.web.screens import cases

    def stopped_by_somebody(reading, request, progress):
        browser.site.jobs.running.stop()
        return run(reading, request, progress)

    with monkeypatch.context() as patch:
        patch.setattr(cases, "run", stopped_by_somebody)
        sent = browser.post("/cases", {"which": "all", "document": _FEW})
        shown = browser.get(sent.headers["location"])
    assert "It was stopped." in words_of(shown)
    assert not list(browser.site.workplace.out.glob(".staging-*"))
    assert "2 cases with documents" in words_of(browser.done("/cases", {"which": "all", "document": _FEW}))


def test_where_another_program_holds_the_outputs_one_sentence_says_so(browser):
    with Outputs(browser.site.workplace.out):
        shown = browser.done("/cases", {"which": "all", "document": _FEW})
    assert "It could not be done" in words_of(shown)
    assert "2 cases with documents" in words_of(browser.done("/cases", {"which": "all", "document": _FEW}))


def test_progress_is_told_until_the_work_ends(browser):
    sent = browser.post("/cases", {"case": "C-0001", "which": "chosen", "document": _FEW})
    events = browser.client.get(sent.headers["location"] + "/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    told = events.text.split("\n\n")
    assert '"state": "done"' in told[-2]


def test_the_answer_of_a_run_that_was_long_ago_says_where_its_files_are(browser):
    for path in ("/made/x", "/progress/x"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert "list of files" in words_of(answer) or "folder outputs" in words_of(answer)


def test_drafts_are_listed_apart(browser):
    browser.done("/cases", {"which": "all", "drafts": "yes", "document": "parents_plan"})
    drafts = words_of(browser.get("/files", params={"show": "drafts"}))
    assert "DRAFT" in drafts
    assert "withheld" not in drafts


def test_whatever_a_settings_file_or_a_workbook_holds_is_shown_as_text(tmp_path):
    shutil.copytree(folder_of(2), tmp_path / "folder")
    settings = tmp_path / "folder" / "inputs" / "settings.toml"
    text = settings.read_text(encoding="utf-8").replace("Meadowmere Council", "<img src=x onerror=alert(1)>")
    settings.write_text(text, encoding="utf-8")
    answer = Browser(site_at(tmp_path / "folder")).get("/")
    assert "<img" not in answer.text
    assert "&lt;img src=x" in answer.text
