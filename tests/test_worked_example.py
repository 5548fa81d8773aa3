"""The guide's worked example, done: its code goes into a copy of the program, which shows what it adds."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.formats.excel.writer import write_cases
from pipeline.model import NOT_RECORDED
from pipeline.procedure.sample import sample_cases
from tests import guides
from tests.extent import slow_on_purpose
from tools.guides import GUIDES, ROOT

PAGE = guides.text_of(GUIDES / "developers" / "worked-example.md")
_BLOCK = re.compile(r"```\{code-block\} \w+\n:caption: ([^\n]+)\n\n(.*?)```", re.DOTALL)
#: A review of the first case of the sample, whose minutes are taken to be still here.
CASE, REVIEW = "C-0001", "RV-000101"
TODAY = ("--as-of", "30/10/2026")


def blocks() -> Iterator[tuple[str, str, str]]:
    """Each block of code of the page: its file, the line above which it is put (or nothing), its text."""
    for caption, text in _BLOCK.findall(PAGE):
        file, _, line = caption.partition(", above: ")
        yield file, line, text


def copy_with_the_code(root: Path, *folders: str) -> None:
    """Copy these folders of the program, put the code of the page into them, and draft its template."""
    for folder in folders:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file, line, text in blocks():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if line:
            whole = path.read_text(encoding="utf-8")
            (place,) = [one.start() for one in re.finditer(rf"^ *{re.escape(line)}", whole, re.MULTILINE)]
            text = whole[:place] + text + whole[place:]
        path.write_text(text, encoding="utf-8")
    draft = "from templates.draft import *; draft = Draft(page_of(draft_of('review_note'))); "
    draft += "draft_of('review_note')(draft); draft.save(Path('templates/review_note.docx'))"
    done(root, "-c", draft)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the code of the page, and a workbook of one case."""
    root = tmp_path_factory.mktemp("worked")
    copy_with_the_code(root, "pipeline", "templates")
    case = next(iter(sample_cases(1, 1)))
    reviews = [
        dataclasses.replace(one, minutes_issued_at=NOT_RECORDED) if one.review_id == REVIEW else one
        for one in case.reviews
    ]
    (root / "inputs").mkdir()
    write_cases(root / "inputs" / "cases.xlsx", [dataclasses.replace(case, reviews=tuple(reviews))])
    return root


def done(root: Path, *words: str, ends: tuple[int, ...] = (0,)) -> str:
    """What a command of Python says in the copy."""
    env = {**os.environ, "PYTHONPATH": str(root), "HSB_GOLDEN": "1"}
    ran = subprocess.run([sys.executable, *words], cwd=root, env=env, capture_output=True, text=True)
    assert ran.returncode in ends, ran.stdout + ran.stderr
    return ran.stdout


def hsb(root: Path, *words: str) -> str:
    return done(root, "-m", "pipeline", *words, ends=(0, 1))


def test_the_list_has_the_three_of_them(copied):
    said = hsb(copied, "list")
    assert (
        "  review_minutes_issued: The minutes of a review go out within ten working days of it. (L01)" in said
    )
    assert "Limit: 10 working days" in said
    assert (
        "  review_agrees_supervision: How often does a review agree the level of supervision? (L02)" in said
    )
    assert "  review_note: A note of one review" in said


def test_what_is_not_recorded_is_due_as_the_page_says(copied):
    said = hsb(copied, "due", "inputs", *TODAY)
    assert f"Sending of the review minutes for {REVIEW}" in said
    said = hsb(copied, "check", "inputs", *TODAY)
    assert f"Sending of the review minutes for {REVIEW} is not recorded (L01)." in said
    assert f"Sending of the review minutes for {REVIEW} is not recorded (L01)." in PAGE


def test_the_document_is_written(copied):
    hsb(copied, "run", "inputs", "--only", "review_note", "--case", CASE, *TODAY, "--workers", "1")
    assert list((copied / "outputs" / "cases" / CASE).glob(f"* Note of a review - {REVIEW}.docx"))


def test_every_file_of_the_page_that_is_changed_or_added_is_code_that_a_folder_finds(copied):
    added = [file for file, line, _ in blocks() if not line]
    assert len(added) == 7
    assert {Path(file).parent.name for file in added} >= {"duties", "measures", "documents", "drafting"}


@slow_on_purpose
def test_the_tests_of_the_page_pass_in_the_copy(tmp_path):
    copy_with_the_code(tmp_path, "pipeline", "templates", "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    tests = [file for file, _, _ in blocks() if file.startswith("tests/")]
    assert "[100%]" in done(tmp_path, "-m", "pytest", "-q", "-n", "0", *tests)
