"""Decisions that wait in decisions.xlsx until the workbook that they belong in is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.app.enter_in_workbook import BEFORE, enter_in_workbook, is_open
from pipeline.formats.excel.decisions_workbook import FILE_NAME, blank_decisions, is_decisions
from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package, open_package, protect
from pipeline.formats.excel.sheet_reader import read_sheets
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import Blank, Case, CopyGiven
from pipeline.storage.atomic_write import real_file, write_atomically

#: The fields that say which copy a row is about; a row that waits has them too.
WHICH = ("copy_id", "belongs_to", "document", "person_id")

#: Where what waits cannot be entered, because somebody entered something else in the workbook meanwhile.
DISAGREES = "Some of what waits in decisions.xlsx does not agree with the workbook."


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """The decisions that wait, by Copy ID. `is_whole`: every row of decisions.xlsx could be read."""

    rows: Mapping[str, CopyGiven] = field(default_factory=dict)
    is_whole: bool = True

    @classmethod
    def read(cls, inputs: Path, passwords: Collection[str]) -> Waiting:
        """Those of a folder of workbooks. Raises InputError where decisions.xlsx cannot be read."""
        path = inputs / FILE_NAME
        if not path.exists():
            return cls()
        sheets, _, _ = read_sheets(open_package(path, passwords), ())
        found = [one for rows in sheets for one in rows.records if isinstance(one, CopyGiven)]
        is_whole = len(found) == sum(rows.read for rows in sheets)
        return cls(rows={one.copy_id: one for one in found}, is_whole=is_whole)


@dataclass(frozen=True, kw_only=True)
class MovedIn:
    """What became of the decisions that waited: how many were entered, and how many still wait.

    `still_open`: the workbooks for which some wait. `rows`: the workbook and the number of each row that was
    entered, by Copy ID.
    """

    entered: int = 0
    still_open: tuple[str, ...] = ()
    left: int = 0
    rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)


def wait(
    inputs: Path,
    home: str,
    copy_id: str,
    values: Mapping[str, Any],
    row: CopyGiven | None,
    passwords: Collection[str],
) -> None:
    """Enter a row in decisions.xlsx, which is made where it is not there, with the password of `home`.

    `row`: as the workbooks have it together. Raises OutputError where decisions.xlsx is open too, or where
    the decision would change what `home` holds already: that needs `home` closed.
    """
    path = inputs / FILE_NAME
    if is_open(path):
        raise OutputError(f"{home} and {FILE_NAME} are open.", "Close one of them in Excel, and decide then.")
    there = Waiting.read(inputs, passwords).rows.get(copy_id)
    for name, value in values.items():
        now = getattr(row, name) if row is not None else Blank.NOT_RECORDED
        is_own = there is not None and getattr(there, name) is not Blank.NOT_RECORDED
        if now is not Blank.NOT_RECORDED and now != value and not is_own and not is_decisions(home):
            raise OutputError(
                f"{home} is open, and this changes what it holds already.",
                "Close it in Excel, and decide then.",
            )
    _make(path, inputs / home, passwords)
    number = there.read_from.row if there is not None else 0
    new = values if there is not None else {name: one for name, one in values.items() if one is not None}
    was = {"copy_id": (copy_id,)} if there is not None else {}
    enter_in_workbook(
        path, [EnteredRow(kind=CopyGiven, values=new, row=number, was=was)], passwords=passwords
    )


def enter_waiting(inputs: Path, cases: Iterable[Case], passwords: Collection[str] = ()) -> MovedIn:
    """Enter the decisions that wait in the workbooks that they belong in, as far as these are closed.

    `cases`: as the workbooks have them together. Each that was entered leaves decisions.xlsx; the file goes
    with its last row. Raises as `enter_in_workbook` does, and InputError where a row of decisions.xlsx cannot
    be read.
    """
    waiting = Waiting.read(inputs, passwords)
    if not waiting.is_whole:
        raise InputError(f"{FILE_NAME} has a row that cannot be read.", "Correct it in Excel, and try again.")
    by_home: dict[str, list[EnteredRow]] = defaultdict(list)
    for case in cases:
        for row in case.copies:
            if row.copy_id in waiting.rows:
                home, entry = _to_enter(case, row, waiting.rows[row.copy_id])
                by_home[home].extend(entry)
    still_open = tuple(home for home in by_home if is_open(inputs / home))
    entered: dict[str, tuple[str, int]] = {}
    for home, entries in by_home.items():
        if home not in still_open and entries:
            done = enter_in_workbook(inputs / home, entries, passwords=passwords)
            for one, number in zip(entries, done.numbers, strict=True):
                entered[str(one.values["copy_id"])] = home, number
            _leave(inputs, waiting, entered, passwords)
    left = len(waiting.rows) - len(entered)
    return MovedIn(entered=len(entered), still_open=still_open, left=left, rows=entered)


def _to_enter(case: Case, row: CopyGiven, waits: CopyGiven) -> tuple[str, list[EnteredRow]]:
    """The workbook in which a row that waits belongs, and what to enter; nothing where they disagree."""
    values = {name: value for name in row.fields if (value := getattr(waits, name)) is not Blank.NOT_RECORDED}
    if is_decisions(row.read_from.workbook):
        return case.details.read_from.workbook, [EnteredRow(kind=CopyGiven, values=values)]
    if any(getattr(row, name) != value for name, value in values.items()):
        return row.read_from.workbook, []
    was = {name: (Blank.NOT_RECORDED, value) for name, value in values.items()}
    return row.read_from.workbook, [EnteredRow(kind=CopyGiven, values=values, row=row.read_from.row, was=was)]


def _leave(inputs: Path, waiting: Waiting, entered: Collection[str], passwords: Collection[str]) -> None:
    """Write decisions.xlsx without the rows that were entered; remove it with its last."""
    path = inputs / FILE_NAME
    left = [one for number, one in waiting.rows.items() if number not in entered]
    real = real_file(path)
    if not left:
        for one in (path, real, real.with_name(real.name + BEFORE)):
            one.unlink(missing_ok=True)
        return
    password = open_package(path, passwords).password
    rows = [
        EnteredRow(kind=CopyGiven, values={name: getattr(one, name) for name in one.fields}) for one in left
    ]
    data = with_rows(Package(path, blank_decisions()), rows)
    write_atomically(real, data if password is None else protect(data, password), rights_of=real)


def _make(path: Path, home: Path, passwords: Collection[str]) -> None:
    """Make decisions.xlsx where it is not there; give it a password where its rows have one in `home`."""
    password, rights_of = _password_of(home, passwords), path if path.exists() else home
    if not path.exists():
        data = blank_decisions()
    elif password is not None and (package := open_package(path, passwords)).password is None:
        data = package.data
    else:
        return
    file = data if password is None else protect(data, password)
    write_atomically(real_file(path), file, rights_of=rights_of)


def _password_of(path: Path, passwords: Collection[str]) -> str | None:
    """The password of a workbook; one that was given where it cannot be read just now."""
    try:
        return open_package(path, passwords).password
    except InputError:
        return next(iter(passwords), None)
