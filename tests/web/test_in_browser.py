"""The page in Debian's Chromium, for people who cannot see, use a mouse or read small print."""

from __future__ import annotations

import os
import re
import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

from pipeline.app.entry.parts import parts_of
from pipeline.app.entry.steps import ORDER
from pipeline.model import StrategyDiscussion
from pipeline.web.server import Page
from pipeline.web.workplace import Workplace
from tests.extent import few_or_all
from tests.making import ROOT, TEMPLATES
from tests.reporting.making import three_measures
from tests.web.site import AS_OF

ASKED = parts_of(StrategyDiscussion)
#: The screens of a folder in which documents were made.
SCREENS = (
    "/",
    "/workbooks",
    "/cases",
    "/cases/C-0014",
    "/copies",
    "/copies/C-0014",
    "/copy?case=C-0001&person=F-000101&document=parents_plan&about=M-000101",
    "/sign-in",
    "/entry",
    "/entry/case?case=C-0014",
    "/entry/people",
    "/entry/row?sheet=staff",
    "/entry/row?sheet=details",
    *(f"/entry/row?case=C-0014&sheet={kind.collection}" for kind in ORDER[1:]),
    *(f"/entry/row?case=C-0001&sheet=discussions&at=2@cases.xlsx&part={n}" for n in range(len(ASKED))),
    "/entry/together?case=C-0001&sheet=attendance&of=RV-000104",
    "/due",
    "/due?by=person",
    "/files",
    "/files?show=drafts",
    "/report",
    "/report/publish?period=2026-27-Q2",
    "/report/plan",
    "/templates",
    "/templates/plan",
    "/templates/plan/preview",
    "/settings",
    "/settings/council",
    "/settings/calendar",
    "/settings/recognition",
    "/settings/roles",
    "/settings/limits",
    "/settings/limits.strategy_discussion_for_the_child",
    "/sign-in/forgotten",
    "/nothing",
)
#: 1280 pixels at 400% are 320 (WCAG 2.2, 1.4.10).
ZOOMED = 320


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The page of the sample, served in a thread."""
    root = tmp_path_factory.mktemp("browser")
    shutil.copytree(ROOT / "inputs", root / "inputs")
    page = Page(Workplace(root, templates=TEMPLATES, as_of=AS_OF))
    thread = threading.Thread(target=page.serve)
    thread.start()
    yield page
    page.end()
    thread.join(30)


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium; without it the test is skipped, but in CI it fails."""
    path = shutil.which("chromium")
    if path is None:
        message = "chromium is not on this machine; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def tab(served, chromium):
    """A tab that has come in, with what the console said."""
    tab = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.said = []
    tab.on("console", lambda one: tab.said.append(one.text))
    tab.on("pageerror", lambda one: tab.said.append(str(one)))
    tab.goto(served.session.new_address())
    tab.wait_for_selector("dl.numbers", timeout=60_000)
    return tab


def faults(tab):
    """What axe finds wrong, as its rules are named."""
    found = Axe().run(tab).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def assert_reachable(tab):
    """axe finds nothing, and nothing is cut off at 400%."""
    assert faults(tab) == []
    tab.set_viewport_size({"width": ZOOMED, "height": 256})
    try:
        assert tab.evaluate("document.documentElement.scrollWidth") <= ZOOMED
    finally:
        tab.set_viewport_size({"width": 1280, "height": 900})


#: One form of a row is like another: the questions follow from the field lines.
_ROWS = [path for path in SCREENS if path.startswith("/entry/row")]
#: Screens of the kind of another one that is tried.
_ALIKE = few_or_all(
    (
        "/cases/C-0014", "/copies/C-0014", "/due?by=person", "/files?show=drafts", "/templates/plan",
        "/settings/calendar", "/settings/roles", "/settings/recognition", "/entry/people",
    ),
    (),
)  # fmt: skip
TRIED = [
    *(path for path in SCREENS if path not in _ROWS and path not in _ALIKE),
    *_ROWS[:: few_or_all(12, 1)],
]


@pytest.mark.parametrize("path", TRIED)
def test_axe_finds_nothing_and_nothing_is_cut_off_at_400_per_cent(served, tab, path):
    answer = tab.goto(served.session.origin + path)
    assert answer.ok is (path != "/nothing")
    assert_reachable(tab)


def test_documents_are_made_with_the_keyboard_alone(served, tab):
    tab.goto(f"{served.session.origin}/cases?find=C-0003")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the main content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    _tab_to(tab, "name", "case")
    tab.keyboard.press("Space")
    _tab_to(tab, "textContent", "Make the documents")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("/made/"), timeout=60_000)
    assert faults(tab) == []
    assert "1 case with documents" in tab.inner_text("main")


def test_an_error_is_in_the_title_at_the_top_and_at_the_field_and_axe_finds_nothing(served, tab):
    tab.goto(f"{served.session.origin}/cases")
    tab.get_by_role("button", name="Make the documents").click()
    assert tab.title().startswith("Problem: ")
    assert faults(tab) == []


def test_a_copy_is_approved_with_the_keyboard_alone(served, tab):
    copy = "/copy?case=C-0001&person=F-000101&document=parents_plan&about=M-000101"
    tab.goto(served.session.origin + copy)
    tab.get_by_role("link", name="Sign in with your own name and code").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#name")
    _tab_to(tab, "textContent", "Continue")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#name-problem")
    assert faults(tab) == []
    _tab_to(tab, "id", "name")
    tab.keyboard.type("Alder")
    _tab_to(tab, "textContent", "Continue")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#again")
    assert faults(tab) == []
    for field in ("code", "again"):
        _tab_to(tab, "id", field)
        tab.keyboard.type("seven lanterns")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#read")
    assert faults(tab) == []
    _tab_to(tab, "textContent", "Approve as Alder Bellweather")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#read-problem")
    assert tab.title().startswith("Problem: ")
    assert faults(tab) == []
    _tab_to(tab, "id", "read")
    tab.keyboard.press("Space")
    _tab_to(tab, "textContent", "Approve as Alder Bellweather")
    tab.keyboard.press("Enter")
    # The page that shows the progress meanwhile has a status, too.
    tab.wait_for_selector("text=The approval is entered.", timeout=60_000)
    assert faults(tab) == []


def test_the_progress_is_told_without_loading_the_page_again_and_without_script_too(served, chromium, tab):
    for has_script in few_or_all((False,), (True, False)):
        context = chromium.new_context(java_script_enabled=has_script)
        one = context.new_page()
        one.goto(served.session.new_address())
        one.wait_for_selector("dl.numbers", timeout=60_000)
        one.goto(f"{served.session.origin}/cases?find=C-0005")
        one.locator("input[name=case]").check()
        one.get_by_role("button", name="Make the documents").click()
        one.wait_for_url(re.compile("/made/"), timeout=60_000)
        context.close()


def test_a_page_that_is_open_says_that_a_workbook_was_saved(served, tab):
    tab.goto(f"{served.session.origin}/workbooks")
    os.utime(served.site.workplace.inputs / "cases.xlsx")
    tab.wait_for_selector("#watch a", timeout=30_000)
    assert "cases.xlsx was saved at" in tab.inner_text("[role=status]")
    assert faults(tab) == []
    tab.click("#watch a")
    tab.wait_for_selector("#watch:empty", state="attached", timeout=60_000)


def test_a_draft_of_the_report_is_looked_at_and_axe_finds_nothing(served, tab):
    with three_measures():
        tab.goto(f"{served.session.origin}/report")
        tab.get_by_role("button", name="Make a draft").click()
        tab.wait_for_url(re.compile("/report/made/"), timeout=60_000)
    for one in tab.query_selector_all("details"):
        one.evaluate("details => details.open = true")
    assert_reachable(tab)


def test_a_document_is_looked_at_as_its_pages_and_axe_finds_nothing(served, tab):
    tab.goto(f"{served.session.origin}/cases?find=C-0002")
    tab.locator("input[name=case]").check()
    tab.get_by_role("button", name="Make the documents").click()
    tab.wait_for_url(re.compile("/made/"), timeout=60_000)
    tab.goto(f"{served.session.origin}/files")
    tab.locator("details").first.evaluate("details => details.open = true")
    tab.locator("a.look").first.click()
    tab.wait_for_selector("section.sheet", timeout=60_000)
    assert tab.locator("section.sheet img").first.evaluate("img => img.decode().then(() => img.naturalWidth)")
    assert faults(tab) == []


def test_the_browser_found_nothing_to_complain_of(tab):
    assert [one for one in tab.said if "status of 4" not in one] == []


def _tab_to(tab, what, value):
    """Press Tab until the focus is there, and see that it is visible."""
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate(f"document.activeElement.{what}") == value:
            assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"no way to {value} with the keyboard")
