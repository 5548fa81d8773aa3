"""A site over a small folder, and a browser that has come in: for the tests of the page."""

from __future__ import annotations

import re
import shutil
import time
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from pipeline.formats.excel.writer import write_cases
from pipeline.procedure.sample import sample_cases
from pipeline.web.screens import ADDRESSES
from pipeline.web.session import Session
from pipeline.web.site import Site, application
from pipeline.web.workplace import Workplace
from tests.making import ROOT, TEMPLATES
from tests.shared import shared_folder

AS_OF = date(2026, 10, 30)
PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"


def folder_of(cases: int) -> Path:
    """A folder with a workbook of so many cases and the sample's settings. It is shared: copy it."""

    def make(folder: Path) -> None:
        (folder / "inputs").mkdir()
        write_cases(folder / "inputs" / "cases.xlsx", sample_cases(cases, 9))
        for name in ("settings.toml", "logo.png"):
            shutil.copy(ROOT / "inputs" / name, folder / "inputs" / name)

    return shared_folder(f"a folder of {cases} for the page", make)


def site_at(root: Path) -> Site:
    """The site of a folder."""
    return Site(Session(PORT), Workplace(root, templates=TEMPLATES, as_of=AS_OF))


class Browser:
    """A browser at a site. `enters`: it has come in by the one-time address."""

    def __init__(self, site: Site, *, enters: bool = True, faults: bool = True) -> None:
        self.site = site
        self.client = TestClient(
            application(site, ADDRESSES),
            base_url=ORIGIN,
            follow_redirects=False,
            raise_server_exceptions=faults,
        )
        if enters:
            assert self.client.get(site.session.new_address()).status_code == 200

    def get(self, path, **more):
        """The answer to an address, after it has led on wherever it leads."""
        answer = self.client.get(path, **more)
        begun = time.monotonic()
        while answer.status_code == 303 or 'id="work"' in answer.text:
            assert time.monotonic() < begun + 120
            if answer.status_code == 303:
                path = answer.headers["location"]
            else:
                time.sleep(0.05)
            answer = self.client.get(path)
        return answer

    def post(self, path, data=None, *, token=True, origin=ORIGIN, **more):
        """The answer to a form, as this page sends it."""
        fields = {**({"form_token": self.site.session.form} if token else {}), **(data or {})}
        headers = {"origin": origin} if origin is not None else {}
        return self.client.post(path, data=fields, headers=headers, **more)

    def done(self, path, data=None, **more):
        """The screen that a form leads to, once its work has ended."""
        answer = self.post(path, data, **more)
        assert answer.status_code == 303, answer.text
        return self.get(answer.headers["location"])


def words_of(answer) -> str:
    """The words of a page, without its marks."""
    text = re.sub(r"<(script|style|title).*?</\1>", " ", answer.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
