"""Enters rows in a workbook on disk, whole or not at all, and keeps it as it was before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package, open_package, protect
from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.sheet import sheets_of
from pipeline.formats.excel.sheet_reader import read_sheets
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import NOT_RECORDED, Record
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.storage.atomic_write import require_closed, write_atomically

#: What is added to the name of a workbook to keep it as it was: no command reads a file of that name.
FORMER = ".before"
_SECONDS = 20.0
#: By sheet and row, the cells that hold something.
_Cells = dict[tuple[str, int], dict[int, Any]]


class WorkbookChanged(InputError):
    """Somebody changed the workbook after it was read, so nothing was entered."""


def mark_of(path: Path) -> str:
    """What the file at `path` is now, in a few characters; another as soon as a byte of it has changed.

    Raises InputError where it cannot be read.
    """
    try:
        return _mark(path.read_bytes())
    except OSError:
        raise InputError(
            f"{path.name} cannot be opened.", "Close it in Excel, check that you may read it, and try again."
        ) from None


def enter_in_workbook(
    path: Path,
    rows: Sequence[EnteredRow],
    mark: str,
    *,
    passwords: Iterable[str] = (),
    names: Mapping[str, str] = AS_THEY_ARE,
) -> list[int]:
    """Enter these rows in the workbook at `path`; returns the number of each one's row.

    `mark`: what `mark_of` said when the rows were read of which these follow. What is written is read first,
    and must be the former workbook with these rows and no other change. It then takes the place of the former
    one, which is kept beside it under its name with ".before". A protected workbook stays protected. `names`:
    the council's own names for entries of the lists.

    Raises WorkbookChanged where it has changed since, OutputError where it is open or cannot be written, and
    InputError where it cannot be read or the rows cannot be entered. The workbook is then as it was.
    """
    with _alone(path):
        require_closed(path)
        former = open_package(path, passwords)
        data = path.read_bytes()
        if _mark(data) != mark:
            raise WorkbookChanged(
                f"{path.name} was changed in the meantime, so nothing was entered.",
                "Look at what is there now, then send the form again.",
            )
        new = with_rows(former, rows)
        numbers = _looked_through(former, Package(path, new), rows, names)
        new = new if former.password is None else protect(new, former.password)
        _replace(path, data, new)
    return numbers


@contextmanager
def _alone(path: Path) -> Any:
    """Hold off another page or program that enters something in the same workbook."""
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_SECONDS):
            yield
    except Timeout:
        raise OutputError(
            f"Something else is being entered in {path.name}.", "Wait a moment, and send the form again."
        ) from None
    except OSError:
        raise OutputError(
            f"{path.name} is in a folder to which nothing can be written.",
            "Ask its owner for permission to change files there.",
        ) from None


def _replace(path: Path, former: bytes, new: bytes) -> None:
    """Put `new` in the place of the workbook, keep `former` beside it, and see that it arrived."""
    write_atomically(path.with_name(path.name + FORMER), former, unless_same=True)
    write_atomically(path, new)
    if path.read_bytes() != new:
        write_atomically(path, former)
        raise OutputError(
            f"{path.name} did not arrive on the disk as it was written, so it was put back as it was.",
            "Check that no other program synchronises or changes it, and send the form again.",
        )


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _looked_through(
    former: Package, new: Package, rows: Sequence[EnteredRow], names: Mapping[str, str]
) -> list[int]:
    """The number of each row, after a look at everything that has changed.

    Raises InputError where a row is not read as it was meant, or anything else has changed.
    """
    before, after = _read(former, names), _read(new, names)
    numbers = _numbers(before, after, rows)
    meant = {(after[row.kind].sheet, number) for row, number in zip(rows, numbers, strict=True)}
    headings = {(after[row.kind].sheet, after[row.kind].heading_row) for row in rows}
    was, now = _cells(former), _cells(new)
    changed = {place for place in was.keys() | now.keys() if was.get(place) != now.get(place)}
    as_meant = all(
        record is not None and _is(getattr(record, name), value)
        for row, number in zip(rows, numbers, strict=True)
        for record in [_at(after[row.kind], number)]
        for name, value in row.values.items()
    )
    if not as_meant or not changed <= meant | headings:
        raise InputError(
            f"What was entered would not be read from {new.name} as it was meant, so nothing was entered.",
            "Enter it in Excel yourself, save the workbook, and load this page again.",
        )
    return numbers


def _read(package: Package, names: Mapping[str, str]) -> dict[type[Record], RowsRead]:
    sheets: dict[type[Record], RowsRead] = {}
    for one in read_sheets(package, (), names)[0]:
        sheets.setdefault(one.kind, one)
    return sheets


def _cells(package: Package) -> _Cells:
    return {
        (sheet.name, number): held
        for sheet in sheets_of(package)
        for number, values in sheet.rows()
        if (held := {place: one for place, one in enumerate(values, sheet.first_column) if one != ""})
    }


def _numbers(
    before: dict[type[Record], RowsRead], after: dict[type[Record], RowsRead], rows: Sequence[EnteredRow]
) -> list[int]:
    """The number of each row: its own, or for a new one the next that was not there before."""
    new = {
        kind: iter(sorted(_rows_of(sheet) - (_rows_of(before[kind]) if kind in before else set())))
        for kind, sheet in after.items()
    }
    return [row.row or next(new[row.kind], 0) for row in rows]


def _rows_of(sheet: RowsRead) -> set[int]:
    return {record.read_from.row for record in sheet.records}


def _at(sheet: RowsRead, number: int) -> Record | None:
    return next((one for one in sheet.records if one.read_from.row == number), None)


def _is(read: object, meant: object) -> bool:
    """Whether a value is read as it was meant: nothing as not recorded, midnight as a day, as in Excel."""
    return _moment(read) == _moment(NOT_RECORDED if meant is None else meant)


def _moment(value: object) -> object:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return datetime(value.year, value.month, value.day) if is_day and isinstance(value, date) else value
