"""The templates on the page: their state, their fields, how they look, and an edited one in their place."""

from __future__ import annotations

import io
import shutil

import pytest
from docx import Document

from tests.making import TEMPLATES
from tests.web.site import Browser, words_of

NAME = "breach_sheet"


def edited(text):
    document = Document(TEMPLATES / f"{NAME}.docx")
    document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture
def own(site):
    """A browser at a folder with a template of its own."""
    folder = site.workplace.root / "templates"
    folder.mkdir()
    shutil.copy(TEMPLATES / f"{NAME}.docx", folder)
    site.workplace.use_own_templates()
    return Browser(site)


def send(browser, data, name=f"{NAME}.docx"):
    return browser.post(f"/templates/{NAME}", files={"template": (name, data)})


def test_the_programs_templates_are_copied_to_the_folder_first(browser):
    assert "Copy the program's templates" in browser.get("/templates").text.replace("&#39;", "'")
    refused = send(browser, edited("A line."))
    assert refused.status_code == 409
    assert not (browser.site.workplace.root / "templates").exists()
    assert browser.post("/templates-of-this-folder").status_code == 303
    assert browser.site.workplace.templates == browser.site.workplace.root / "templates"
    assert "templates of this folder" in words_of(browser.get("/templates"))
    assert browser.post("/templates-of-this-folder").status_code == 303, "a second time changes nothing"


def test_each_template_has_its_state_once_all_are_checked(own):
    assert "Not checked yet" in words_of(own.get("/templates"))
    page = words_of(own.done("/templates"))
    assert "Not checked yet" not in page
    assert "In order" in page


def test_a_template_shows_its_fields_its_pages_and_its_file(own):
    page = own.get(f"/templates/{NAME}")
    assert "Nothing is wrong with it" in words_of(page)
    assert "Fields that it may use" in words_of(page)
    pages = own.get(f"/templates/{NAME}/preview")
    assert "Page 1 of" in words_of(pages)
    assert own.get(f"/templates/{NAME}/picture?page=1").content.startswith(b"\x89PNG")
    assert (
        own.get(f"/templates/{NAME}/file").content
        == (own.site.workplace.templates / f"{NAME}.docx").read_bytes()
    )


def test_an_edited_template_is_put_in_place(own):
    data = edited("A line of this council.")
    assert send(own, data).status_code == 303
    assert (own.site.workplace.templates / f"{NAME}.docx").read_bytes() == data


def test_a_faulty_one_is_refused_with_what_is_wrong_and_where(own):
    before = (own.site.workplace.templates / f"{NAME}.docx").read_bytes()
    answer = send(own, edited("{{ no_such_field }}"))
    assert answer.status_code == 422
    assert "<title>Problem: " in answer.text
    assert "no_such_field" in words_of(answer)
    assert 'href="#template"' in answer.text
    assert (own.site.workplace.templates / f"{NAME}.docx").read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"no Word file"])
def test_what_is_no_word_file_is_refused(own, data):
    before = (own.site.workplace.templates / f"{NAME}.docx").read_bytes()
    assert send(own, data).status_code == 422
    assert (own.site.workplace.templates / f"{NAME}.docx").read_bytes() == before


@pytest.mark.parametrize("name", ["../../secret.docx", "C:\\x.docx", "agenda.docx", "a\0b.docx"])
def test_the_name_of_what_is_sent_decides_nothing(own, name):
    assert send(own, edited("A line."), name=name).status_code == 303
    assert sorted(one.name for one in own.site.workplace.templates.iterdir()) == [f"{NAME}.docx", "former"]


def test_a_faulty_template_in_the_folder_shows_its_faults_and_a_marked_copy(own):
    (own.site.workplace.templates / f"{NAME}.docx").write_bytes(edited("{{ no_such_field }}"))
    assert "no_such_field" in words_of(own.get(f"/templates/{NAME}"))
    marked = own.get(f"/templates/{NAME}/marked")
    assert "attachment" in marked.headers["content-disposition"]
    assert marked.content.startswith(b"PK")
    assert own.get(f"/templates/{NAME}/preview").status_code == 409, "a sentence says why"


@pytest.mark.parametrize("name", ["nothing", "%2e%2e", "breach_sheet.docx", "former"])
def test_no_other_file_is_a_template(own, name):
    for path in ("", "/file", "/marked", "/preview", "/picture"):
        assert own.client.get(f"/templates/{name}{path}").status_code == 404
