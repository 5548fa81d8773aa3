"""Copies that went out without a PDF get one when it is asked for: of the file as it was issued."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from pipeline.app.said.of_run import run_lines
from pipeline.casefiles.encryption import decrypted
from pipeline.casefiles.issue_register import FILE_NAME, IssueRegister
from pipeline.formats.pdf import Engine, embedded, libreoffice
from tests.app.test_run_documents import COPY, KEPT, folder_with_issued_copy, ran
from tests.family_case import aim_case, approved, changed, told

PDF, ASIDE = COPY.replace(".docx", ".pdf"), KEPT.replace(".docx", ".pdf")


def with_pdf(out, case, **order):
    return ran(out, case, pdf=Engine.EMBEDDED, pdf_of_issued=True, **order)


@pytest.fixture
def out(tmp_path):
    """A folder with a copy that was issued without a PDF."""
    folder_with_issued_copy(tmp_path)
    assert (tmp_path / COPY).exists()
    assert not (tmp_path / PDF).exists()
    return tmp_path


def test_it_gets_its_pdf_and_is_not_issued_again(out):
    word, register = (out / COPY).read_bytes(), list(IssueRegister.load(out / FILE_NAME))
    outcome = with_pdf(out, approved(aim_case()))
    assert outcome.recalls == []
    assert (out / COPY).read_bytes() == word
    assert list(IssueRegister.load(out / FILE_NAME)) == register
    (page, *_) = PdfReader(out / PDF).pages
    assert "version 1" in page.extract_text()
    data = (out / PDF).read_bytes()
    assert with_pdf(out, approved(aim_case())).published.written == 0
    ran(out, approved(aim_case()))
    assert (out / PDF).read_bytes() == data


def test_only_issued_copies_get_one_where_only_those_are_asked_for(out):
    with_pdf(out, approved(aim_case()))
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.pdf")] == [PDF]


def test_it_is_made_of_the_file_as_issued_though_the_words_of_another_copy_have_changed(out):
    other = told(approved(aim_case()), "We changed this.", number=3)
    outcome = with_pdf(out, other)
    assert outcome.recalls
    assert not (out / PDF).exists(), "a copy to be recalled gets none"
    assert not (out / ASIDE).exists()
    with_pdf(out, approved(aim_case()))
    assert (out / PDF).exists()


def test_one_who_may_have_no_copies_any_more_gets_none(out):
    with_pdf(out, changed(approved(aim_case()), "family", {"person_id": "F-0001"}, may_receive_copy=False))
    assert not list(out.rglob("*.pdf"))


def test_the_pdf_of_a_locked_copy_has_its_password(tmp_path):
    out, apart = tmp_path / "out", tmp_path / "apart"
    ran(out, approved(aim_case()), day=28, passwords=apart)
    register, word = list(IssueRegister.load(out / FILE_NAME)), (out / COPY).read_bytes()
    with_pdf(out, approved(aim_case()), passwords=apart)
    (kept,) = apart.glob("*.txt")
    data = (out / PDF).read_bytes()
    assert PdfReader(io.BytesIO(data)).is_encrypted
    opened = decrypted("a.pdf", data, kept.read_text().strip())
    assert "version 1" in PdfReader(io.BytesIO(opened)).pages[0].extract_text()
    assert (out / COPY).read_bytes() == word
    assert list(IssueRegister.load(out / FILE_NAME)) == register


def test_where_the_other_engine_has_to_make_it_the_run_says_so_and_why(out, monkeypatch):
    def cannot(files, *_):
        return dict.fromkeys(files, "has no font for a character in it")

    monkeypatch.setattr(libreoffice, "convert", embedded.convert)
    monkeypatch.setattr(embedded, "convert", cannot)
    lines = "\n".join(run_lines(with_pdf(out, approved(aim_case())), out))
    why = "because the embedded engine has no font for a character in it. Check the pages."
    assert f"{PDF}: made by the other engine, {why}" in lines


def test_where_no_engine_can_make_it_the_copy_is_still_issued_and_a_sentence_says_why(tmp_path, monkeypatch):
    for engine in ("embedded", "libreoffice"):
        monkeypatch.setattr(
            f"pipeline.formats.pdf.{engine}.convert", lambda files, *_: dict.fromkeys(files, "cannot read it")
        )
    outcome = with_pdf(tmp_path, approved(aim_case()))
    assert (tmp_path / COPY).exists()
    (fault,) = outcome.unwritten
    assert fault.message.endswith("could not be made into a PDF: the embedded engine cannot read it.")
    assert "Save that as a PDF yourself" in fault.remedy
