"""The texts beside the guides' pictures, of those screens that show no case: without a browser."""

from __future__ import annotations

import pytest
from lxml import html

from tests.web.pictures import FOLDER


@pytest.mark.parametrize(
    ("name", "path"),
    [("settings", "/settings"), ("setting", "/settings/council"), ("templates", "/templates")],
)
def test_a_picture_of_a_screen_without_a_case_has_the_words_of_that_screen(browser, name, path):
    if name == "templates":
        assert browser.post("/templates-of-this-folder").status_code == 303
    main = html.fromstring(browser.get(path).text).find(".//main")
    kept = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert "".join(main.text_content().split()) == "".join(kept.split()), "run make pictures"
