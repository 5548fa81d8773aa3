"""decisions.xlsx: decisions on family copies that wait, because the workbook they belong in was open.

It has the sheet Copies given. A row of it with the Copy ID of a row of another workbook completes that row;
any other row is one more.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlsxwriter import Workbook

from pipeline.formats.excel.rows import RowsRead
from pipeline.foundation.release import MADE_BY
from pipeline.model import Blank, Record
from pipeline.model.copy_given import CopyGiven
from pipeline.model.finding import Finding, Severity, at

FILE_NAME = "decisions.xlsx"


def blank_decisions() -> bytes:
    """The workbook without a row."""
    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True})
    book.set_properties({"comments": MADE_BY})
    sheet = book.add_worksheet(CopyGiven.sheet)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    headings = [field.heading for field in CopyGiven.fields.values()]
    sheet.write_row(0, 0, headings, bold)
    sheet.set_column(0, len(headings) - 1, 18)
    sheet.freeze_panes(1, 1)
    book.close()
    return held.getvalue()


def is_decisions(workbook: str) -> bool:
    """Whether a workbook of this name holds decisions that wait."""
    return workbook.casefold() == FILE_NAME


def complete_from_decisions(sheets: Sequence[RowsRead]) -> None:
    """Complete the rows of Copies given from the decisions that wait, in place.

    A cell that is filled in both, and differently, is a finding that names both; the workbook's own stays.
    """
    ours = [rows for rows in sheets if rows.kind is CopyGiven]
    waiting = [rows for rows in ours if is_decisions(rows.workbook)]
    for rows in waiting:
        for other in (one for one in ours if one not in waiting):
            for place, row in enumerate(other.records):
                _complete(other, place, row, rows)


def _complete(other: RowsRead, place: int, row: Record, waiting: RowsRead) -> None:
    """Complete one row of another workbook, if one of those that wait has its ID."""
    added = next((one for one in waiting.records if one.id == row.id), None)
    if added is None:
        return
    waiting.records.remove(added)
    empty = {name for name in row.fields if getattr(row, name) is Blank.NOT_RECORDED}
    both = replace(row, **{name: getattr(added, name) for name in empty})  # type: ignore[type-var]
    other.records[place] = both
    other.findings = [(both if one is row else one, found) for one, found in other.findings]
    other.findings += ((both, found) for found in _conflicts(row, added))


def _conflicts(row: Record, added: Record) -> Iterator[Finding]:
    for name, field in row.fields.items():
        here, there = getattr(row, name), getattr(added, name)
        if Blank.NOT_RECORDED not in (here, there) and here != there:
            beside = at(added, name, "", "")
            yield replace(
                at(
                    row,
                    name,
                    f'"{field.heading}" is not what {FILE_NAME} has at {beside.place}.',
                    f"Keep one of the two: correct this cell, or empty that one in {FILE_NAME}.",
                ),
                rule="decisions_agree",
                severity=Severity.ERROR,
                stops_copies=True,
                beside=(beside.workbook, beside.place),
            )
