"""The formulas of a sheet: where each is, and which cells its result may depend on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.formats.excel.sheet_xml import column_number, is_plain, place_of, rows_in

_ANY = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
#: Cells of the formula's own row in one of Excel's tables: Plans[[#This Row],[Agreed on]].
_THIS_ROW = re.compile(r"[\w.\\]*\[\[#This Row\],\[[^\[\]]*\](?::\[[^\[\]]*\])?\]")
#: One of Excel's functions, a place or places, or a name, each perhaps on another sheet.
_TOKEN = re.compile(
    r"(?<![\w.])(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?:(?P<cells>\$?[A-Za-z]{1,3}\$?[0-9]+(?::\$?[A-Za-z]{1,3}\$?[0-9]+)?(?![\w.(!]))"
    r"|(?P<wide>(?:\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]+:\$?[0-9]+)(?![\w.(!]))"
    r"|(?P<function>[^\W\d][\w.]*)\(|(?P<name>[^\W\d][\w.\\]*))"
)
_PLACE = re.compile(r"(\$?)([A-Za-z]+)(\$?)([0-9]+)")
#: Which cells these are about is known only when Excel works them out.
_FINDS_CELLS = frozenset({"INDIRECT", "OFFSET", "ANCHORARRAY"})
_NO_NAMES = frozenset({"TRUE", "FALSE"})
#: From the first column of a sheet to the last.
_ALL = (1, 16_384)


@dataclass(frozen=True)
class Depends:
    """What a formula may depend on.

    `columns`: those of its own row, each from and to, from 1. `sheets`: those on which it depends in other
    rows, in lower case; an empty name is its own. `is_open`: whether it may depend on any cell.
    """

    columns: frozenset[tuple[int, int]] = frozenset()
    sheets: frozenset[str] = frozenset()
    is_open: bool = False


@dataclass(frozen=True)
class Formula:
    """The formula of one cell, whose row and column are from 1."""

    row: int
    column: int
    on: Depends


_OPEN = Depends(is_open=True)


def has_formula(xml: bytes) -> bool:
    """Whether a cell of a sheet may hold a formula: for certain where it is plain UTF-8."""
    return not is_plain(xml) or _ANY.search(xml) is not None


def formulas_in(xml: bytes) -> list[Formula]:
    """Every formula of a sheet's XML."""
    found: list[Formula] = []
    shared: dict[str, tuple[str, int, int]] = {}
    for row, column, formula in _elements(xml):
        text, kind = formula.text or "", formula.get("t", "normal")
        if kind in ("array", "dataTable"):
            found += _of_array(row, column, text, formula.get("ref", ""))
            continue
        first = (text, row, column)
        if kind == "shared":
            if text:
                shared[formula.get("si", "")] = first
            first = shared.get(formula.get("si", ""), first)
        on = depends(first[0], first[1])
        if first[2] != column and on.columns:
            on = Depends(frozenset({_ALL}), on.sheets, on.is_open)
        found.append(Formula(row, column, on))
    return found


def depends(text: str, row: int) -> Depends:
    """What a formula in a cell of that row may depend on. A name counts as any cell."""
    bare = _THIS_ROW.sub(" ", text := _TEXT.sub(" ", text))
    columns = {_ALL} if bare != text else set()
    sheets: set[str] = set()
    if not text or "[" in bare:
        return _OPEN
    for token in _TOKEN.finditer(bare):
        sheet = (token["sheet"] or "")[:-1].removeprefix("'").removesuffix("'").replace("''", "'").casefold()
        function = (token["function"] or "").upper().rpartition(".")[2]
        name = (token["name"] or "").upper()
        if ":" in sheet or function in _FINDS_CELLS or (name and name not in _NO_NAMES):
            return _OPEN
        if token["cells"] and not sheet and (own := _in_row(token["cells"], row)):
            columns.add(own)
        elif token["cells"] or token["wide"]:
            sheets.add(sheet)
    return Depends(frozenset(columns), frozenset(sheets))


def _in_row(cells: str, row: int) -> tuple[int, int] | None:
    """The columns of these cells, from and to; None where they are not all in that row, wherever it goes."""
    places = _PLACE.findall(cells)
    if any(fixed or int(number) != row for _, _, fixed, number in places):
        return None
    columns = [column_number(column) for _, column, _, _ in places]
    return min(columns), max(columns)


def _of_array(row: int, column: int, text: str, ref: str) -> Iterator[Formula]:
    """The formula of each cell that an array's formula fills."""
    places = _PLACE.findall(ref)
    rows = sorted(int(number) for *_, number in places)
    columns = sorted(column_number(name) for _, name, _, _ in places)
    if not places or (rows[0] == rows[-1] and columns[0] == columns[-1]):
        yield Formula(row, column, depends(text, row))
        return
    for number in range(rows[0], rows[-1] + 1):
        yield from (Formula(number, one, _OPEN) for one in range(columns[0], columns[-1] + 1))


def _elements(xml: bytes) -> Iterator[tuple[int, int, etree._Element]]:
    """The row, the column and the element of each formula."""
    row = 0
    for element in rows_in(xml):
        row, column = int(element.get("r") or row + 1), 0
        for cell in element.iterchildren("{*}c"):
            row, column = place_of(cell, row, column)
            if (formula := cell.find("{*}f")) is not None:
                yield row, column, formula
