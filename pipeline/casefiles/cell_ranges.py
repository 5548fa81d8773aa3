"""Cell ranges: the cells of many fields as few ranges, such as "Actions!B4:H9"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.access.view import Read
from pipeline.model import BY_COLLECTION, Case, Record

_LETTERS = 26
#: Columns of one row, by their numbers: the first and the last of those side by side.
Runs = tuple[tuple[int, int], ...]
#: By workbook and sheet, for each set of columns: the rows in which exactly these were read.
Cells = Mapping[tuple[str, str], Mapping[Runs, Iterable[int]]]


def _fields(case: Case, reads: Iterable[Read]) -> list[tuple[Record, str]]:
    """The fields that were read, each with its record."""
    rows: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in case.records():
        rows[record.collection, record.id].append(record)
    return [
        (record, name)
        for collection, row_id, name in reads
        for record in rows[collection, row_id]
        if name in BY_COLLECTION[collection].fields
    ]


def cells_of(case: Case, reads: Iterable[Read]) -> Cells:
    """The cells of the fields that were read."""
    columns: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record, name in _fields(case, reads):
        place = record.read_from
        column = place.columns.get(name, "")
        if column and place.row:
            columns[place.workbook, place.sheet][place.row].add(column)
    cells: dict[tuple[str, str], dict[Runs, list[int]]] = {}
    for place_of_sheet, rows in columns.items():
        by_columns = cells[place_of_sheet] = defaultdict(list)
        for row, letters in rows.items():
            by_columns[runs(tuple(sorted(letters)))].append(row)
    return cells


def ranges(cells: Cells) -> Iterator[str]:
    """These cells as few ranges: adjacent columns joined first, then rows with the same columns."""
    several = len({workbook for workbook, _ in cells}) > 1
    for (workbook, sheet), rows in sorted(cells.items()):
        name = f"[{workbook}]{sheet}" if several else sheet
        yield from (f"{name}!{one}" for one in _rectangles(rows))


def _rectangles(rows: Mapping[Runs, Iterable[int]]) -> list[str]:
    blocks = sorted((first, last, runs) for runs, these in rows.items() for first, last in _unbroken(these))
    return [_range(first, last, left, right) for first, last, runs in blocks for left, right in runs]


def _unbroken(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each run without a gap."""
    first = last = 0
    for row in sorted(rows):
        if row > last + 1 and last:
            yield first, last
            first = row
        first, last = first or row, row
    if last:
        yield first, last


@lru_cache(4096)
def runs(columns: tuple[str, ...]) -> Runs:
    """These columns, given by their letters, as numbers: the first and the last of each adjacent run."""
    runs: list[tuple[int, int]] = []
    for one in sorted(map(_number, columns)):
        if runs and runs[-1][1] == one - 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return tuple(runs)


def _range(first: int, last: int, left: int, right: int) -> str:
    start, end = f"{_letters(left)}{first}", f"{_letters(right)}{last}"
    return start if start == end else f"{start}:{end}"


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text
