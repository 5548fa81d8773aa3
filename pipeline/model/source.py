"""Where a row was read: its workbook, sheet, columns and number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read: the workbook's file name, the sheet's name, each field's column, the row."""

    workbook: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    row: int = 0


NOWHERE = Source()


def source(workbook: str, sheet: str, columns: Mapping[str, str], row: int) -> Source:
    """The source of a row; NOWHERE itself for one that was read from no workbook."""
    return Source(workbook, sheet, columns, row) if workbook or sheet or columns or row else NOWHERE
