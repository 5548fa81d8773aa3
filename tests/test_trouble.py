"""Every workbook in tests/trouble/ gets its message, and no traceback. A new case is a new file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.formats.word import Template
from pipeline.foundation.errors import TemplateError
from tests.comparing import assert_golden, assert_same_bytes
from tests.trouble.draft import PASSWORD, TEMPLATES, TROUBLES

FOLDER = Path(__file__).parent / "trouble"
WORKBOOKS = sorted(FOLDER.glob("*.xls*"))


def told(path: Path, capsys, monkeypatch, tmp_path: Path, *more: str) -> str:
    """What `hsb check` prints for a workbook, and the exit code."""
    monkeypatch.setattr(
        "sys.argv",
        ["hsb", "check", str(path), "--out", str(tmp_path), "--as-of", "30/10/2026", "--read-as", *more],
    )
    with pytest.raises(SystemExit) as ending:
        main()
    printed = capsys.readouterr()
    return f"{printed.out}{printed.err}exit {ending.value.code}\n".replace(str(tmp_path), "OUT")


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_each_trouble_gets_its_sentence(path, capsys, monkeypatch, tmp_path):
    text = told(path, capsys, monkeypatch, tmp_path)
    assert "Traceback" not in text
    assert "exit 70" not in text
    assert_golden(path.with_suffix(".txt"), text)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.docx")), ids=lambda path: path.stem)
@pytest.mark.parametrize("way", ["check", "fill"])
def test_each_template_that_is_damaged_is_refused_with_a_sentence(path, way, capsys, monkeypatch):
    if way == "fill":
        with pytest.raises(TemplateError, match=r"is not a Word document, or it is damaged"):
            Template(path).fill({"reference": "C-1"})
        return
    monkeypatch.setattr("sys.argv", ["hsb", "templates", "check", str(path)])
    with pytest.raises(SystemExit) as ending:
        main()
    said = capsys.readouterr()
    assert (
        f"{path.name} is not a Word document, or it is damaged. Open it in Word and save it again as .docx."
        in said.out + said.err
    )
    assert ending.value.code == 4


def test_there_are_at_least_forty():
    assert len(list(FOLDER.glob("*.xlsx"))) >= 40


def test_each_workbook_is_what_its_draft_makes():
    for name, make in TROUBLES.items():
        if name != "protected-by-a-password":
            assert_same_bytes(make(), (FOLDER / f"{name}.xlsx").read_bytes(), f"{name}.xlsx")
    assert {path.stem for path in FOLDER.glob("*.docx")} == set(TEMPLATES)
    for name, make in TEMPLATES.items():
        assert_same_bytes(make(), (FOLDER / f"{name}.docx").read_bytes(), f"{name}.docx")


def test_a_protected_workbook_opens_with_its_password_and_is_given_back_protected(
    capsys, monkeypatch, tmp_path
):
    passwords = tmp_path / "passwords.txt"
    passwords.write_text(f"the wrong one\n{PASSWORD}\n", encoding="utf-8")
    path = FOLDER / "protected-by-a-password.xlsx"
    text = told(path, capsys, monkeypatch, tmp_path / "out", "--password-file", str(passwords))
    assert "exit 0" in text
    given_back = (tmp_path / "out" / "check" / path.name).read_bytes()
    assert given_back.startswith(b"\xd0\xcf\x11\xe0")
    assert PASSWORD not in text
