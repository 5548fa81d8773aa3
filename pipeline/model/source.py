"""Where a row was read: its workbook, sheet, columns and number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: The columns of what was read from no workbook: one mapping for all, which can be pickled.
_NONE: Mapping[str, str] = {}


class Source(NamedTuple):
    """Where a row was read: the workbook's file name, the sheet's name, each field's column, the row."""

    workbook: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = _NONE
    row: int = 0

    def __hash__(self) -> int:
        """A hash of all but the columns, which a whole sheet shares."""
        return hash((self.workbook, self.sheet, self.row))


NOWHERE = Source()


def source(workbook: str, sheet: str, columns: Mapping[str, str], row: int) -> Source:
    """The source of a row; NOWHERE itself for one that was read from no workbook."""
    return Source(workbook, sheet, columns, row) if workbook or sheet or columns or row else NOWHERE
