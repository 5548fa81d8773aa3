"""Which records a sheet holds by its name, and which sheets look like one of ours under another name."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from pipeline.formats.excel.sheet import Sheet
from pipeline.formats.excel.table import first_rows, meant_by, names_of
from pipeline.model import RECORDS, Kind, Record
from pipeline.model.codes import squash

#: Sheets that the blank workbook carries for people; nothing is read from them.
FOR_PEOPLE = frozenset(
    squash(name) for name in ("Guide", "Who may read what", "Codes", "Settings", "Findings", "Read as")
)
#: From this likeness on (of 100), a name is one of ours misspelt: "Referals", "Saftey plans".
_NEAR = 80
#: So many headings of ours in one row, the references that each row needs among them, make a sheet one of
#: ours.
_HEADINGS = 3
_WORD = re.compile(r"[^\W\d_]+")


def kind_of(sheet_name: str) -> type[Record] | None:
    """Which records a sheet of that name holds, whatever its case, spacing, punctuation or plural; None where it is not ours."""
    wanted = squash(sheet_name)
    for kind in RECORDS:
        ours = squash(kind.sheet)
        if (
            wanted in (ours, ours.removesuffix("s"), squash(kind.__name__), squash(kind.collection))
            or wanted == f"{ours}s"
        ):
            return kind
    return None


def resembled(sheet: Sheet) -> type[Record] | None:
    """Whose records a sheet seems to hold, though its name is not one of ours; None where nothing in it looks so.

    Its name is near one of ours or contains one of ours, or one of its first rows holds our headings.
    """
    return _by_headings(sheet) or (None if squash(sheet.name) in FOR_PEOPLE else _by_name(sheet.name))


def words_of(sheet: Sheet) -> frozenset[str]:
    """What is written in a sheet's cells, each cell that is one word, in small letters: references are among them."""
    cells = (str(value).strip().casefold() for _, values in sheet.rows() for value in values if value != "")
    return frozenset(cell for cell in cells if " " not in cell)


def _by_name(sheet_name: str) -> type[Record] | None:
    written = _stems(sheet_name)
    for kind in RECORDS:
        for name in (kind.sheet, kind.collection.replace("_", " ")):
            if _contains(written, _stems(name)):
                return kind
    ours = {kind: " ".join(_stems(kind.sheet)) for kind in RECORDS}
    near = process.extractOne(" ".join(written), ours, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
    return near[2] if near else None


def _by_headings(sheet: Sheet) -> type[Record] | None:
    """The kind of which one of the first rows holds the most headings, where it holds enough of them to be its table."""
    found: dict[type[Record], int] = {}
    for _, values in first_rows(sheet):
        texts = [text for text in map(str, values) if text.strip()]
        for kind in RECORDS:
            names = names_of(kind)
            there = {meant.name for text in texts if (meant := meant_by(text, names)) is not None}
            fields = kind.fields.values()
            needed = {one.name for one in fields if one.required and one.kind is Kind.ID}
            is_half = 2 * len(there) > len(kind.fields)
            if is_half or (len(there) >= _HEADINGS and needed <= there):
                found[kind] = max(len(there), found.get(kind, 0))
    return max(found, key=found.__getitem__, default=None)


def _stems(name: str) -> list[str]:
    """The words of a name without case and plural; figures and punctuation are no words."""
    return [word.removesuffix("s") or word for word in _WORD.findall(name.casefold())]


def _contains(words: list[str], wanted: list[str]) -> bool:
    """Whether these words follow one another somewhere among the others."""
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1))
