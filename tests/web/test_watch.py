"""The watched folder: a page that is open learns that a workbook was saved."""

from __future__ import annotations

import asyncio
import json
import os
import re
from datetime import datetime

import pytest

from pipeline.web.screens import watch
from tests.web.site import words_of


def digest_in(page):
    return re.search(r"/watch\?since=(\w+)", page.text)[1]


def save(site, name="cases.xlsx", at=datetime(2026, 10, 30, 14, 32)):
    path = site.workplace.inputs / name
    path.write_bytes(path.read_bytes() if path.exists() else b"")
    os.utime(path, (at.timestamp(), at.timestamp()))


@pytest.mark.parametrize("screen", ["/", "/workbooks"])
def test_a_page_says_which_workbook_was_saved_and_when(browser, screen):
    page = browser.get(screen)
    digest = digest_in(page)
    assert browser.site.workplace.changed_since(digest) == ""
    assert "Check again</a>" in page.text, "without script there is a link"
    save(browser.site)
    told = browser.client.get("/watch", params={"since": digest})
    assert told.headers["content-type"].startswith("text/event-stream")
    event = re.search(r"^data: (.*)$", told.text, re.MULTILINE)[1]
    assert json.loads(event) == {"sentence": "cases.xlsx was saved at 14:32."}


def test_what_excel_puts_beside_an_open_workbook_is_no_change(browser):
    digest = digest_in(browser.get("/"))
    (browser.site.workplace.inputs / "~$cases.xlsx").write_bytes(b"who has it open")
    assert browser.site.workplace.changed_since(digest) == ""


def test_a_workbook_that_was_taken_away_and_files_that_were_made_are_said(browser):
    digest = digest_in(browser.get("/"))
    (browser.site.workplace.inputs / "logo.png").unlink()
    assert browser.site.workplace.changed_since(digest) == "logo.png is not there any more."
    digest = digest_in(browser.get("/"))
    browser.done("/cases", {"case": "C-0001", "which": "chosen", "document": "plan"})
    assert browser.site.workplace.changed_since(digest).startswith("Files were made at ")


def test_of_a_page_from_before_the_last_reading_only_that_it_is_old_is_said(browser):
    digest = digest_in(browser.get("/"))
    save(browser.site)
    browser.get("/")
    told = browser.site.workplace.changed_since(digest)
    assert told == "The workbooks have changed since this page was shown."
    assert "cases.xlsx" in words_of(browser.get("/workbooks"))


def test_nothing_is_told_while_nothing_changes_and_it_ends_with_the_program(browser, monkeypatch):
    digest = digest_in(browser.get("/"))
    monkeypatch.setattr(watch, "_SECONDS_BETWEEN", 0)

    async def heard():
        said: list[str] = []
        browser.site.is_ending = lambda: len(said) >= 3
        async for line in watch._told(browser.site, digest):
            said.append(line)
        return said

    assert set(asyncio.run(heard())) == {": \n\n"}
