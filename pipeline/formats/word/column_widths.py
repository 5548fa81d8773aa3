"""The columns of a table in large print, as wide as their longest word or date."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from lxml import etree

#: Where a line may break: not at a space that does not break, as in a date.
_BREAKS = re.compile(r"[ \t\n\r-]+")
#: The width of a character at 18 points, and of a cell's margins, in twentieths of a point.
_CHARACTER, _MARGINS = 215, 230
_TC_W = f"{qn('w:tcPr')}/{qn('w:tcW')}"


def fit_words(table: etree._Element) -> bool:
    """Widen each column that is too narrow for its longest word, as far as the others have room.

    Returns whether there was any. A table with merged cells, or with widths of another kind than its grid
    has, stays as it is.
    """
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    if (
        not rows
        or any(len(row) != len(columns) for row in rows)
        or not all(one.get(qn("w:w")) for one in columns)
    ):
        return False
    set_by = [cell.find(_TC_W) for row in rows for cell in row]
    if any(one is not None and one.get(qn("w:type")) != "dxa" for one in set_by):
        return False
    now = [int(one.get(qn("w:w"), "0")) for one in columns]
    fitting = _fitting(now, [max(map(_needed, cells)) for cells in zip(*rows, strict=True)])
    if fitting == now:
        return False
    for at, width in enumerate(fitting):
        for one in (columns[at], *(row[at].find(_TC_W) for row in rows)):
            if one is not None:
                one.set(qn("w:w"), str(width))
    return True


def _needed(cell: etree._Element) -> int:
    longest = max((len(one) for text in _texts(cell) for one in _BREAKS.split(text)), default=0)
    return longest * _CHARACTER + _MARGINS


def _texts(cell: etree._Element) -> list[str]:
    return ["".join(one.text or "" for one in each.iter(qn("w:t"))) for each in cell.iter(qn("w:p"))]


def _fitting(now: list[int], needed: list[int]) -> list[int]:
    """The widths with what is lacking taken from the columns that have more than they need."""
    lacking = sum(max(0, need - width) for width, need in zip(now, needed, strict=True))
    spare = [max(0, width - need) for width, need in zip(now, needed, strict=True)]
    if not 0 < lacking <= sum(spare):
        return now
    given = [room * lacking // sum(spare) for room in spare]
    given[spare.index(max(spare))] += lacking - sum(given)
    return [max(width, need) - less for width, need, less in zip(now, needed, given, strict=True)]
