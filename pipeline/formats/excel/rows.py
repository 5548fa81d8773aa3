"""The rows of one sheet as they were read: their records and findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.formats.excel.sheet_xml import letters
from pipeline.formats.excel.table import Unread
from pipeline.model import Field, Record
from pipeline.model.finding import Finding, Severity


@dataclass(frozen=True)
class ReadAs:
    """A cell that was read as something other than the characters in it."""

    workbook: str
    place: str
    read_as: str


@dataclass(kw_only=True)
class RowsRead:
    """The result of reading one sheet.

    `columns`: the letters of each field's column. `unread`: columns that were not read. `left_out`: fields
    that have no column. `free_column`: the number of the column where one could be added.
    `findings`: each with the record that it is about, whose case it may hold back, or None.
    `doubtful`: the headings were not clear, so any row may have been misread.
    """

    workbook: str
    sheet: str
    kind: type[Record]
    heading_row: int = 0
    free_column: int = 1
    columns: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[Field] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    findings: list[tuple[Record | None, Finding]] = field(default_factory=list)
    read_as: list[ReadAs] = field(default_factory=list)
    read: int = 0
    refused: int = 0
    doubtful: bool = False

    def finding(
        self,
        rule: str,
        column: int,
        row: int,
        problem: str,
        remedy: str,
        *,
        severity: Severity = Severity.NOTE,
        stops_copies: bool = False,
    ) -> Finding:
        """A finding about this sheet; `column` and `row` are its cell, 0 for the sheet itself."""
        return Finding(
            rule=rule,
            severity=severity,
            stops_copies=stops_copies,
            workbook=self.workbook,
            sheet=self.sheet,
            column=letters(column),
            row=row,
            problem=problem,
            remedy=remedy,
        )
