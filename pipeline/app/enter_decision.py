"""Enters one row in an officer's workbook, or nothing: the file is read again before and after."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pipeline.formats.excel.enter_rows import EnteredRow, with_rows
from pipeline.formats.excel.package import Package, open_package, protect
from pipeline.formats.excel.row_reader import read_rows
from pipeline.formats.excel.sheet import sheets_of
from pipeline.formats.excel.sheet_names import kind_of
from pipeline.formats.excel.table import table_of
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import Blank, Record
from pipeline.storage.atomic_write import require_closed, write_atomically

#: What is added to the name of a workbook for the file as it was before: no command reads such a file.
BEFORE = ".before"
#: Two pages of one program do not write at the same time.
_ONE_AT_A_TIME = threading.Lock()


class Changed(InputError):
    """Somebody changed what a decision is about, after it was shown."""

    def __init__(self) -> None:
        super().__init__("Somebody changed this meanwhile.", "Look at it again, and decide then.")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row to enter: a kind of record and its values by field.

    `row`: its number, 0 where it is new. `was`: by field, the values that a cell may have now: one with any
    other, which somebody entered meanwhile, is not written over.
    """

    kind: type[Record]
    values: Mapping[str, Any]
    row: int = 0
    was: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def is_open(path: Path) -> bool:
    """Whether a workbook is open in Excel or LibreOffice, or cannot be changed for another reason."""
    try:
        require_closed(path)
        with path.open("r+b"):
            return False
    except FileNotFoundError:
        return False
    except (OutputError, OSError):
        return True


def enter(path: Path, entries: Sequence[Entry], passwords: Collection[str]) -> None:
    """Enter these rows in the workbook at `path`, all of them or none.

    It is replaced as a whole; as it was, it stays beside it with `BEFORE` after its name. A workbook with a
    password keeps it. Raises Changed where a cell is not as it was shown, InputError where the workbook
    cannot be read or cannot hold the row, and OutputError where it cannot be written. Then nothing has
    changed.
    """
    with _ONE_AT_A_TIME:
        data, package = _read(path, passwords)
        for one in entries:
            _require_unchanged(package, one)
        rows = [EnteredRow(kind=one.kind, values=one.values, row=one.row) for one in entries]
        entered = with_rows(package, rows)
        file = entered if package.password is None else protect(entered, package.password)
        after = Package(path, entered, package.password)
        _require_only(package, after, entries)
        if path.read_bytes() != data:
            raise Changed
        mode = stat.S_IMODE(path.stat().st_mode)
        write_atomically(path.with_name(path.name + BEFORE), data)
        write_atomically(path, file)
        with suppress(OSError):
            path.chmod(mode)
        _require_written(path, data, after)


def _read(path: Path, passwords: Collection[str]) -> tuple[bytes, Package]:
    """The workbook's bytes, and the same opened."""
    package = open_package(path, passwords)
    try:
        data = path.read_bytes()
    except OSError:
        raise OutputError(f"{path.name} cannot be read.", "Close it in Excel, and try again.") from None
    if package.password is None and data != package.data:
        raise Changed
    return data, package


def records_in(package: Package, kind: type[Record]) -> dict[int, Record]:
    """The rows of one kind in a workbook, by their numbers. Raises InputError where it cannot be read."""
    of_kind = sheets_of(package, lambda name: kind_of(name) is kind)
    tables = (table_of(package.name, sheet, kind) for sheet in of_kind)
    rows = next((read_rows(package.name, table) for table in tables), None)
    return {one.read_from.row: one for one in rows.records} if rows is not None else {}


def _require_unchanged(package: Package, entry: Entry) -> None:
    """Raise Changed where the row is gone, is another one, or has other values in its cells."""
    if not entry.row:
        return
    row = records_in(package, entry.kind).get(entry.row)
    if row is None or any(getattr(row, name) not in values for name, values in entry.was.items()):
        raise Changed


def _cells(package: Package, is_wanted: Callable[[str], bool]) -> dict[str, dict[tuple[int, int], Any]]:
    """What the wanted sheets hold, by the sheet's name, row and column."""
    return {
        sheet.name: {
            (number, sheet.first_column + place): value
            for number, values in sheet.rows()
            for place, value in enumerate(values)
            if value != ""
        }
        for sheet in sheets_of(package, is_wanted)
    }


def _is_one_part(before: Package, after: Package) -> bool:
    """Whether the two files differ in one sheet alone, and in how cells look and how far tables reach."""
    old, new = (
        {part.filename: (part.CRC, part.file_size) for part in ZipFile(BytesIO(one.data)).infolist()}
        for one in (before, after)
    )
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    changed = {name for name in changed if "/tables/" not in name and not name.endswith("styles.xml")}
    return len(changed) <= 1 and all(name.startswith("xl/worksheets/") for name in changed)


def _require_only(before: Package, after: Package, entries: Sequence[Entry]) -> None:
    """Raise InputError unless the new workbook holds these rows, and everything else is as it was."""
    kinds = {one.kind for one in entries}
    is_one = len(kinds) == 1 and _is_one_part(before, after)
    old, new = (_cells(one, lambda name: not is_one or kind_of(name) in kinds) for one in (before, after))
    elsewhere = old.keys() != new.keys()
    for name in old.keys() & new.keys():
        kind = kind_of(name)
        changed = {at for at in old[name].keys() | new[name].keys() if old[name].get(at) != new[name].get(at)}
        rows = {row for row, _ in changed if not _is_added_heading(row, old[name], changed)}
        wanted = [one for one in entries if one.kind is kind]
        elsewhere |= len(rows) > len(wanted) or bool(rows and not wanted)
        given = {one.row for one in wanted if one.row}
        known = {row for row, _ in old[name]}
        elsewhere |= any(row in known and row not in given for row in rows)
    if elsewhere or not all(_is_there(after, one) for one in entries):
        raise _cannot(before)


def _is_added_heading(row: int, old: Mapping[tuple[int, int], Any], changed: set[tuple[int, int]]) -> bool:
    """Whether what changed in a row is only headings, in columns that had none."""
    first = min((number for number, _ in old), default=0)
    return row == first and all(at not in old for at in changed if at[0] == row)


def _is_there(after: Package, entry: Entry) -> bool:
    """Whether a row of the new workbook is read as it was meant."""
    rows = records_in(after, entry.kind)
    found = [rows[entry.row]] if entry.row in rows else [] if entry.row else list(rows.values())
    return any(
        all(getattr(row, name) == _meant(value) for name, value in entry.values.items()) for row in found
    )


def _meant(value: Any) -> Any:
    return Blank.NOT_RECORDED if value is None else value


def _cannot(package: Package) -> InputError:
    return InputError(
        f"{package.name} cannot hold this as it is.",
        "Nothing was changed. Enter it in Excel yourself, on the sheet Copies given.",
    )


def _require_written(path: Path, former: bytes, after: Package) -> None:
    """Read the file back; put the former one back, and raise InputError, where it is not what was meant."""
    with suppress(InputError):
        if open_package(path, filter(None, [after.password])).data == after.data:
            return
    write_atomically(path, former)
    raise InputError(
        f"{path.name} was not written as it was meant, so it was put back as it was.",
        "Enter it in Excel yourself, or try again.",
    )
