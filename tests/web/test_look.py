"""Looking at a Word file that was made: its pages, their words, and nothing outside the outputs folder."""

from __future__ import annotations

import pytest
from docx import Document

from pipeline.app.preview_file import Previews
from pipeline.foundation.errors import OutputError
from pipeline.storage.folder import inventory_of
from tests.web.site import words_of

PNG = b"\x89PNG\r\n\x1a\n"


def made(browser):
    browser.done("/cases", {"case": "C-0001", "which": "chosen", "document": "plan"})
    return next(one for one in inventory_of(browser.site.workplace.out).files if one.endswith(".docx"))


def test_a_word_file_is_looked_at_as_its_pages_with_their_words(browser):
    path = made(browser)
    for screen in ("/files", "/cases/C-0001"):
        assert "Look at it" in words_of(browser.get(screen))
    page = browser.get(f"/look/{path}")
    assert page.status_code == 200
    assert "Page 1 of" in words_of(page)
    assert "C-0001" in words_of(page)
    picture = browser.get(f"/picture/{path}?page=1")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(PNG)


def test_a_page_that_there_is_not_is_none(browser):
    path = made(browser)
    for page in ("0", "99", "-1", "x", "1" * 5000, "²"):
        assert browser.get(f"/picture/{path}", params={"page": page}).status_code == 404


@pytest.mark.parametrize("path", ["../inputs/logo.png", "manifest.json", "nothing.docx", "C:/x.png"])
def test_nothing_but_the_word_files_and_pictures_of_the_outputs_folder_is_shown(browser, path):
    made(browser)
    for place in ("look", "picture"):
        assert browser.get(f"/{place}/{path}").status_code == 404


def test_a_file_that_cannot_be_laid_out_gets_a_sentence(browser):
    made(browser)
    (browser.site.workplace.out / "broken.docx").write_bytes(b"no Word file")
    page = browser.get("/look/broken.docx")
    assert page.status_code == 200
    assert "Its pages cannot be shown" in words_of(page)
    assert browser.get("/picture/broken.docx").status_code == 404


def test_of_the_pages_looked_at_only_so_much_is_kept(tmp_path, monkeypatch):
    laid: list[bytes] = []

    def lay_out(data):
        laid.append(data)
        return [_Page(b"x" * 60, "")]

    monkeypatch.setattr("pipeline.app.preview_file.pages_of", lay_out)
    previews = Previews(most=100)
    for data in (b"1", b"1", b"2", b"2", b"1"):
        previews.of(data)
    assert laid == [b"1", b"2", b"1"]


class _Page:
    def __init__(self, picture, words):
        self.picture, self.words = picture, words


def test_what_cannot_be_laid_out_is_not_kept():
    previews = Previews()
    for _ in range(2):
        with pytest.raises(OutputError):
            previews.of(b"no Word file")


def test_the_words_of_a_page_are_text_and_no_marks(browser):
    made(browser)
    document = Document()
    document.add_paragraph('<b>not bold</b> & "so" <script>alert(1)</script>')
    document.save(browser.site.workplace.out / "marks.docx")
    page = browser.get("/look/marks.docx")
    assert "<b>not bold" not in page.text
    assert "&lt;b&gt;not bold" in page.text
