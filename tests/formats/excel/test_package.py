"""Opening a workbook's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.formats.excel.package import open_package, protect
from pipeline.foundation.errors import InputError
from tests.trouble.draft import base, workbook


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(protect(workbook(base()), "right"))
    return path


def test_a_protected_workbook_opens_with_one_of_the_passwords(locked):
    package = open_package(locked, ["wrong", "right"])
    assert package.data.startswith(b"PK")
    assert package.password == "right"


def test_a_password_is_asked_for_until_nothing_is_typed(locked):
    answers = iter(["wrong", "right"])
    assert open_package(locked, ask=lambda name: next(answers)).password == "right"
    with pytest.raises(InputError, match="protected by a password"):
        open_package(locked, ask=lambda name: None)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        open_package(tmp_path / "none.xlsx")


def test_no_cut_of_a_workbook_breaks_the_opening(tmp_path):
    whole = workbook(base())
    path = tmp_path / "cut.xlsx"
    for length in range(0, len(whole), 331):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            open_package(path)
