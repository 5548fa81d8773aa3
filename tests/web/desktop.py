"""An officer's own computer: the real commands in processes, and the page in Chromium by its labels alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import html

from tests.making import ROOT
from tests.web.site import AS_OF

#: How long a screen may take on a busy machine, in milliseconds.
PATIENCE = 60_000


def command(*words: str, **more: str) -> subprocess.Popen[str]:
    """The real command `hsb`, begun."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", *words],
        cwd=ROOT,
        env={**os.environ, **more},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def new_folder(folder: Path, *options: str) -> str:
    """Make a folder by `hsb init`, and return what the command says."""
    begun = command("init", str(folder), *options)
    said, _ = begun.communicate(timeout=120)
    assert begun.returncode == 0, said
    return said


@contextmanager
def opened(folder: Path, tab: Any, beside: Path) -> Iterator[Any]:
    """The page of a folder by `hsb open`, in the tab that the command opens as it would the browser.

    `beside`: a folder in which the tab's address is left by what stands in for the browser.
    """
    given, browser = beside / f"{folder.name}.address", beside / f"{folder.name}.browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{given}.part" && mv "{given}.part" "{given}"\n')
    browser.chmod(0o700)
    begun = command("open", str(folder), "--as-of", f"{AS_OF:%d/%m/%Y}", BROWSER=f"{browser} %s")
    try:
        _until(lambda: given.exists() or begun.poll() is not None)
        assert given.exists(), begun.communicate()[0]
        tab.goto(given.read_text())
        tab.get_by_role("heading", level=2, name="What to do next").wait_for(timeout=PATIENCE)
        yield tab
    finally:
        begun.send_signal(signal.SIGINT)
        try:
            said, _ = begun.communicate(timeout=60)
        finally:
            begun.kill()
    assert begun.returncode == 0, said


def _until(is_so: Any) -> None:
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() < begun + 60
        time.sleep(0.02)


class OfficerAtBrowser:
    """An officer who fills in a case at a real browser: each field is found by its label."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab

    def link(self, words: str) -> OfficerAtBrowser:
        """Follow the first link with these words."""
        return self._go(self.tab.get_by_role("link", name=words).first)

    def press(self, words: str) -> OfficerAtBrowser:
        """Press the button with these words."""
        return self._go(self.tab.get_by_role("button", name=words, exact=True))

    def _go(self, control: Any) -> OfficerAtBrowser:
        """Use a link or a button, and wait until the page that it leads to is there."""
        with self.tab.expect_navigation(wait_until="domcontentloaded", timeout=PATIENCE):
            control.click()
        return self

    def begin(self) -> OfficerAtBrowser:
        """Begin a new case."""
        return self.link("Enter a case").press("Enter a new case")

    @property
    def groups(self) -> int:
        """How many rows the page asks for together."""
        return int(self.tab.get_by_label("Role", exact=True).count())

    def fill(self, **answers: Any) -> OfficerAtBrowser:
        """Answer the questions of the page, by field or, where it asks for several rows, by row and field."""
        page = html.fromstring(self.tab.content())
        for name, value in answers.items():
            fields = page.xpath(f"//*[@name='q.{name.replace('__', '.')}']")
            assert fields, f"the page does not ask {name}"
            self._answer(page, fields, value)
        return self

    def _answer(self, page: Any, fields: list[Any], value: Any) -> None:
        first = fields[0]
        around = self.tab
        if first.get("type") in ("radio", "checkbox"):
            own = first.xpath("ancestor::fieldset")
            for one in own:
                around = around.get_by_role("group", name=_words(one.find("legend")), exact=True)
            for chosen in value if isinstance(value, list) else [value]:
                option = next(one for one in fields if one.get("value") == chosen)
                label = _words(option.getparent())
                around.get_by_role(first.get("type"), name=label, exact=True).check()
            return
        for one in first.xpath("ancestor::fieldset"):
            around = around.get_by_role("group", name=_words(one.find("legend")), exact=True)
        field = around.get_by_label(_words(page.xpath(f"//label[@for='{first.get('id')}']")[0]), exact=True)
        if first.tag == "select":
            field.select_option(value)
        else:
            field.fill(value)

    def save(self, then: str = "next", **answers: Any) -> OfficerAtBrowser:
        """Answer the questions of the page, and save."""
        self.fill(**answers)
        names = {"next": "Save and go on", "case": "Save and go back to the case"}
        several = self.tab.get_by_role("button", name=names[then]).count()
        self.press(names[then] if several else "Save")
        assert not self.tab.get_by_role("alert").count(), self.tab.get_by_role("main").inner_text()
        return self


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
