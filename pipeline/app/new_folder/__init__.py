"""Makes a new folder to work in: a blank workbook, the settings explained, the templates, a page to read.

It is made beside its place and then moved there, so that what fails on the way leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.new_folder.launchers import start_bat, start_sh
from pipeline.app.new_folder.settings_explained import settings_explained
from pipeline.app.settings import Settings, settings_for
from pipeline.app.template_tools import sample_of
from pipeline.formats.excel.blank_workbook import write_blank
from pipeline.formats.excel.writer import write_cases
from pipeline.foundation.errors import OutputError
from pipeline.foundation.shipped import shipped

_HERE = Path(__file__).parent
_WORKBOOK = "inputs/cases.xlsx"
_SETTINGS = "inputs/settings.toml"
_SECOND = "second-council"
_CASES, _SEED = 30, 1


@dataclass(frozen=True)
class NewFolder:
    """What was made: each file or folder, by its path in the new folder, with what it is for."""

    folder: Path
    made: tuple[tuple[str, str], ...]


def make_folder(folder: Path, *, example: bool = False) -> NewFolder:
    """Make the folder, or fill one that is there.

    `example`: with a sample workbook, the sample's settings, and a second council's set. Raises OutputError
    where something is there already by a name that would be written, or where it cannot be written.
    """
    made = [*_EXAMPLE, *_ALWAYS] if example else [*_BLANK, *_ALWAYS]
    _refuse_what_is_there(folder, {name.partition("/")[0] for name, _ in made})
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".hsb-new-", dir=folder.parent) as staged:
            _fill(Path(staged), example=example)
            folder.mkdir(exist_ok=True)
            for entry in sorted(Path(staged).iterdir()):
                entry.rename(folder / entry.name)
    except OSError:
        remedy = "Check that you may write there and that the disk is not full, or name another folder."
        raise OutputError(f"{folder} cannot be written.", remedy) from None
    return NewFolder(folder, tuple(made))


_BLANK = (
    (_WORKBOOK, "a blank workbook: its first sheet says how to fill it in"),
    (_SETTINGS, "your council's settings, each explained"),
)
_EXAMPLE = (
    (_WORKBOOK, f"{_CASES} invented cases"),
    (_SETTINGS, "the settings of an invented council"),
    (f"{_SECOND}/", "the same for a second invented council, with other names and limits"),
)
_ALWAYS = (
    ("templates/", "the Word templates, which you may change"),
    ("README.txt", "one page to read first"),
    ("Start.bat", "opens the page in the browser, on Windows"),
    ("start.sh", "the same, on other computers"),
)


def _refuse_what_is_there(folder: Path, names: set[str]) -> None:
    """Raises OutputError where a name that would be written is taken, or the folder is a file."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file.", "Name a folder that does not exist yet.")
    there = {one.name.casefold() for one in folder.iterdir()} if folder.is_dir() else set()
    taken = sorted(name for name in names if name.casefold() in there)
    if taken:
        raise OutputError(
            f"{folder} already contains {', '.join(taken)}. Nothing was written.",
            "Name a folder that does not exist yet.",
        )


def _fill(folder: Path, *, example: bool) -> None:
    """Write everything into an empty folder."""
    (folder / "inputs").mkdir()
    _copy_common(folder)
    if not example:
        (folder / _SETTINGS).write_text(settings_explained(), encoding="utf-8", newline="\n")
        settings = Settings()
        write_blank(folder / _WORKBOOK, settings.rows(), settings.recognition.steps)
        return
    for name in ("settings.toml", "logo.png"):
        shutil.copyfile(shipped("inputs") / name, folder / "inputs" / name)
    _write_sample(folder)
    second = folder / _SECOND
    (second / "inputs").mkdir(parents=True)
    _copy_common(second)
    shutil.copyfile(_HERE / "second_council.toml", second / _SETTINGS)
    _write_sample(second)


def _copy_common(folder: Path) -> None:
    """The templates, the page to read, and what opens the page."""
    (folder / "templates").mkdir()
    for template in sorted(shipped("templates").glob("*.docx")):
        shutil.copyfile(template, folder / "templates" / template.name)
    text = (_HERE / "README.txt").read_text(encoding="utf-8")
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\r\n")
    on_windows = os.name == "nt"
    bat = start_bat(sys.executable if on_windows else None, str(Path.home()))
    (folder / "Start.bat").write_text(bat, encoding="ascii", newline="")
    script = folder / "start.sh"
    script.write_text(start_sh(None if on_windows else sys.executable), encoding="utf-8", newline="\n")
    script.chmod(0o700)


def _write_sample(folder: Path) -> None:
    """Invented cases by the folder's settings, with each copy approved by the code that it has there."""
    settings = settings_for(folder / "inputs")
    cases = sample_of(_CASES, _SEED, folder / "templates", settings.house())
    steps, names = settings.recognition.steps, settings.list_names()
    write_cases(folder / _WORKBOOK, cases, settings.rows(), steps, names)
