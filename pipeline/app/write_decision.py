"""Writes a decision on a family copy: in its row of the workbook, or in decisions.xlsx while that is open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.app.enter_in_workbook import Entered, enter_in_workbook, is_open
from pipeline.app.waiting_decisions import DISAGREES, WHICH, enter_waiting, wait
from pipeline.formats.excel.decisions_workbook import FILE_NAME, is_decisions
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.foundation.errors import InputError
from pipeline.model import Case, CopyGiven


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Where a decision was entered: the workbook, and the number of the copy.

    `waits_for`: the workbook that was open, so that the decision waits in decisions.xlsx; or empty.
    `entered`: what was entered in the workbook of the case; None where it waits, or where what waited before
    was entered there too.
    """

    workbook: str
    copy_id: str
    waits_for: str = ""
    entered: Entered | None = None


def enter_after(
    case: Case, home: str, row: CopyGiven, values: dict[str, Any], inputs: Path, passwords: Collection[str]
) -> Decided:
    """Enter what waits of a case, and then the cells in the row that waited; where it is open, they wait too.

    Raises InputError where what waits does not agree with the workbook.
    """
    moved = enter_waiting(inputs, [case], passwords)
    if row.copy_id in moved.rows:
        home, number = moved.rows[row.copy_id]
        was = {name: (getattr(row, name),) for name in ("copy_id", *values)}
        entered = EnteredRow(kind=CopyGiven, values=values, row=number, was=was)
        enter_in_workbook(inputs / home, [entered], passwords=passwords)
        return Decided(workbook=home, copy_id=row.copy_id)
    home = case.details.read_from.workbook if is_decisions(home) else home
    if home not in moved.still_open:
        raise InputError(DISAGREES, "The screen Workbooks names the cells.")
    return _wait(home, row, values, inputs, passwords)


def enter(
    home: str,
    row: CopyGiven | None,
    values: dict[str, Any],
    inputs: Path,
    passwords: Collection[str],
    mark: str,
) -> Decided:
    """Enter the cells in the row's own workbook; in decisions.xlsx where that one is open."""
    if is_open(inputs / home):
        return _wait(home, row, values, inputs, passwords)
    was = {name: (getattr(row, name),) for name in ("copy_id", *values)} if row is not None else {}
    number = row.read_from.row if row is not None else 0
    entered = EnteredRow(kind=CopyGiven, values=values, row=number, was=was)
    done = enter_in_workbook(inputs / home, [entered], mark=mark, passwords=passwords)
    copy_id = row.copy_id if row is not None else str(values["copy_id"])
    return Decided(workbook=home, copy_id=copy_id, entered=done)


def _wait(
    home: str, row: CopyGiven | None, values: dict[str, Any], inputs: Path, passwords: Collection[str]
) -> Decided:
    """Enter the cells in decisions.xlsx, until `home` is closed."""
    copy_id = row.copy_id if row is not None else str(values["copy_id"])
    if row is not None:
        values = {**{name: getattr(row, name) for name in WHICH}, **values}
    wait(inputs, home, copy_id, values, row, passwords)
    return Decided(workbook=FILE_NAME, copy_id=copy_id, waits_for=home)
