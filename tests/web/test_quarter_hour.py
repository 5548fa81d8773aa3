"""A new officer's first quarter of an hour: from `hsb init` to an issued copy and the partnership's report.

The real commands run in processes of their own, and the page is used in Chromium by its labels alone. On the
way the pictures of the guides are taken (`make pictures`), or compared. The folder of thirty cases and its
report are for `make pictures` and `make test-all`; test_pictures.py compares the texts that need no case.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Route, sync_playwright

from tests.extent import ALL
from tests.web.desktop import PATIENCE, OfficerAtBrowser, new_folder, opened
from tests.web.first_case import enter_first_case
from tests.web.officer import Officer
from tests.web.pictures import DRAWN_BY, FOLDER, NAMES, WIDTH, WRITES, Album

FIRST, SECOND = "Plover Ashdale", "Alder Bellweather"
CODES = {FIRST: "seven lanterns", SECOND: "nine herons up"}
#: What an officer sees of work in hand, held at one moment.
_AT_WORK = 'data: {"state": "running", "label": "Making documents", "done": 12, "steps": 30}\n\n'


@pytest.fixture
def tab() -> Any:
    """A tab of Debian's Chromium; without it the test is skipped, but in CI it fails."""
    path = shutil.which("chromium")
    if path is None:
        message = "chromium is not on this machine; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_context(viewport={"width": WIDTH, "height": 900}, locale="en-GB").new_page()
        tab.set_default_timeout(PATIENCE)
        yield tab
        browser.close()


class Walk(OfficerAtBrowser):
    """The officer on the way, with the album of pictures."""

    def __init__(self, tab: Any, folder: Path) -> None:
        super().__init__(tab)
        self.album = Album(tab, folder)

    def link(self, words: str) -> Walk:
        """Follow a link; on the way through a case, with a picture of its steps."""
        if words == "Enter the recognition":
            self.album.take("entry-steps")
        super().link(words)
        return self

    def heading(self, words: str) -> Walk:
        """Wait for the page with this heading."""
        self.tab.get_by_role("heading", level=1, name=words).wait_for()
        return self

    def download(self, words: str, folder: Path) -> Path:
        """Save the file of a link."""
        with self.tab.expect_download() as given:
            self.tab.get_by_role("link", name=words, exact=True).first.click()
        path: Path = folder / given.value.suggested_filename
        given.value.save_as(path)
        return path

    def says(self, *sentences: str) -> None:
        """See that the page says this."""
        said = self.tab.get_by_role("main").inner_text()
        for one in sentences:
            assert one in said, said

    def sign_in(self, name: str) -> None:
        """Sign in for the first time, with a code of one's own."""
        self.tab.get_by_label("Your name").select_option(name)
        self.press("Continue")
        for label in ("A new code", "The same code again"):
            self.tab.get_by_label(label, exact=True).fill(CODES[name])
        if name == FIRST:
            self.album.take("sign-in")
        self.press("Set up and sign in")


class OfficerBeside(Officer):
    """The officer who sends the forms of a first case without drawing each page: Chromium takes ten seconds.

    In `make test-all` they are filled in by their labels. The browser of the walk has come in for both.
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__(Sender(walk.tab))
        self.walk = walk

    def link(self, words: str) -> Officer:
        if words == "Enter the recognition":
            self.walk.tab.goto(self.answer.url)
            self.walk.album.take("entry-steps")
        return super().link(words)


class Sender:
    """What an Officer asks of a browser, by requests with the cookies of a tab."""

    def __init__(self, tab: Any) -> None:
        self.tab, self.token = tab, ""
        self.origin = "/".join(tab.url.split("/")[:3])

    def get(self, path: str) -> Any:
        """The page at an address, after it has led on wherever it leads."""
        return self._answer(self.tab.request.get(f"{self.origin}{path}"))

    def post(self, path: str, fields: dict[str, Any]) -> Any:
        """The answer to a form, as the page sends it."""
        pairs = [
            (name, one)
            for name, value in {**fields, "form_token": self.token}.items()
            for one in (value if isinstance(value, list) else [value])
        ]
        return self._answer(
            self.tab.request.post(
                f"{self.origin}{path}",
                data=urlencode(pairs),
                headers={"origin": self.origin, "content-type": "application/x-www-form-urlencoded"},
                max_redirects=0,
            )
        )

    def _answer(self, given: Any) -> Any:
        text = given.text()
        if found := re.search(r'name="form_token" value="([^"]*)"', text):
            self.token = found[1]
        return SimpleNamespace(status_code=given.status, text=text, headers=given.headers, url=given.url)


def test_a_new_officer_needs_a_quarter_of_an_hour_to_an_issued_copy(tab, tmp_path):
    new_folder(tmp_path / "HSB")
    with opened(tmp_path / "HSB", tab, tmp_path):
        walk = Walk(tab, tmp_path / "HSB")
        _settle_in(walk)
        _enter_the_case(walk)
        _make_its_documents(walk)
        _issue_the_copy(walk, tmp_path)
        _see_what_is_due(walk, tmp_path)
    assert walk.album.changed == []


@pytest.mark.skipif(not ALL and not WRITES, reason="slow on purpose: make test-all and make pictures run it")
def test_the_example_of_thirty_cases_is_looked_around_and_reported_on(tab, tmp_path):
    new_folder(tmp_path / "example", "--example")
    with opened(tmp_path / "example", tab, tmp_path):
        walk = Walk(tab, tmp_path / "example")
        _look_around(walk)
        _report(walk, tmp_path)
    assert walk.album.changed == []


def test_every_screen_of_the_guides_has_its_picture_and_text():
    there = {path.name: path.stat().st_size for path in FOLDER.iterdir() if path != DRAWN_BY}
    assert sorted(there) == sorted(f"{name}.{kind}" for name in NAMES for kind in ("png", "txt"))
    assert [name for name, size in there.items() if size > 80_000] == []


def _settle_in(walk: Walk) -> None:
    """The council's name, and the two people who decide."""
    walk.album.take("start-empty")
    walk.says(
        "Enter your council's name", "Enter the people who may approve and check", "Enter the first case"
    )
    walk.link("Enter your council's name")
    walk.tab.get_by_label("Name", exact=True).fill("Meadowmere Council")
    walk.press("Save")
    walk.says("Council: saved.")
    walk.link("Start").link("Enter whom a family can ring")
    walk.tab.get_by_label("Contact", exact=True).fill("The family support line, 01632 960152")
    walk.press("Save")
    walk.link("Start").link("Enter the people who may approve and check")
    powers = {"may_approve": "Yes", "may_check": "Yes"}
    walk.link("Add a person").save(name=FIRST, role="Team manager", may_release="Yes", **powers)
    walk.link("Add a person").save(name=SECOND, role="Service manager", **powers)
    walk.says(f"{FIRST}, Team manager", f"{SECOND}, Service manager")


def _enter_the_case(walk: Walk) -> None:
    walk.begin().fill(child_name="Rowan Testling", dob="14/3/2012", sex="Male")
    walk.album.take("entry-question")
    walk.fill(dob="31/2/2012")
    walk.press("Save and go on")
    walk.says("There is a problem", "is not a date")
    walk.album.take("entry-problem")
    if ALL:
        enter_first_case(walk)
    else:
        beside = OfficerBeside(walk)
        enter_first_case(beside)
        walk.tab.goto(beside.answer.url)
    walk.link("Add a release").save(
        then="case", record_id="SP-000101", decided_by=FIRST, decided_on="30/10/2026"
    )
    walk.says("Nothing more has to be entered for now.")
    walk.link("Workbooks").says("There is no problem in the workbooks.")


def _make_its_documents(walk: Walk) -> None:
    walk.link("Cases").link("C-0001").press("Make its documents")
    walk.tab.get_by_role("progressbar").wait_for()
    walk.heading("What was made").says("1 case with documents")
    walk.link("C-0001")
    walk.album.take("case")


def _issue_the_copy(walk: Walk, folder: Path) -> None:
    """Two people, each with an own name and code; then how it was given."""
    walk.link("Family copies").link("C-0001")
    walk.album.take("copies")
    walk.link("Safety plan: a copy for you").heading("Safety plan").says("away from another pupil")
    walk.album.take("copy")
    walk.album.take("copy-sentence", walk.tab.get_by_role("heading", name="Sentences that mention somebody"))
    walk.link("Sign in with your own name and code").sign_in(FIRST)
    _read_and(walk, f"Approve as {FIRST}")
    walk.says("The approval is entered.", f"{FIRST} cannot check this copy")
    walk.album.take("copy-approved")
    walk.press("Sign out").sign_in(SECOND)
    _read_and(walk, f"Check as {SECOND}")
    walk.press("Make the documents of C-0001").heading("What was made").says("Family copies: 1 issued")
    walk.link("Family copies").link("C-0001").says("Out: copy CG-0001")
    walk.link("Safety plan: a copy for you").heading("Safety plan")
    given = walk.tab.get_by_role("group", name="How it was given")
    given.get_by_role("radio", name="By hand").check()
    walk.tab.get_by_label("The day on which it was given").fill("30/10/2026")
    walk.press("Record it").says("It is entered how the copy was given.")
    said = _words(walk.download("The file that went out", folder))
    assert "away from another pupil" in said
    assert "Meadowmere Council" in said
    assert "DRAFT" not in said


def _read_and(walk: Walk, decide: str) -> None:
    walk.tab.get_by_role("checkbox", name="I have read this copy").or_(
        walk.tab.get_by_role("checkbox", name="I am another person")
    ).check()
    walk.press(decide)


def _see_what_is_due(walk: Walk, folder: Path) -> None:
    walk.link("Due list").says("2 overdue.", "Record of the strategy discussion")
    walk.press("Write the due list").heading("Due list")
    assert "BEGIN:VEVENT" in walk.download("due.ics", folder).read_text(encoding="utf-8")
    rows = load_workbook(walk.download("due.xlsx", folder)).worksheets[0].iter_rows(values_only=True)
    assert sum("C-0001" in row for row in rows) == 2
    walk.link("Files")
    walk.tab.get_by_text("Case C-0001: ").click()
    walk.album.take("files")
    walk.tab.get_by_role("link", name="Look at it").first.click()
    walk.tab.get_by_role("img", name="Page 1 of").wait_for()
    walk.album.take("look")


def _look_around(walk: Walk) -> None:
    """The screens of a folder with thirty cases."""
    walk.tab.context.route("**/events", _at_one_moment)
    walk.link("Cases")
    walk.album.take("cases")
    for case in ("C-0001", "C-0002"):
        walk.tab.get_by_role("checkbox", name=f"Choose {case}").check()
    walk.press("Make the documents")
    walk.tab.get_by_text("Making documents: 12 of 30").wait_for()
    walk.album.take("work")
    walk.tab.context.unroute("**/events")
    walk.tab.reload()
    walk.heading("What was made").link("Start")
    for screen in ("Start", "Workbooks", "Due list", "Templates", "Settings"):
        walk.link(screen).album.take(screen.casefold().replace(" list", ""))
    walk.link("Templates").link("strategy minutes").album.take("template")
    walk.link("Settings").link("Council").album.take("setting")


def _at_one_moment(route: Route) -> None:
    route.fulfill(body=_AT_WORK, content_type="text/event-stream")


def _report(walk: Walk, folder: Path) -> None:
    walk.link("Report").album.take("report")
    walk.press("Make a draft").heading("Draft report").says("What is hidden")
    walk.album.take("report-made")
    said = _words(walk.download("partnership.docx", folder))
    assert "July to September 2026" in said
    tables = load_workbook(walk.download("partnership.xlsx", folder))
    assert sum(len(list(one.iter_rows())) for one in tables) > 100
    walk.link("Report").link("See or change the plan")
    walk.album.take("report-plan")


def _words(file: Path) -> str:
    """The words of a Word file: its paragraphs, tables and headers."""
    document = Document(str(file))
    parts = [document.element.body, *(one.header._element for one in document.sections)]
    return " ".join(text for part in parts for text in part.itertext())
