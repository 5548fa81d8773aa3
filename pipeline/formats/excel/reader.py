"""Reads workbooks into cases and findings, and counts what became of every sheet and row."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.formats.excel.case_builder import Assembly
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.package import Package, open_package
from pipeline.formats.excel.row_order import columns_in_order
from pipeline.formats.excel.rows import ReadAs, Rows, read_rows
from pipeline.formats.excel.sheet import Sheet, sheets_of
from pipeline.formats.excel.sheet_names import FOR_PEOPLE, kind_of, resembled, words_of
from pipeline.formats.excel.table import table_of
from pipeline.formats.excel.unread_content import (
    Resembling,
    Sheets,
    are_plain,
    doubts_of,
    have_family,
    merged,
    notes_of,
)
from pipeline.foundation.errors import InputError
from pipeline.model import RECORDS, Case, Record
from pipeline.model.codes import squash
from pipeline.model.finding import Finding, Severity

_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
_OTHER_TABLES = {".xls", ".xlsb", ".ods", ".csv", ".numbers"}


@dataclass(frozen=True)
class SheetCount:
    """What became of one sheet: rows read (those refused among them) and rows refused.

    `in_order`: the columns that are in order while the rows are not, by their letters, each with its heading.
    """

    workbook: str
    sheet: str
    rows: int
    refused: int
    heading_row: int = 0
    in_order: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Reading:
    """All that came of the workbooks.

    `cases` holds every case, sound or not; `doubtful` those that may have rows on a sheet whose headings are
    not clear, by case ID, with the findings that say why; `stopped` in the same way those whose family gets
    no copies, because a column or a row that protects somebody could not be read. `refused` are the workbooks
    that could not be understood, each with its sentence; `workbooks` names those that could, and `packages`
    are the same, where they are kept to be given back.
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


def workbooks_in(inputs: Path) -> list[Path]:
    """The workbooks that INPUTS names: itself, or those in the folder, in order of name.

    Raises InputError where there are none.

    Files that Excel keeps while a workbook is open (~$...) are passed over. Spreadsheets of other kinds are
    among them, so that each gets its own sentence.
    """
    if not inputs.exists():
        raise InputError(
            f"{inputs} does not exist.", "Give the name of a workbook, or of a folder that holds workbooks."
        )
    if inputs.is_file():
        return [inputs]
    try:
        there = sorted(inputs.iterdir())
    except OSError:
        raise InputError(
            f"{inputs} cannot be opened: you may not look into this folder.", "Ask whoever owns it."
        ) from None
    found = [
        path
        for path in there
        if path.suffix.casefold() in _WORKBOOKS | _OTHER_TABLES and not path.name.startswith(("~$", "."))
    ]
    if not found:
        raise InputError(
            f"There is no workbook in {inputs}.",
            "Put a workbook there; 'hsb workbook blank FILE' makes an empty one.",
        )
    return found


def read(
    paths: Iterable[Path],
    passwords: Iterable[str] = (),
    ask: Callable[[str], str | None] | None = None,
    progress: Callable[[str], None] = lambda name: None,
    *,
    keep: bool = False,
    own_sheets: Collection[str] = (),
) -> Reading:
    """The cases of all workbooks together, and what was found on the way.

    Nothing is raised for one bad workbook among others.

    `keep`: hold the workbooks themselves as well, to be given back. `own_sheets`: names of sheets that are
    the officers' own.
    """
    paths = list(paths)
    books = _Books(passwords, ask, progress, keep=keep, own_sheets=frozenset(map(squash, own_sheets)))
    with _without_collection():
        return (_one_by_one(paths, books) if len(paths) > 1 else None) or _together(paths, books)


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cycles while reading: hundreds of thousands of records are made, and all of them stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Books:
    """The workbooks as they are opened, some of them twice: a password is asked for once, and a refusal stands."""

    def __init__(
        self,
        passwords: Iterable[str],
        ask: Callable[[str], str | None] | None,
        progress: Callable[[str], None],
        *,
        keep: bool,
        own_sheets: Collection[str],
    ) -> None:
        self._passwords, self._ask, self._progress, self._keep = list(passwords), ask, progress, keep
        self._own_sheets = own_sheets
        self.resembling: list[Resembling] = []
        self._refused: dict[Path, InputError] = {}
        self._opened: set[Path] = set()

    def sheets(self, path: Path, reading: Reading) -> list[Rows]:
        """The rows of each of our sheets; none where the workbook is refused, and then the reading has its sentence."""
        if path not in self._opened:
            self._opened.add(path)
            self._progress(path.name)
        try:
            if path in self._refused:
                raise self._refused[path]
            package = open_package(path, self._passwords, self._ask)
            sheets, unread, resembling = _sheets(package, self._own_sheets)
        except InputError as refusal:
            self._refused[path] = refusal
            reading.refused.append(refusal)
            return []
        if package.password is not None and package.password not in self._passwords:
            self._passwords.append(package.password)
        reading.workbooks.append(package.name)
        reading.findings += unread
        self.resembling += resembling
        if self._keep:
            reading.packages.append(package)
        return sheets


def _one_by_one(paths: list[Path], books: _Books) -> Reading | None:
    """Read each workbook and pack its cases before the next: most need nothing of each other, and only one is held at a time.

    None where one does not do by itself: a row finds no place in it, it has a name that another has, or
    nearly has, or something in it was not read on which a family copy may depend.
    """
    reading, names, late = Reading(), set[str](), list[ReadAs]()
    for path in paths:
        sheets = books.sheets(path, reading)
        assembly = _assembled(sheets, reading)
        unclear = (
            any(rows.doubtful or rows.refused for rows in sheets) or books.resembling or not are_plain(sheets)
        )
        if unclear or assembly.findings or assembly.unplaced or assembly.refused or names & assembly.names():
            return None
        names |= assembly.names()
        late += assembly.read_as
        reading.findings += (
            note for rows in sheets for note in notes_of(rows, has_family=have_family(sheets))
        )
    reading.read_as += late
    _say_if_there_is_none(reading)
    return reading


def _together(paths: list[Path], books: _Books) -> Reading:
    """Read all workbooks, and only then put their rows together."""
    reading = Reading()
    books.resembling.clear()
    sheets = [rows for path in paths for rows in books.sheets(path, reading)]
    assembly = _assembled(sheets, reading)
    reading.findings += assembly.findings
    reading.read_as += assembly.read_as
    _say_if_there_is_none(reading)
    doubts = doubts_of(Sheets(sheets, reading.cases, assembly, books.resembling))
    reading.findings += doubts.findings
    reading.stopped = doubts.stopped
    reading.findings.sort(key=lambda one: reading.workbooks.index(one.workbook))
    reading.doubtful = merged(_cases_on_doubtful_sheets(sheets, reading.cases), doubts.held)
    return reading


def _assembled(sheets: list[Rows], reading: Reading) -> Assembly:
    """Put the rows together into cases, and add these, and what was found in each sheet, to the reading."""
    assembly = Assembly(record for rows in sheets for record in rows.records)
    reading.cases.extend(assembly.cases())
    refused = {id(record) for record in assembly.refused}
    for rows in sheets:
        reading.read_as.extend(rows.read_as)
        late = sum(id(record) in refused for record in rows.records)
        reading.counts.append(_count(rows, late))
        for record, finding in rows.findings:
            case_id = ""
            if record is not None:
                case_id = assembly.case_of.get(id(record), "") or assembly.case_named_by(record)
            if record is not None and finding.blocks and not case_id:
                assembly.unplaced.append((record, finding))
            else:
                reading.findings.append(dataclasses.replace(finding, case_id=case_id) if case_id else finding)
    return assembly


def _count(rows: Rows, late: int) -> SheetCount:
    """What became of a sheet. `late`: how many of its rows found no case."""
    columns = rows.records[0].read_from.columns if rows.records else {}
    in_order = {
        columns[name]: rows.kind.fields[name].heading
        for name in columns_in_order(rows.kind, rows.records)
        if name in columns
    }
    return SheetCount(rows.workbook, rows.sheet, rows.read, rows.refused + late, rows.heading_row, in_order)


def _sheets(
    package: Package, own_sheets: Collection[str]
) -> tuple[list[Rows], list[Finding], list[Resembling]]:
    """The rows of each sheet that is one of ours, and what is said of every other: an error if it seems to be one of ours."""
    ours: list[Rows] = []
    others: list[Finding] = []
    resembling: list[Resembling] = []
    named: dict[type[Record], str] = {}
    unread: list[Sheet] = []
    for sheet in sheets_of(package):
        kind = kind_of(sheet.name)
        if kind is None:
            unread.append(sheet)
            continue
        if kind in named:
            others.append(twice := _second_sheet(package.name, sheet.name, named[kind]))
            resembling.append(Resembling(twice, words_of(sheet)))
        named.setdefault(kind, sheet.name)
        ours.append(read_rows(package.name, table_of(package.name, sheet, kind)))
    for sheet in unread:
        others += (said := list(_of_unread(package.name, sheet, own_sheets, named)))
        resembling += (Resembling(one, words_of(sheet)) for one in said if one.blocks)
    if not ours:
        names = ", ".join(kind.sheet for kind in RECORDS[:4])
        raise InputError(
            f"{package.name}: none of its sheets is one that is read here.",
            f"Name the sheets as in the blank workbook: {names} and so on. 'hsb workbook blank FILE' "
            "makes one.",
        )
    return ours, others, resembling


def _of_unread(
    workbook: str, sheet: Sheet, own_sheets: Collection[str], read: Mapping[type[Record], str]
) -> Iterator[Finding]:
    """A note that a sheet was not read; an error where it seems to be one of ours and nobody said that it is not.

    `read`: by kind, the names of the sheets that are read.
    """
    if not sheet.values.height:
        return
    kind = resembled(sheet) if squash(sheet.name) not in own_sheets else None
    if kind is not None:
        named = f'Name it "{kind.sheet}" if it is that sheet.'
        if kind in read:
            named = (
                f'"{read[kind]}" was read. If this is a copy of it, take it out; if it has rows of its '
                "own, move them there."
            )
        yield Finding(
            rule="sheet_is_one_of_ours",
            blocks=True,
            workbook=workbook,
            sheet=sheet.name,
            problem=f'this sheet was not read, and it looks like the sheet "{kind.sheet}".',
            remedy=f"{named} If it is your own, write its name into own_sheets, under [workbooks] in "
            "settings.toml.",
        )
    elif squash(sheet.name) not in FOR_PEOPLE:
        yield Finding(
            rule="sheet_not_read",
            severity=Severity.NOTE,
            workbook=workbook,
            sheet=sheet.name,
            problem="this sheet is not one of those that are read, so it was left alone.",
            remedy="Nothing to do, if it is your own.",
        )


def _second_sheet(workbook: str, name: str, first: str) -> Finding:
    """The error at a sheet that holds the same records as another one of the same workbook."""
    return Finding(
        rule="sheet_is_there_once",
        blocks=True,
        workbook=workbook,
        sheet=name,
        problem=f'this sheet holds the same records as the sheet "{first}", so nobody can say which of the '
        "two counts.",
        remedy="Keep one of them. Bring their rows together, or take the older one out of the workbook.",
    )


def _say_if_there_is_none(reading: Reading) -> None:
    if not len(reading.cases) and reading.workbooks:
        reading.findings.append(
            Finding(
                rule="there_are_cases",
                severity=Severity.WARNING,
                workbook=reading.workbooks[0],
                problem="no cases were found.",
                remedy="Fill in the Cases sheet, one row a case.",
            )
        )


def _cases_on_doubtful_sheets(sheets: list[Rows], cases: Collection[Case]) -> dict[str, list[Finding]]:
    """Where a sheet's headings are not clear, every case that may have rows on it is held back: nobody knows which."""
    held: dict[str, list[Finding]] = {}
    for rows in sheets:
        if rows.doubtful and rows.read:
            blocking = [finding for record, finding in rows.findings if record is None and finding.blocks]
            here = {case.id for case in cases if any(_on(record, rows) for record in case.records())}
            for case in cases:
                if case.id in here or rows.refused == rows.read:
                    held.setdefault(case.id, []).extend(blocking)
    return held


def _on(record: Record, rows: Rows) -> bool:
    return record.read_from.workbook == rows.workbook and record.read_from.sheet == rows.sheet
