"""Enters rows in an officer's workbook on disk, all of them or none, and keeps it as it was before."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.formats.excel.changed_parts import changed_sheets
from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package, bytes_of, opened, protect
from pipeline.formats.excel.row_reader import read_rows
from pipeline.formats.excel.table import SheetTable
from pipeline.formats.excel.tables_of_kinds import tables_in
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import NOT_RECORDED, Record
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.storage.atomic_write import real_file, require_closed, write_atomically

#: What is added to the name of a workbook to keep it as it was: no command reads a file of that name.
BEFORE = ".before"
_SECONDS = 20.0
_Tables = Mapping[type[Record], SheetTable]


class Changed(InputError):
    """Somebody changed the workbook, or what a decision is about, after it was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this meanwhile, so nothing was entered.",
            "Look at it as it is now, and send it then.",
        )


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Rows that were entered: the workbook, the kind and the number of each; `mark`: what the file is now."""

    workbook: str
    kinds: Sequence[type[Record]]
    numbers: Sequence[int]
    mark: str

    @property
    def by_kind(self) -> dict[type[Record], set[int]]:
        """The numbers of the rows of each kind."""
        found: dict[type[Record], set[int]] = {}
        for kind, number in zip(self.kinds, self.numbers, strict=True):
            found.setdefault(kind, set()).add(number)
        return found


def mark_of(path: Path) -> str:
    """What the file at `path` is now, in a few characters; another as soon as a byte of it has changed.

    Raises InputError where it cannot be read.
    """
    return _mark(bytes_of(path))


def is_open(path: Path) -> bool:
    """Whether a workbook is open in Excel or LibreOffice, or cannot be changed for another reason."""
    try:
        _require_closed(path)
        with path.open("r+b"):
            return False
    except FileNotFoundError:
        return False
    except (OutputError, OSError):
        return True


def enter_in_workbook(
    path: Path,
    rows: Sequence[EnteredRow],
    *,
    mark: str = "",
    passwords: Iterable[str] = (),
    names: Mapping[str, str] = AS_THEY_ARE,
) -> Entered:
    """Enter these rows in the workbook at `path`; returns where they are, and what the file is now.

    `mark`: what `mark_of` said when the rows were read of which these follow; where it is empty, only the
    cells that a row names in `was` must be as they were. What is written is read first, and must be the
    former workbook with these rows and no other change. It then takes the place of the former one, which is
    kept beside it with `BEFORE` after its name. A protected workbook stays protected; both files have the
    mode of the former one. Where `path` is a link, all this is done to the file to which it leads. `names`:
    the council's own names for entries of the lists.

    Raises Changed where it is not as it was, OutputError where it is open or cannot be written, and
    InputError where it cannot be read or the rows cannot be entered. The workbook is then as it was.
    """
    real = real_file(path)
    with _alone(real):
        _require_closed(path)
        data = bytes_of(path)
        if mark and _mark(data) != mark:
            raise Changed
        former = opened(path, data, passwords)
        kinds = {row.kind for row in rows}
        before = tables_in(former, kinds, names)
        _require_unchanged(former, before, rows)
        new = with_rows(former, rows, before)
        numbers = _looked_through(former, before, Package(path, new), rows, names)
        file = new if former.password is None else protect(new, former.password)
        _replace(real, data, file)
    return Entered(workbook=path.name, kinds=[row.kind for row in rows], numbers=numbers, mark=_mark(file))


def _require_closed(path: Path) -> None:
    """Raise OutputError where a program has the workbook open, under its own name or that of a link to it."""
    for place in {path, real_file(path)}:
        require_closed(place)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
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
    write_atomically(path.with_name(path.name + BEFORE), former, rights_of=path)
    # The last look: a program that knows nothing of our lock may have saved it meanwhile.
    if bytes_of(path) != former:
        raise Changed
    write_atomically(path, new, rights_of=path)
    if bytes_of(path) != new:
        write_atomically(path, former, rights_of=path)
        raise OutputError(
            f"{path.name} did not arrive on the disk as it was written, so it was put back as it was.",
            "Check that no other program synchronises or changes it, and send the form again.",
        )


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _require_unchanged(former: Package, tables: _Tables, rows: Sequence[EnteredRow]) -> None:
    """Raise Changed where a row is gone, is another one, or has other values in its cells."""
    for one in rows:
        if one.row and one.was:
            records = _records(former, tables, one.kind, {one.row})
            row = records.get(one.row)
            if row is None or any(getattr(row, name) not in values for name, values in one.was.items()):
                raise Changed


def _looked_through(
    former: Package, before: _Tables, new: Package, rows: Sequence[EnteredRow], names: Mapping[str, str]
) -> list[int]:
    """The number of each row, after a look at everything that has changed.

    Raises InputError where a row is not read as it was meant, or anything else has changed.
    """
    after = tables_in(new, before.keys(), names)
    changes = {kind: _changes(before[kind], table) for kind, table in after.items()}
    numbers = _numbers(changes, rows)
    meant = [(row.kind, number) for row, number in zip(rows, numbers, strict=True)]
    is_only = changed_sheets(former.data, new.data) <= {one.sheet.name for one in before.values()} and all(
        changes[kind].are_only({number for one, number in meant if one is kind}, table.heading_row)
        for kind, table in before.items()
    )
    if not is_only or not all(
        _is_there(_records(new, after, row.kind, {number}), row, number)
        for row, number in zip(rows, numbers, strict=True)
    ):
        raise InputError(
            f"{new.name} cannot hold this as it is, so nothing was entered.",
            "Enter it in Excel yourself, save the workbook, and load this page again.",
        )
    return numbers


@dataclass
class _Changes:
    """The rows of a sheet that changed, by number.

    `filled`: those that held nothing. `altered`: those that held something; `written_over`: of these, those
    in which a cell that held something has changed.
    """

    filled: set[int] = field(default_factory=set)
    altered: set[int] = field(default_factory=set)
    written_over: set[int] = field(default_factory=set)

    def are_only(self, meant: Collection[int], heading_row: int) -> bool:
        """Whether nothing has changed but the rows that were meant, and headings of columns that had none."""
        others = (self.filled | self.altered).difference(meant)
        return others <= {heading_row} and heading_row not in self.written_over


def _changes(before: SheetTable, after: SheetTable) -> _Changes:
    """What has changed on a sheet, cell by cell."""
    was, now = dict(before.sheet.rows()), dict(after.sheet.rows())
    is_moved = before.sheet.first_column != after.sheet.first_column
    found = _Changes()
    for number in was.keys() | now.keys():
        if was.get(number) == now.get(number) and not is_moved:
            continue
        old, new = (_held(rows.get(number, ()), table) for rows, table in ((was, before), (now, after)))
        if old != new:
            (found.altered if old else found.filled).add(number)
        if any(new.get(place) != value for place, value in old.items()):
            found.written_over.add(number)
    return found


def _held(values: Sequence[Any], table: SheetTable) -> dict[int, Any]:
    """The cells of a row that hold something, by column."""
    return {place: one for place, one in enumerate(values, table.sheet.first_column) if one != ""}


def _numbers(changes: Mapping[type[Record], _Changes], rows: Sequence[EnteredRow]) -> list[int]:
    """The number of each row: its own, or for a new one the next that held nothing; 0 where there is none."""
    new = {kind: iter(sorted(one.filled - {row.row for row in rows})) for kind, one in changes.items()}
    return [row.row or next(new[row.kind], 0) for row in rows]


def _records(
    package: Package, tables: _Tables, kind: type[Record], numbers: Collection[int]
) -> dict[int, Record]:
    """These rows of a kind, by their numbers, as they are read."""
    if (table := tables.get(kind)) is None:
        return {}
    read = read_rows(package.name, replace(table, sheet=table.sheet.only(numbers)))
    return {one.read_from.row: one for one in read.records}


def _is_there(records: Mapping[int, Record], row: EnteredRow, number: int) -> bool:
    """Whether a row is read as it was meant."""
    record = records.get(number)
    return record is not None and all(_is(getattr(record, name), value) for name, value in row.values.items())


def _is(read: object, meant: object) -> bool:
    """Whether a value is read as it was meant: nothing as not recorded, midnight as a day, as in Excel."""
    return _moment(read) == _moment(NOT_RECORDED if meant is None else meant)


def _moment(value: object) -> object:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return datetime(value.year, value.month, value.day) if is_day and isinstance(value, date) else value
