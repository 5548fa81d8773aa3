from __future__ import annotations

import io
import re
import stat

import pytest
from docx import Document
from pypdf import PdfWriter

from pipeline.casefiles.encryption import decrypted, encrypted, is_encrypted, new_password, password_for
from pipeline.foundation.errors import InputError, OutputError


def word_file() -> bytes:
    made = io.BytesIO()
    document = Document()
    document.add_paragraph("The plan is reviewed in November.")
    document.save(made)
    return made.getvalue()


def pdf_file() -> bytes:
    made = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": "The plan is reviewed in November."})
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(("name", "data"), [("a.docx", word_file()), ("a.pdf", pdf_file())])
def test_a_sealed_copy_opens_with_its_password_and_with_no_other(name, data):
    locked = encrypted(name, data, "KITE-STEP-2345")
    assert is_encrypted(locked)
    assert not is_encrypted(data)
    assert not is_encrypted(decrypted(name, locked, "KITE-STEP-2345"))
    with pytest.raises(InputError):
        decrypted(name, locked, "KITE-STEP-2346")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", pdf_file()[:200], pdf_file().replace(b"/Size", b"/Sise"), b"", b"PK"]
)
def test_a_damaged_file_is_not_taken_for_a_sealed_one(data):
    assert not is_encrypted(data)


def test_a_word_copy_is_the_same_byte_for_byte_once_it_is_opened():
    data = word_file()
    assert decrypted("a.docx", encrypted("a.docx", data, "x"), "x") == data


def test_nothing_of_the_text_is_in_the_sealed_bytes():
    assert b"reviewed" not in encrypted("a.pdf", pdf_file(), "x")
    assert b"word/document.xml" not in encrypted("a.docx", word_file(), "x")


def test_a_pdf_is_sealed_with_256_bits():
    assert b"/AESV3" in encrypted("a.pdf", pdf_file(), "x")


def test_a_password_has_no_letters_that_look_alike_and_no_two_are_the_same():
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"(?:[A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}", one) for one in made)


def test_a_persons_password_is_made_once_and_kept_for_the_user_alone(tmp_path):
    folder = tmp_path / "kept apart"
    first = password_for(folder, "C-0001 F-0001")
    assert password_for(folder, "C-0001 F-0001") == first
    assert password_for(folder, "C-0001 F-0002") != first
    assert stat.S_IMODE((folder / "C-0001 F-0001.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "a file").write_text("")
    with pytest.raises(OutputError):
        password_for(tmp_path / "a file", "C-0001 F-0001")
