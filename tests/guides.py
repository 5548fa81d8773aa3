"""What the guides say, taken apart: pages, commands, words in italics, pictures, settings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pipeline.model import SHEETS, Blank
from tools.guides import GUIDES, ROOT, lists

PICTURES = GUIDES / "pictures"
_WRITTEN_BY_THE_PROGRAM = {"sheets.md", "lists.md", "settings.md", "parts.md"}
FENCED = re.compile(r"^(`{3,}|:{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?!\*)([^*\n]+?)\*(?![\w*])")
_COMMAND = re.compile(r"^\s*(?:[>$]\s*)?hsb\s+(\S.*)$", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)|:::\{(?:figure|image)\}\s+(\S+)")


def pages() -> list[Path]:
    """Every page of the guides that a person wrote, and the README."""
    reference = GUIDES / "reference"
    found = [one for one in GUIDES.rglob("*.md") if reference not in one.parents and one.name != "clauses.md"]
    return sorted([*found, reference / "commands.md", ROOT / "README.md"])


def text_of(page: Path) -> str:
    """What a page holds."""
    return page.read_text(encoding="utf-8")


def commands_in(text: str) -> list[str]:
    """Every command of `hsb` in a text, without `hsb`: in code on its own line, or within a sentence."""
    fenced = [one.group(0) for one in FENCED.finditer(text)]
    in_blocks = [found for block in fenced for found in _COMMAND.findall(block)]
    outside = _CODE.findall(FENCED.sub("", text))
    within = [one.removeprefix("hsb ") for one in outside if one.startswith("hsb ")]
    return [*in_blocks, *within]


def italics_in(text: str) -> list[str]:
    """The words in italics of a text: names of sheets, columns, entries, screens and buttons."""
    return _ITALIC.findall(_CODE.sub("", FENCED.sub("", text)))


def pictures_in(text: str) -> list[tuple[str, str]]:
    """Each picture in a text: the words in its place, and its path from the page."""
    return [(words, path or other) for words, path, other in _PICTURE.findall(text)]


def headings_in(text: str) -> list[str]:
    """The headings of a text."""
    return re.findall(r"^#+ (.+?)\s*$", FENCED.sub("", text), re.MULTILINE)


@cache
def names_in_the_workbook() -> frozenset[str]:
    """Every name that an officer meets in the workbook: sheets, columns, entries of lists, kinds of blank."""
    entries = [code.label for listed in lists() for code in listed.codes]
    columns = [field.heading for kind in SHEETS for field in kind.fields.values()]
    own = ["Guide", "IDs", "Who may read what", "Codes", "Settings", "Findings", "Read as"]
    sheets = [kind.sheet for kind in SHEETS]
    return frozenset([*own, *sheets, *columns, *entries, *(one.value for one in Blank)])


@cache
def words_of_the_program() -> str:
    """All words that screens, documents and workbooks can show, run together."""
    kinds = ("pipeline/**/*.py", "pipeline/**/*.html", "templates/drafting/*.py", "docs/pictures/*.txt")
    files = [one for kind in kinds for one in sorted(ROOT.glob(kind))]
    return " ".join(" ".join(one.read_text(encoding="utf-8") for one in files).split())
