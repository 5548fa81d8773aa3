"""Reads workbooks into cases and findings, and counts what became of every sheet and row."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.case import RECORDS, Case, Record
from pipeline.case.codes import squash
from pipeline.errors import InputError
from pipeline.finding import Finding, Severity
from pipeline.workbook.assemble import Assembly
from pipeline.workbook.opening import Package, open_package
from pipeline.workbook.rows import ReadAs, Rows, read_rows
from pipeline.workbook.sheet import sheets_of
from pipeline.workbook.table import FOR_PEOPLE, kind_of, table_of

_WORKBOOKS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
_OTHER_TABLES = {".xls", ".xlsb", ".ods", ".csv", ".numbers"}


@dataclass(frozen=True)
class SheetCount:
    """What became of one sheet: rows read (those refused among them) and rows refused."""

    workbook: str
    sheet: str
    rows: int
    refused: int


@dataclass
class Reading:
    """All that came of the workbooks.

    `cases` holds every case, sound or not; `doubtful` those that may have rows on a sheet whose headings are not clear, by case ID,
    with the findings that say why. `refused` are the workbooks that could not be understood, each with its sentence; `packages`
    are those that could, to be given back.
    """

    cases: list[Case] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counts: list[SheetCount] = field(default_factory=list)
    read_as: list[ReadAs] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)
    refused: list[InputError] = field(default_factory=list)
    doubtful: dict[str, list[Finding]] = field(default_factory=dict)


def workbooks_in(inputs: Path) -> list[Path]:
    """The workbooks that INPUTS names: itself, or those in the folder, in order of name. Raises InputError where there are none.

    Files that Excel keeps while a workbook is open (~$...) are passed over. Spreadsheets of other kinds are among them, so that
    each gets its own sentence.
    """
    if not inputs.exists():
        raise InputError(f"{inputs} does not exist.", "Give the name of a workbook, or of a folder that holds workbooks.")
    if inputs.is_file():
        return [inputs]
    found = sorted(
        path
        for path in inputs.iterdir()
        if path.suffix.casefold() in _WORKBOOKS | _OTHER_TABLES and not path.name.startswith(("~$", "."))
    )
    if not found:
        raise InputError(
            f"There is no workbook in {inputs}.", "Put a workbook there; 'hsb workbook blank FILE' makes an empty one."
        )
    return found


def read(
    paths: Iterable[Path], passwords: Iterable[str] = (), ask: Callable[[str], str | None] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Reading:  # fmt: skip
    """The cases of all workbooks together, and what was found on the way. Nothing is raised for one bad workbook among others."""
    reading = Reading()
    with _without_collection():
        _read_all(paths, tuple(passwords), ask, progress, reading)
    return reading


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


def _read_all(
    paths: Iterable[Path], tries: tuple[str, ...], ask: Callable[[str], str | None] | None, progress: Callable[[str], None],
    reading: Reading,
) -> None:  # fmt: skip
    rows: list[Rows] = []
    for path in paths:
        progress(path.name)
        try:
            package = open_package(path, tries, ask)
            rows.extend(_sheets(package, reading))
        except InputError as refusal:
            reading.refused.append(refusal)
        else:
            reading.packages.append(package)
    _assemble(rows, reading)


def _sheets(package: Package, reading: Reading) -> Iterator[Rows]:
    """The rows of each sheet that is one of ours; the others are named."""
    ours: list[Rows] = []
    others: list[str] = []
    for sheet in sheets_of(package):
        kind = kind_of(sheet.name)
        if kind is not None:
            ours.append(read_rows(package.name, table_of(package.name, sheet, kind)))
        elif squash(sheet.name) not in FOR_PEOPLE and sheet.values.height:
            others.append(sheet.name)
    if not ours:
        names = ", ".join(kind.sheet for kind in RECORDS[:4])
        raise InputError(
            f"{package.name}: none of its sheets is one that is read here.",
            f"Name the sheets as in the blank workbook: {names} and so on. 'hsb workbook blank FILE' makes one.",
        )
    for name in others:
        reading.findings.append(
            Finding(
                rule="sheet_not_read", severity=Severity.NOTE, workbook=package.name, sheet=name,
                problem="this sheet is not one of those that are read, so it was left alone.",
                remedy="Nothing to do, if it is your own.",
            )
        )  # fmt: skip
    return iter(ours)


def _assemble(sheets: list[Rows], reading: Reading) -> None:
    assembly = Assembly(record for rows in sheets for record in rows.records)
    reading.cases = assembly.cases()
    refused = {id(record) for record in assembly.refused}
    for rows in sheets:
        reading.read_as.extend(rows.read_as)
        late = sum(id(record) in refused for record in rows.records)
        workbook = rows.workbook
        reading.counts.append(SheetCount(workbook, rows.sheet, rows.read, rows.refused + late))
        for record, finding in rows.findings:
            case_id = ""
            if record is not None:
                case_id = assembly.case_of.get(id(record), "") or assembly.case_named_by(record)
            reading.findings.append(dataclasses.replace(finding, case_id=case_id) if case_id else finding)
    reading.findings.extend(assembly.findings)
    reading.read_as.extend(assembly.read_as)
    if not reading.cases and reading.packages:
        reading.findings.append(
            Finding(
                rule="there_are_cases", severity=Severity.WARNING, workbook=reading.packages[0].name,
                problem="no cases were found.", remedy="Fill in the Cases sheet, one row a case.",
            )
        )  # fmt: skip
    reading.doubtful = _cases_on_doubtful_sheets(sheets, reading.cases)


def _cases_on_doubtful_sheets(sheets: list[Rows], cases: list[Case]) -> dict[str, list[Finding]]:
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
