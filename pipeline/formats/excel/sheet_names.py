"""Finds which records a sheet holds by its name, and which other sheets look like one of ours."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from pipeline.formats.excel.sheet import SheetData
from pipeline.formats.excel.table import first_rows, meant_in, names_of, spellings_of
from pipeline.model import SHEETS, Kind, Record
from pipeline.model.code import squash

#: Sheets of the blank workbook that are for people; the program does not read them.
FOR_PEOPLE = frozenset(
    squash(name) for name in ("Guide", "Who may read what", "IDs", "Codes", "Settings", "Findings", "Read as")
)
#: The likeness (of 100) from which a name is one of ours, misspelt: "Referals", "Saftey plans".
_NEAR = 80
#: A row with this many of our headings, among them the references that each row needs, makes a sheet ours.
_HEADINGS = 3
_WORD = re.compile(r"[^\W\d_]+")


def kind_of(sheet_name: str) -> type[Record] | None:
    """The kind of record that a sheet of that name holds; None where it is not ours.

    Case, spacing, punctuation and a plural s do not matter.
    """
    return _kinds().get(squash(sheet_name))


@cache
def _kinds() -> dict[str, type[Record]]:
    """The kind of record that each name of a sheet means, in the form that `squash` gives."""
    kinds: dict[str, type[Record]] = {}
    for kind in SHEETS:
        ours = squash(kind.sheet)
        others = (squash(kind.__name__), squash(kind.collection))
        for name in (ours, ours.removesuffix("s"), f"{ours}s", *others):
            kinds.setdefault(name, kind)
    return kinds


def resembled(sheet: SheetData) -> type[Record] | None:
    """The kind of record that a sheet under another name seems to hold; None where it seems to hold none.

    Its name is nearly or contains one of ours, or one of its first rows has our headings.
    """
    return _by_headings(sheet) or (None if squash(sheet.name) in FOR_PEOPLE else _by_name(sheet.name))


def words_of(sheet: SheetData) -> frozenset[str]:
    """The cells of a sheet that are one word, in lower case; its references are among them."""
    cells = (str(value).strip().casefold() for _, values in sheet.rows() for value in values if value != "")
    return frozenset(cell for cell in cells if " " not in cell)


def _by_name(sheet_name: str) -> type[Record] | None:
    written = _stems(sheet_name)
    for kind in SHEETS:
        for name in (kind.sheet, kind.collection.replace("_", " ")):
            if _contains(written, _stems(name)):
                return kind
    ours = {kind: " ".join(_stems(kind.sheet)) for kind in SHEETS}
    near = process.extractOne(" ".join(written), ours, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
    return near[2] if near else None


def _by_headings(sheet: SheetData) -> type[Record] | None:
    """The kind with the most headings in one of the first rows, if there are enough of them for a table."""
    found: dict[type[Record], int] = {}
    for _, values in first_rows(sheet):
        headings = [spellings_of(text) for text in map(str, values) if text.strip()]
        for kind in SHEETS:
            names = names_of(kind)
            present = {meant.name for one in headings if (meant := meant_in(one, names)) is not None}
            fields = kind.fields.values()
            needed = {field.name for field in fields if field.required and field.kind is Kind.ID}
            has_half = 2 * len(present) > len(kind.fields)
            if has_half or (len(present) >= _HEADINGS and needed <= present):
                found[kind] = max(len(present), found.get(kind, 0))
    return max(found, key=found.__getitem__, default=None)


def _stems(name: str) -> list[str]:
    """The words of a name in lower case, without a plural s, digits or punctuation."""
    return [word.removesuffix("s") or word for word in _WORD.findall(name.casefold())]


def _contains(words: list[str], wanted: list[str]) -> bool:
    """Whether the wanted words follow one another somewhere in `words`."""
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1))
