"""The workbooks as they are read for entering something, and how rows are written to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pipeline.app.check_workbooks import check
from pipeline.app.enter_in_workbook import Entered, enter_in_workbook, mark_of
from pipeline.app.entry.free_ids import Ids, ids_after, ids_in
from pipeline.app.entry.proposals import address_of, rows_of
from pipeline.app.progress import SILENT, Progress
from pipeline.app.read_inputs import Inputs, read_inputs
from pipeline.app.settings import settings_for
from pipeline.app.settings_toml import settings_file
from pipeline.formats.excel.blank_workbook import write_blank
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.formats.excel.input_files import workbooks_in
from pipeline.formats.excel.package import open_package
from pipeline.formats.excel.read_again import read_again
from pipeline.formats.excel.reader import Reading
from pipeline.formats.excel.table import called
from pipeline.foundation.errors import InputError
from pipeline.model import BY_COLLECTION, Case, Field, Record, StaffMember
from pipeline.model.finding import Finding, Severity
from pipeline.procedure.clock import Clock
from pipeline.storage.atomic_write import write_atomically_by

#: The workbook that is made where there is none.
FIRST_WORKBOOK = "cases.xlsx"


class RowProblem(NamedTuple):
    """A finding, and the collection and address of its row; both empty where it is of no row of the case."""

    finding: Finding
    collection: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Entering:
    """The workbooks of the folder `folder` as they were read.

    `marks`: by workbook, what its file was then (`mark_of`): nothing is entered in one that has changed
    since. `passwords`: of those that are protected. `entered`: what has been entered since, each with its
    Case ID. `known_ids`: the IDs of every case, where they are known already.
    """

    folder: Path
    inputs: Inputs
    marks: Mapping[str, str]
    clock: Clock
    passwords: Sequence[str] = ()
    entered: list[tuple[Entered, str]] = field(default_factory=list)
    known_ids: Ids | None = None

    @property
    def reading(self) -> Reading:
        """What was read."""
        return self.inputs.reading

    @property
    def names(self) -> Mapping[str, str]:
        """The council's own names for entries of the lists, by their labels."""
        return self.inputs.settings.list_names()

    def field_of(self, kind: type[Record], name: str) -> Field:
        """A field of a sheet, with the council's own names in its list."""
        return called(kind.fields[name], self.names)

    @cached_property
    def ids(self) -> Ids:
        """The IDs of every case, gathered once: to unpack each case takes time."""
        return self.known_ids or ids_in(self.reading.cases)

    def case(self, case_id: str) -> Case | None:
        """The case with that ID; None where there is none."""
        ids = self.reading.cases.ids
        return self.reading.cases[ids.index(case_id)] if case_id in ids else None

    def row(self, kind: type[Record], case: Case | None, address: str) -> Record | None:
        """The row at an address, of a case or of the sheet Staff; None where there is none."""
        if kind is StaffMember:
            people = self.reading.cases.staff.members
            return next((one for one in people if address_of(one) == address), None)
        return row_at(case, kind.collection, address) if case is not None else None

    def problems_in(self, case_id: str) -> list[Finding]:
        """The findings of one case that need a person, as `hsb check` says them."""
        own = [one for one in self.reading.findings if one.case_id == case_id]
        alone = replace(
            self.reading, cases=self.reading.cases.only([case_id]), findings=own, counts=[], packages=[]
        )
        found = check(alone, self.clock, continuum=self.inputs.settings.recognition.steps)
        return [one for one in found if one.severity is not Severity.NOTE and one.case_id in ("", case_id)]

    def rows_with_problems(self, case: Case) -> list[RowProblem]:
        """The problems in the rows of a case, each with the row where it can be put right."""
        rows = {(one.read_from.sheet, address_of(one)): one for one in case.records()}
        found: list[RowProblem] = []
        for finding in self.problems_in(case.id):
            row = rows.get((finding.sheet, f"{finding.row}@{finding.workbook}"))
            where = (row.collection, address_of(row)) if row is not None else ("", "")
            found.append(RowProblem(finding, *where))
        return found

    def enter(self, workbook: str, rows: Sequence[EnteredRow], case_id: str = "") -> list[str]:
        """Enter rows of one case in a workbook, and return the address of each.

        Where there is no workbook yet, one is made from the blank one. Raises as `enter_in_workbook` does.
        """
        path = self.folder / workbook
        if workbook not in self.marks:
            if self.marks or path.exists():
                raise InputError(f"There is no workbook {workbook} any more.", "Load this page again.")
            settings = self.inputs.settings
            steps = settings.recognition.steps
            write_atomically_by(path, lambda target: write_blank(target, settings.rows(), steps, self.names))
        mark = self.marks.get(workbook) or mark_of(path)
        done = enter_in_workbook(path, rows, mark=mark, passwords=self.passwords, names=self.names)
        self.entered.append((done, case_id))
        return [f"{number}@{workbook}" for number in done.numbers]

    def workbook_of(self, kind: type[Record], case: Case | None, wanted: str = "") -> str:
        """The workbook in which a new row is entered: that of its case; for a new case the one wanted.

        The people who decide are on one list, whichever workbook they are in: the first has it.

        Raises InputError where there are several to choose from, or none of that name.
        """
        if case is not None:
            return case.details.read_from.workbook
        if not self.marks:
            return FIRST_WORKBOOK
        if wanted in self.marks:
            return wanted
        if kind is StaffMember:
            return next(iter(self.marks))
        if not wanted and len(self.marks) == 1:
            return next(iter(self.marks))
        raise InputError("There are several workbooks.", "Choose the one in which the case is entered.")


def read_for_entering(
    folder: Path,
    now: date,
    passwords: Sequence[str] = (),
    progress: Progress = SILENT,
    former: Entering | None = None,
) -> Entering:
    """The workbooks of a folder, read so that something can be entered; a folder without one has no case.

    `now`: the day, or moment, that counts as now. `former`: as they were read before, so that only the rows
    that were entered since are read where nothing else has changed. Raises InputError where a workbook or
    the settings cannot be read.
    """
    marks = {path.name: mark_of(path) for path in _workbooks(folder)}
    if former is not None and (again := _read_again(former, folder, marks, passwords)) is not None:
        return replace(again, clock=again.inputs.settings.clock(now))
    if marks:
        inputs = read_inputs(folder, passwords=passwords, progress=progress)
        if inputs.reading.refused:
            raise inputs.reading.refused[-1]
    else:
        has_settings = settings_file(folder) is not None
        inputs = Inputs(settings=settings_for(folder), reading=Reading(), names_council=has_settings)
    clock = inputs.settings.clock(now)
    return Entering(folder=folder, inputs=inputs, marks=marks, clock=clock, passwords=passwords)


def _read_again(
    former: Entering, folder: Path, marks: Mapping[str, str], passwords: Sequence[str]
) -> Entering | None:
    """What was read before with the rows entered since; None where anything else may have changed."""
    if len(former.entered) != 1 or former.folder != folder or former.passwords != passwords:
        return None
    (done, case_id), settings = former.entered[0], settings_for(folder)
    if marks != {**former.marks, done.workbook: done.mark} or settings != former.inputs.settings:
        return None
    package = open_package(folder / done.workbook, passwords)
    reading = read_again(former.reading, package, done.by_kind, case_id, settings.list_names())
    if reading is None:
        return None
    again = replace(
        former, inputs=replace(former.inputs, reading=reading), marks=marks, entered=[], known_ids=None
    )
    case = again.case(case_id)
    return replace(again, known_ids=ids_after(former.ids, case, reading.cases.ids)) if case else None


def _workbooks(folder: Path) -> list[Path]:
    """The workbooks of a folder; none where there is no such folder either."""
    try:
        return workbooks_in(folder)
    except InputError:
        return []


def row_at(case: Case, collection: str, address: str) -> Record | None:
    """The row of a case at an address; None where there is none any more."""
    kind = BY_COLLECTION.get(collection)
    rows = rows_of(kind, case) if kind is not None else ()
    return next((one for one in rows if address_of(one) == address), None)
