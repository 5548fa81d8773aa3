"""Family copies on the page: two people, two sign-ins, one copy that goes out."""

from __future__ import annotations

import html
import re
import shutil
import zipfile

import pytest

from pipeline.app.code_changes import CLEARED, SET_UP
from pipeline.app.copy_desk import CopyDesk
from pipeline.app.enter_in_workbook import enter_in_workbook
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.model import CopyGiven
from pipeline.storage.audit_log import entries_of
from pipeline.web.signed_in import MINUTES, SignedIn
from tests.app.test_decide_copy import FIRST, KEY, SECOND, Desk, _make
from tests.making import TEMPLATES
from tests.shared import shared_folder
from tests.web.site import Browser, site_at, words_of

CODE, OTHER = "seven lanterns", "nine herons up"
PATH = "/copy?case=C-0501&person=F-0001&document=parents_aim_report&about=AIM-0001"

SAFETY_PLAN = "/copy?case=C-0501&person=F-0001&document=parents_safety_plan&about="


@pytest.fixture
def browser(tmp_path):
    """A browser at a folder with one case whose copies are all drafts."""
    shutil.copytree(shared_folder("one case for decisions", _make), tmp_path / "f")
    return Browser(site_at(tmp_path / "f"))


@pytest.fixture
def desk(browser):
    return Desk(browser.site.workplace.root)


def sign_in(browser, name=FIRST, code=CODE, then=PATH):
    browser.get("/")
    fields = {"name": name, "code": code, "again": code, "then": then}
    return browser.post("/sign-in", fields)


def field_of(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.text)[1]


def send(browser, do, answer=None, **more):
    """Send the form of what to do, as the screen has it."""
    shown = answer or browser.get(PATH)
    fields = {name: field_of(shown, name) for name in ("case", "person", "document", "about", "mark", "who")}
    return browser.post("/copy", {**fields, "do": do, **more})


def test_the_list_of_a_case_says_what_is_so_of_each_copy(browser):
    assert "C-0501" in words_of(browser.get("/copies"))
    words = words_of(browser.get("/copies/C-0501"))
    assert "Mother (F-0001)" in words
    assert "A draft, to be approved Nobody has approved it. " in words
    assert "Copies given has no row" not in words
    assert browser.get("/copies/C-9999").status_code == 404


def test_a_copy_is_shown_as_pages_with_its_words_and_what_is_withheld(browser):
    answer = browser.get(PATH)
    words = words_of(answer)
    assert "Content code" in words
    assert "Withheld by a decision" in words
    pictures = [one.replace("&amp;", "&") for one in re.findall(r'<img src="([^"]+)"', answer.text)]
    assert pictures
    page = browser.client.get(pictures[0])
    assert (page.headers["content-type"], page.content[:4]) == ("image/png", b"\x89PNG")
    assert browser.client.get(pictures[0].replace("/page/1", "/page/99")).status_code == 404
    assert '<p class="words">' in answer.text


def test_nothing_is_written_to_look_at_a_copy(browser):
    browser.get(PATH)
    assert not list(browser.site.workplace.root.glob("outputs/**/*"))


def test_two_people_sign_in_after_each_other_and_the_copy_goes_out(browser, desk):
    assert "Nobody is signed in." in words_of(browser.get(PATH))
    assert sign_in(browser).headers["location"] == PATH
    done = send(browser, "approve", read="yes")
    assert done.status_code == 303
    shown = browser.get(done.headers["location"])
    assert "The approval is entered." in words_of(shown)
    assert desk.row().approved_by == FIRST
    assert f"{FIRST} cannot check this copy" in words_of(shown)
    assert "The same person seems to have approved and checked" in words_of(shown)
    assert send(browser, "check", shown, read="yes").status_code == 422
    assert browser.post("/sign-out").status_code == 303
    assert sign_in(browser, SECOND, OTHER).status_code == 303
    done = send(browser, "check", read="yes")
    assert desk.row().second_checker == SECOND
    assert "goes out with the next documents" in words_of(browser.get(done.headers["location"]))
    browser.done("/cases", {"which": "chosen", "case": "C-0501", "document": "parents_aim_report"})
    shown = browser.get(PATH)
    assert "Out: copy CG-0001" in words_of(shown)
    assert 'href="/files/cases/C-0501/family/F-0001/' in shown.text
    done = send(browser, "given", shown, method="hand", given_on="30/10/2026")
    assert "It is entered how the copy was given." in words_of(browser.get(done.headers["location"]))
    done = send(browser, "stop", reason="withheld")
    recalled = browser.get(done.headers["location"])
    assert "Recalled: copy CG-0001" in words_of(recalled)
    assert "Do not give this copy to anybody." in words_of(recalled)
    assert "The file that went out" not in words_of(recalled)
    browser.done("/cases", {"which": "chosen", "case": "C-0501"})
    assert "Do not give this copy" not in words_of(browser.get(PATH))


def test_after_a_decision_the_next_person_goes_on_without_everything_being_read_again(browser, monkeypatch):
    sign_in(browser, SECOND, OTHER)
    sign_in(browser)
    send(browser, "approve", read="yes")
    monkeypatch.setattr(browser.site.workplace, "look", lambda progress: pytest.fail("all was read again"))
    monkeypatch.setattr(CopyDesk, "checker", lambda *_: pytest.fail("every case was looked at again"))
    assert "Approved, to be checked by a second person" in words_of(browser.get(PATH))
    browser.post("/sign-in", {"name": SECOND, "code": OTHER, "again": OTHER, "then": PATH})
    assert send(browser, "check", read="yes").status_code == 303
    assert "Approved and checked: goes out with the next documents" in words_of(browser.get(PATH))


def test_where_somebody_else_saves_the_workbook_after_a_decision_all_is_read_again(browser, desk):
    sign_in(browser)
    send(browser, "approve", read="yes")
    desk.book.write_bytes(desk.book.with_name("cases.xlsx.before").read_bytes())
    assert browser.site.workplace.seen_by_case is None
    assert "A draft, to be approved" in words_of(browser.get(PATH))


def test_other_screens_read_everything_after_a_decision(browser):
    sign_in(browser)
    send(browser, "approve", read="yes")
    assert browser.site.workplace.seen_by_case is not None
    assert browser.site.workplace.seen is None
    browser.get("/due")
    assert browser.site.workplace.seen is not None


def test_a_copy_that_changed_after_its_approval_is_read_and_approved_again(browser, desk):
    sign_in(browser)
    send(browser, "approve", read="yes")
    row = desk.row()
    values = {"approved_content": "AAAA-BBBB-CCCC"}
    enter_in_workbook(desk.book, [EnteredRow(kind=CopyGiven, values=values, row=row.read_from.row)])
    said = "The copy has changed since it was approved. Read it again, and approve it again."
    for path in (PATH, "/copies/C-0501"):
        words = words_of(browser.get(path))
        assert said in words, words
        assert "mistyped" not in words
    assert send(browser, "approve", read="yes").status_code == 303
    assert said not in words_of(browser.get(PATH))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (PATH, "AIM report, AIM-0001, for the mother (F-0001)"),
        (SAFETY_PLAN, "Safety plan for the mother (F-0001)"),
    ],
)
def test_the_title_says_what_it_is_and_for_whom(browser, path, title):
    shown = browser.get(path)
    assert f"<h1>{title}</h1>" in shown.text
    assert f"<title>{title} - " in shown.text


def test_without_a_sign_in_nothing_is_decided(browser, desk):
    data = desk.book.read_bytes()
    shown = browser.get(PATH)
    fields = {"case": KEY.case_id, "person": KEY.person_id, "document": KEY.document, "about": KEY.owner}
    answer = browser.post("/copy", {**fields, "mark": "x", "do": "approve", "read": "yes"})
    assert answer.status_code == 403
    assert 'name="do"' not in shown.text
    assert desk.book.read_bytes() == data


def test_without_the_tick_the_error_is_at_the_top_and_at_the_field(browser, desk):
    sign_in(browser)
    answer = send(browser, "approve")
    assert answer.status_code == 422
    assert '<a href="#read">Say that you have read the copy' in answer.text
    assert 'aria-describedby=" read-problem"' in answer.text
    assert "<title>Problem: " in answer.text


def test_a_copy_whose_template_has_a_fault_cannot_be_approved_and_the_screen_says_why(browser, tmp_path):
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    template = tmp_path / "templates" / "parents_aim_report.docx"
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"{{ copy.content }}", b"{{ copy.nothing }}"
    )
    with zipfile.ZipFile(template, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    browser.site.workplace.templates = tmp_path / "templates"
    sign_in(browser)
    words = words_of(browser.get(PATH))
    assert "Its template has a fault." in words
    assert "No file of this copy can be made, so nobody can read it." in words
    assert send(browser, "stop", reason="wrong").status_code == 303


def test_a_page_from_before_somebody_elses_decision_is_refused(browser, desk):
    sign_in(browser)
    shown = browser.get(PATH)
    assert send(browser, "approve", shown, read="yes").status_code == 303
    answer = send(browser, "approve", shown, read="yes")
    assert answer.status_code == 409
    assert "Somebody changed this meanwhile, so nothing was entered. Look at it as it is now" in words_of(
        answer
    )


def test_while_the_workbook_is_open_the_decision_waits_and_is_entered_later(browser, desk):
    sign_in(browser)
    browser.get(PATH)
    desk.open_in_excel()
    done = send(browser, "approve", read="yes")
    words = words_of(browser.get(done.headers["location"]))
    assert "so it waits in decisions.xlsx. It counts from now." in words
    assert "1 decision waits in decisions.xlsx" in words
    answer = browser.post("/copies/enter")
    assert "cases.xlsx is still open." in words_of(answer)
    desk.close()
    assert browser.post("/copies/enter").status_code == 303
    assert desk.row().read_from.workbook == "cases.xlsx"
    assert "waits" not in words_of(browser.get("/copies"))


@pytest.mark.parametrize("then", ["/", "/copies", "/copies/C-0501", PATH])
def test_what_waits_is_said_on_start_and_in_the_lists_and_its_button_leads_back_there(browser, desk, then):
    sign_in(browser)
    browser.get(PATH)
    desk.open_in_excel()
    send(browser, "approve", read="yes")
    shown = browser.get(then)
    assert "1 decision waits in decisions.xlsx" in words_of(shown)
    fields = {"then": re.search(r'action="/copies/enter".*name="then" value="([^"]*)"', shown.text)[1]}
    fields["then"] = html.unescape(fields["then"])
    refused = browser.post("/copies/enter", fields)
    assert "cases.xlsx is still open." in words_of(refused)
    assert f'<a href="{html.escape(then)}">Back to where you were</a>' in refused.text
    desk.close()
    done = browser.post("/copies/enter", fields)
    assert done.headers["location"].startswith(then)
    words = words_of(browser.get(done.headers["location"]))
    assert "1 decision that waited is entered in its workbook." in words
    assert "waits in decisions.xlsx" not in words


def test_a_decision_after_one_that_waited_enters_both_and_a_refusal_leads_back(browser, desk):
    sign_in(browser)
    send(browser, "approve", read="yes")
    desk.open_in_excel()
    sign_in(browser, SECOND, OTHER)
    send(browser, "check", read="yes")
    send(browser, "stop", reason="wrong")
    refused = send(browser, "approve", read="yes")
    assert "Close it in Excel, and decide then." in words_of(refused)
    assert f'<a href="{html.escape(PATH)}">Back to the copy</a>' in refused.text
    desk.close()
    assert send(browser, "approve", read="yes").status_code == 303
    assert (desk.row().approved_by, desk.row().read_from.workbook) == (SECOND, "cases.xlsx")
    assert not desk.waiting.exists()


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/files"])
def test_the_button_leads_back_to_a_screen_of_the_copies_and_nowhere_else(browser, desk, then):
    sign_in(browser)
    browser.get(PATH)
    desk.open_in_excel()
    send(browser, "approve", read="yes")
    desk.close()
    assert browser.post("/copies/enter", {"then": then}).headers["location"] == "/copies?entered=1"


def test_how_it_was_given_needs_a_method_and_a_day_and_keeps_what_was_typed(browser, desk):
    sign_in(browser)
    send(browser, "approve", read="yes")
    sign_in(browser, SECOND, OTHER)
    send(browser, "check", read="yes")
    browser.done("/cases", {"which": "chosen", "case": "C-0501", "document": "parents_aim_report"})
    answer = send(browser, "given", given_on="soon", method="post")
    assert '<a href="#given_on">Enter a day such as 30/10/2026.' in answer.text
    assert 'value="soon"' in answer.text
    assert 'value="post" checked' in answer.text


def test_a_code_is_set_up_once_typed_twice_and_asked_for_after_that(browser):
    browser.get("/")
    assert "Osprey Candlewharf" in words_of(browser.get("/sign-in"))
    first = browser.get("/sign-in", params={"name": FIRST})
    assert "Set up your code" in words_of(first)
    answer = browser.post("/sign-in", {"name": FIRST, "code": CODE, "again": "another"})
    assert answer.status_code == 422
    assert '<a href="#again">The two are not the same.' in answer.text
    sign_in(browser)
    assert "Set up your code" not in words_of(browser.get("/sign-in", params={"name": FIRST}))
    answer = browser.post("/sign-in", {"name": FIRST, "code": "a wrong code"})
    assert "This is not the code for this name." in words_of(answer)
    kept = (browser.site.workplace.root / "staff_codes.json").read_text()
    assert CODE not in kept


def test_no_name_is_chosen_at_first_and_without_a_choice_the_form_says_so(browser):
    browser.get("/")
    shown = browser.get("/sign-in")
    assert '<select id="name" name="name"><option value="">Choose your name</option><option>' in shown.text
    answer = browser.get("/sign-in", params={"name": "", "then": PATH})
    assert answer.status_code == 422
    assert '<a href="#name">Choose your name from the list.</a>' in answer.text
    assert 'aria-describedby="name-problem"' in answer.text
    assert "<title>Problem: " in answer.text
    assert html.escape(PATH) in answer.text


def test_nobody_signs_in_who_is_not_on_the_staff_list(browser):
    assert sign_in(browser, "Sedge Lanternmoor").status_code == 403


@pytest.mark.parametrize(
    "then", ["//evil.example", "https://evil.example", "/\\evil", "/files", "javascript:x"]
)
def test_a_sign_in_leads_to_the_copies_and_nowhere_else(browser, then):
    assert sign_in(browser, then=then).headers["location"] == "/copies"


def test_a_sign_in_ends_by_itself():
    now = [1000.0]
    signed = SignedIn(lambda: now[0])
    signed.enter(FIRST)
    now[0] += MINUTES * 60 - 1
    assert signed.name == FIRST
    now[0] += 1
    assert (signed.name, signed.until) == ("", "")


def test_a_case_that_is_held_back_says_why_and_has_no_copies(browser, desk):
    import openpyxl

    book = openpyxl.load_workbook(desk.book)
    sheet = book["Family members"]
    sheet.append([sheet.cell(2, number).value for number in range(1, sheet.max_column + 1)])
    book.save(desk.book)
    words = words_of(browser.get("/copies/C-0501"))
    assert "No copies until this is corrected" in words
    assert browser.get(PATH).status_code == 404


def test_a_decision_is_only_that_of_the_person_to_whom_the_page_was_shown(browser):
    sign_in(browser)
    shown = browser.get(PATH)
    sign_in(browser, SECOND, OTHER)
    answer = send(browser, "approve", shown, read="yes")
    assert answer.status_code == 409
    assert f"{SECOND} is signed in now, and this page was shown to somebody else." in words_of(answer)
    assert "Nobody has approved it" in words_of(browser.get(PATH))


def test_setting_up_a_code_is_in_the_log(browser):
    sign_in(browser)
    sign_in(browser, SECOND, OTHER)
    sign_in(browser)
    set_up = [one["name"] for one in entries_of(browser.site.workplace.out) if one["what"] == SET_UP]
    assert set_up == [FIRST, SECOND]


def test_a_forgotten_code_is_cleared_by_another_person_with_a_reason_in_the_log(browser):
    clear = {"name": FIRST, "reason": "Forgotten after leave.", "who": FIRST}
    sign_in(browser)
    assert browser.post("/sign-in/forgotten", clear).status_code == 422
    assert "Nobody else has a code that you could clear." in words_of(browser.get("/sign-in/forgotten"))
    browser.post("/sign-out")
    assert browser.post("/sign-in/forgotten", clear).status_code == 403
    assert "The code is forgotten" in words_of(browser.get(f"/sign-in?name={FIRST}"))
    assert "to clear the code of somebody else" in words_of(browser.get("/sign-in/forgotten"))
    there = {"then": "/sign-in/forgotten"}
    assert sign_in(browser, SECOND, OTHER, **there).headers["location"] == "/sign-in/forgotten"
    assert browser.post("/sign-in/forgotten", clear).status_code == 409
    clear["who"] = SECOND
    assert '<option value="">Choose a name</option>' in browser.get("/sign-in/forgotten").text
    faulty = browser.post("/sign-in/forgotten", {**clear, "name": ""})
    assert (faulty.status_code, '<a href="#name">Choose another person' in faulty.text) == (422, True)
    faulty = browser.post("/sign-in/forgotten", {**clear, "reason": "  "})
    assert (faulty.status_code, '<a href="#reason">' in faulty.text) == (422, True)
    done = browser.post("/sign-in/forgotten", clear)
    assert f"The code of {FIRST} is cleared." in words_of(browser.get(done.headers["location"]))
    (kept,) = [one for one in entries_of(browser.site.workplace.out) if one["what"] == CLEARED]
    assert (kept["name"], kept["by"], kept["reason"]) == (FIRST, SECOND, clear["reason"])
    assert "Set up your code" in words_of(browser.get(f"/sign-in?name={FIRST}"))
    assert sign_in(browser, FIRST, "a newer lantern").status_code == 303
