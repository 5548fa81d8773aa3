"""Reads workbooks into cases and findings, and counts the rows of each sheet that were read and refused."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.formats.excel.case_builder import Assembly
from pipeline.formats.excel.case_store import ROWS_AT_HAND, PackedCases
from pipeline.formats.excel.decisions_workbook import FILE_NAME, complete_from_decisions
from pipeline.formats.excel.package import Package, open_package
from pipeline.formats.excel.row_notes import DECIDES_NOTHING, rows_that_count
from pipeline.formats.excel.row_order import columns_in_order
from pipeline.formats.excel.rows import ReadAs, RowsRead
from pipeline.formats.excel.sheet_reader import read_sheets
from pipeline.formats.excel.staff_sheet import staff_findings, staff_in
from pipeline.formats.excel.unread_content import (
    Resembling,
    SheetsRead,
    are_plain,
    doubts_of,
    have_family,
    merged,
    notes_of,
)
from pipeline.foundation.errors import InputError
from pipeline.foundation.file_state import FileState, states_of
from pipeline.foundation.memory import without_garbage_collection
from pipeline.model import Case, Record, Staff, StaffMember
from pipeline.model.code import squash
from pipeline.model.continuum import AS_THEY_ARE
from pipeline.model.finding import Finding, Severity


@dataclass(frozen=True)
class SheetCount:
    """The number of rows of one sheet that were read, and how many of those were refused.

    `in_order`: the columns whose values are sorted although the rows are not, letters to heading.
    `columns`: the letters of each field's column.
    """

    workbook: str
    sheet: str
    rows: int
    refused: int
    heading_row: int = 0
    in_order: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Reading:
    """The result of reading workbooks.

    `cases`: every case, with errors or without.
    `doubtful`: by case ID, the findings about unclear sheets on which the case may have rows.
    `stopped`: by case ID, the findings that stop its family copies, because a column or row that protects
    somebody could not be read.
    `workbooks`: the names of those that were read. `packages`: their files, if the caller asked to keep them.
    `refused`: an error for each workbook that could not be read. `likenesses`: of every ID (`likeness`).
    `states`: by path, that of each workbook when it was read, and of the decisions that wait beside them.
    `digests`: a SHA-256 of the bytes of each.
    """

    cases: PackedCases = field(default_factory=PackedCases)
    findings: list[Finding] = field(default_factory=list)
    counts: list[SheetCount] = field(default_factory=list)
    read_as: list[ReadAs] = field(default_factory=list)
    workbooks: list[str] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)
    refused: list[InputError] = field(default_factory=list)
    doubtful: dict[str, list[Finding]] = field(default_factory=dict)
    stopped: dict[str, list[Finding]] = field(default_factory=dict)
    likenesses: set[str] = field(default_factory=set)
    states: dict[Path, FileState] = field(default_factory=dict)
    digests: list[str] = field(default_factory=list)

    def source_of(self, case_id: str) -> str:
        """What says from which workbooks, to the byte, a case was read; empty where none was read."""
        return " ".join((case_id, *self.digests)) if self.digests else ""


def read(
    paths: Iterable[Path],
    passwords: Iterable[str] = (),
    ask: Callable[[str], str | None] | None = None,
    progress: Callable[[str], None] = lambda name: None,
    *,
    keep: bool = False,
    at_hand: bool = False,
    own_sheets: Collection[str] = (),
    names: Mapping[str, str] = AS_THEY_ARE,
) -> Reading:
    """The cases of all workbooks together, with the findings. A workbook that cannot be read is in `refused`.

    `passwords` are tried on protected files, then `ask(file name)`. `progress` is called with each file name.
    `keep`: keep the files in `packages`, to be marked later. `at_hand`: leave as many cases unpacked as there
    is room for, for a caller that looks at every case. `own_sheets`: the names of the officers' own sheets,
    which are not read even if they look like ours. `names`: the council's own names for entries of the lists,
    by their labels.
    """
    paths = list(paths)
    books = _Books(
        passwords, ask, progress, keep=keep, own_sheets=frozenset(map(squash, own_sheets)), names=names
    )
    states = states_of({*paths, *(path.with_name(FILE_NAME) for path in paths)})
    with without_garbage_collection():
        room = ROWS_AT_HAND if at_hand else 0
        reading = _one_by_one(paths, books, PackedCases(at_hand=room)) if len(paths) > 1 else None
        reading = reading or _together(paths, books, PackedCases(at_hand=room))
        return dataclasses.replace(reading, states=states)


class _Books:
    """Opens workbooks, some of them twice, but asks for a password and refuses a workbook only once."""

    def __init__(
        self,
        passwords: Iterable[str],
        ask: Callable[[str], str | None] | None,
        progress: Callable[[str], None],
        *,
        keep: bool,
        own_sheets: Collection[str],
        names: Mapping[str, str],
    ) -> None:
        self._passwords, self._ask, self._progress, self._keep = list(passwords), ask, progress, keep
        self._own_sheets, self._names = own_sheets, names
        self.resembling: list[Resembling] = []
        self._refused: dict[Path, InputError] = {}
        self._opened: set[Path] = set()

    def sheets(self, path: Path, reading: Reading) -> list[RowsRead]:
        """The rows of each of our sheets; none where the workbook is refused, which `reading` records."""
        if path not in self._opened:
            self._opened.add(path)
            self._progress(path.name)
        try:
            if path in self._refused:
                raise self._refused[path]
            package = open_package(path, self._passwords, self._ask)
            sheets, unread, resembling = read_sheets(package, self._own_sheets, self._names)
        except InputError as refusal:
            self._refused[path] = refusal
            reading.refused.append(refusal)
            return []
        if package.password is not None and package.password not in self._passwords:
            self._passwords.append(package.password)
        reading.workbooks.append(package.name)
        reading.digests.append(hashlib.sha256(package.data).hexdigest())
        reading.findings += unread
        self.resembling += resembling
        if self._keep:
            reading.packages.append(package)
        return sheets


def _one_by_one(paths: list[Path], books: _Books, cases: PackedCases) -> Reading | None:
    """Read one workbook at a time into `cases`, so that only one is in memory.

    None where a workbook may depend on another: a row of it is in no case, it shares an ID, or nearly, with
    another workbook, or something on which a family copy may depend was not read.
    """
    reading, ids, read_as = Reading(cases), set[str](), list[ReadAs]()
    for path in paths:
        sheets = books.sheets(path, reading)
        assembly = _assembled(sheets, reading)
        new_ids = assembly.references.likenesses()
        unclear = (
            any(rows.doubtful or rows.refused for rows in sheets) or books.resembling or not are_plain(sheets)
        )
        if unclear or assembly.findings or assembly.unplaced or assembly.refused or ids & new_ids:
            return None
        ids |= new_ids
        read_as += assembly.read_as
        reading.findings += (
            note for rows in sheets for note in notes_of(rows, has_family=have_family(sheets))
        )
    reading.read_as += read_as
    _say_if_there_is_none(reading)
    return reading


def _together(paths: list[Path], books: _Books, cases: PackedCases) -> Reading:
    """Read all workbooks before building the cases from their rows."""
    reading = Reading(cases)
    books.resembling.clear()
    sheets = [rows for path in paths for rows in books.sheets(path, reading)]
    complete_from_decisions(sheets)
    assembly = _assembled(sheets, reading)
    reading.findings += assembly.findings
    reading.read_as += assembly.read_as
    _say_if_there_is_none(reading)
    doubts = doubts_of(SheetsRead(sheets, reading.cases, assembly, books.resembling))
    reading.findings += doubts.findings
    reading.stopped = doubts.stopped
    reading.findings.sort(key=lambda finding: reading.workbooks.index(finding.workbook))
    reading.doubtful = merged(_cases_on_doubtful_sheets(sheets, reading.cases), doubts.held)
    return reading


def _assembled(sheets: list[RowsRead], reading: Reading) -> Assembly:
    """Build cases from the rows, and add them and the findings of each sheet to the reading."""
    records = [record for rows in sheets for record in rows_that_count(rows)]
    staff = Staff(tuple(one for rows in sheets for one in staff_in(rows)))
    reading.cases.staff = reading.cases.staff.joined(staff)
    if sheets:
        reading.cases.keep(rows.kind.collection for rows in sheets)
    assembly = Assembly(one for one in records if not isinstance(one, StaffMember))
    reading.cases.extend(assembly.cases())
    reading.likenesses |= assembly.references.likenesses()
    refused = {id(record) for record in assembly.refused}
    for rows in sheets:
        reading.read_as.extend(rows.read_as)
        rows.records = [assembly.current(record) for record in rows.records]
        without_case = sum(id(record) in refused for record in rows.records)
        reading.counts.append(_count(rows, without_case))
        if rows.kind is StaffMember:
            reading.findings += staff_findings(rows)
            continue
        for record, finding in rows.findings:
            case_id = ""
            if record is not None:
                record = assembly.current(record)
                case_id = assembly.case_of.get(id(record), "") or assembly.references.case_named_by(record)
            if case_id and rows.kind in DECIDES_NOTHING:
                finding = dataclasses.replace(finding, blocks=False)
            if record is not None and finding.blocks and not case_id:
                assembly.unplaced.append((record, finding))
            else:
                reading.findings.append(dataclasses.replace(finding, case_id=case_id) if case_id else finding)
    return assembly


def _count(rows: RowsRead, without_case: int) -> SheetCount:
    """The row counts of a sheet; `without_case` of its rows are in no case."""
    columns = rows.records[0].read_from.columns if rows.records else {}
    in_order = {
        columns[name]: rows.kind.fields[name].heading
        for name in columns_in_order(rows.kind, rows.records)
        if name in columns
    }
    refused = rows.refused + without_case
    return SheetCount(rows.workbook, rows.sheet, rows.read, refused, rows.heading_row, in_order, rows.columns)


def _say_if_there_is_none(reading: Reading) -> None:
    if not len(reading.cases) and reading.workbooks:
        reading.findings.append(
            Finding(
                rule="there_are_cases",
                severity=Severity.WARNING,
                workbook=reading.workbooks[0],
                problem="no cases were found.",
                remedy="Fill in the Cases sheet, with one row for each case.",
            )
        )


def _cases_on_doubtful_sheets(sheets: list[RowsRead], cases: Collection[Case]) -> dict[str, list[Finding]]:
    """By case ID, the blocking findings about sheets with unclear headings where the case may have rows."""
    held: dict[str, list[Finding]] = {}
    for rows in sheets:
        if rows.doubtful and rows.read and rows.kind is not StaffMember:
            blocking = [finding for record, finding in rows.findings if record is None and finding.blocks]
            here = {case.id for case in cases if any(_on(record, rows) for record in case.records())}
            for case in cases:
                if case.id in here or rows.refused == rows.read:
                    held.setdefault(case.id, []).extend(blocking)
    return held


def _on(record: Record, rows: RowsRead) -> bool:
    return record.read_from.workbook == rows.workbook and record.read_from.sheet == rows.sheet
