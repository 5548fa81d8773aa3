"""Reads the workbook of a report back, so that a page can show it: what its cover says, and its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from pipeline.foundation.errors import InputError

#: The sheet of the cover, and the heading that gptables puts over its marking.
_COVER, _HEADING = "Cover", "Introductory information"
#: What one table has on a page, in rows; the file has all of them.
MOST = 300


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """One sheet's table: its first rows, at most `MOST` of them, and how many there are."""

    sheet: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    number: int


@dataclass(frozen=True, kw_only=True)
class ReportWorkbook:
    """A report's workbook: its title, its protective marking, the rest of its cover, its tables in order."""

    title: str
    marking: str
    cover: list[str]
    tables: list[SheetTable]


def read_report_workbook(path: Path) -> ReportWorkbook:
    """The report that a workbook of ours holds. Raises InputError where it cannot be read as one."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = {
                name: [_texts(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
                for name in book.sheet_names
            }
    except Exception:
        raise InputError(
            f"{path.name} cannot be read.", "Close it in Excel, or make the draft of the report again."
        ) from None
    cover = [line for row in sheets.pop(_COVER, []) for line in row if line]
    tables = [found for name, rows in sheets.items() if (found := _table(name, rows)) is not None]
    title, marking, *rest = [*(line for line in cover if line != _HEADING), "", ""]
    return ReportWorkbook(title=title, marking=marking, cover=[one for one in rest if one], tables=tables)


def _texts(row: Sequence[Any]) -> tuple[str, ...]:
    """A row's values as text; every number of a workbook is a decimal number for who reads it."""
    return tuple(str(int(one) if isinstance(one, float) and one.is_integer() else one) for one in row)


def _table(name: str, rows: list[tuple[str, ...]]) -> SheetTable | None:
    """A sheet's table, whose headings are the first row with more than one cell; None where it has none."""
    head = next((number for number, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if head is None:
        return None
    width = max(place for place, one in enumerate(rows[head]) if one) + 1
    above = [row[0] for row in rows[:head] if row and row[0]]
    body = [row[:width] for row in rows[head + 1 :] if any(row)]
    return SheetTable(
        sheet=name,
        title=above[0] if above else name,
        note=" ".join(above[1:]),
        columns=rows[head][:width],
        rows=body[:MOST],
        number=len(body),
    )
