from __future__ import annotations

import io
import os
import tempfile
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.formats.pdf import libreoffice
from pipeline.formats.pdf.libreoffice import convert, converter
from pipeline.foundation.release import MADE_BY
from tests.family_case import approved, family_case
from tests.making import made_of
from tests.naming import named


@pytest.fixture(scope="module")
def copy() -> bytes:
    if converter() is None:
        message = "LibreOffice is not on this machine; .ci/run installs it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return made_of(approved(family_case())).files[
        named("family/F-0001/aim_report - AIM-0001 - 2026-10-06 - version 1.docx")
    ]


@pytest.fixture(scope="module")
def made(copy):
    return convert({"one.docx": copy, "none.docx": b"not a Word file", "two.docx": copy})


def test_each_file_becomes_a_pdf_and_one_that_cannot_is_told(made):
    assert isinstance(made["one.docx"], bytes)
    assert made["one.docx"] == made["two.docx"]
    assert made["none.docx"] == "could not open it, in two tries"


def test_it_is_tagged_for_pdf_ua_with_its_language_and_title(made):
    reader = PdfReader(io.BytesIO(made["one.docx"]))
    catalogue = reader.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]) == "en-GB"
    assert reader.metadata.title == "AIM report: a copy for you"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_object().get_data()


def test_it_says_nothing_of_when_or_by_what_program_it_was_made(made):
    reader = PdfReader(io.BytesIO(made["one.docx"]))
    assert set(reader.metadata) <= {"/Title", "/Author", "/Producer"}
    assert reader.metadata.producer == MADE_BY
    about = reader.root_object["/Metadata"].get_object().get_data()
    assert b"LibreOffice" not in about
    assert b"CreateDate" not in about


def test_the_same_file_gives_the_same_bytes_in_another_start(made, copy):
    assert convert({"again.docx": copy})["again.docx"] == made["one.docx"]


def test_many_files_are_shared_out_over_starts_that_run_side_by_side(tmp_path, monkeypatch):
    log = tmp_path / "log"
    counts = tmp_path / "soffice"
    counts.write_text(f'#!/bin/sh\necho "start $#" >> "{log}"\nsleep 1\necho end >> "{log}"\n')
    counts.chmod(0o700)
    monkeypatch.setattr(libreoffice, "converter", lambda: counts)
    monkeypatch.setattr(libreoffice, "FILES_A_START", 3)
    libreoffice._converted_all(
        counts,
        {f"{number}.docx": b"PK" for number in range(8)},
        [[f"{n}.docx" for n in range(4)], ["5.docx"]],
        9,
        2,
    )
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["start", "start", "end", "end"]
    assert [len(share) for share in libreoffice._shared_out([str(number) for number in range(8)], 2)] == [
        3,
        3,
        2,
    ]
    assert [len(share) for share in libreoffice._shared_out(["1", "2", "3", "4"], 2)] == [2, 2]
    assert libreoffice._shared_out(["1"], 4) == [["1"]]


def test_each_start_has_a_profile_of_its_own(tmp_path, monkeypatch):
    seen = tmp_path / "seen.txt"
    shows = tmp_path / "soffice"
    shows.write_text(f'#!/bin/sh\necho "$1" >> "{seen}"\n')
    shows.chmod(0o700)
    monkeypatch.setattr(libreoffice, "converter", lambda: shows)
    convert({f"{number}.docx": b"PK" for number in range(4)}, seconds=5, workers=2)
    profiles = seen.read_text().split()
    assert len(profiles) == len(set(profiles)) == 2 + 4
    assert all(one.startswith("-env:UserInstallation=file:") for one in profiles)


def test_what_one_start_leaves_out_is_tried_once_more_alone_and_then_told_by_its_name(
    tmp_path, monkeypatch, copy
):
    log = tmp_path / "log"
    crashes = tmp_path / "soffice"
    crashes.write_text(f'#!/bin/sh\necho x >> "{log}"\nkill -9 $$\n')
    crashes.chmod(0o700)
    monkeypatch.setattr(libreoffice, "converter", lambda: crashes)
    made = convert({"C-0501/plan.docx": b"PK"}, workers=1)
    assert log.read_text() == "x\nx\n"
    assert made == {"C-0501/plan.docx": "could not open it, in two tries"}


def test_a_converter_that_hangs_is_killed_and_told_and_leaves_nothing(tmp_path, monkeypatch):
    hangs = tmp_path / "soffice"
    hangs.write_text("#!/bin/sh\nsleep 60\n")
    hangs.chmod(0o700)
    monkeypatch.setattr(libreoffice, "converter", lambda: hangs)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begun = time.monotonic()
    assert isinstance(convert({"a.docx": b"PK"}, seconds=0.3)["a.docx"], str)
    assert time.monotonic() - begun < 20
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


def test_the_list_of_processes_shows_no_name_of_a_case(tmp_path, monkeypatch):
    seen = tmp_path / "seen.txt"
    shows = tmp_path / "soffice"
    shows.write_text(f'#!/bin/sh\necho "$@" >> "{seen}"\n')
    shows.chmod(0o700)
    monkeypatch.setattr(libreoffice, "converter", lambda: shows)
    convert({"C-0501 Robin.docx": b"PK"}, seconds=5)
    assert "Robin" not in seen.read_text()
    assert Path(seen.read_text().split()[-1]).name == "1.docx"
