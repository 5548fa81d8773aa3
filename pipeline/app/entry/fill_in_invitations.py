"""Enters who has to be invited to each meeting of which nobody has written that yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipeline.app.entry.entering import Entering, read_for_entering
from pipeline.app.entry.expected_rows import OWNER, expected, owners_of
from pipeline.formats.excel.enter_rows import EnteredRow
from pipeline.foundation.errors import InputError, PipelineError
from pipeline.model import NOT_RECORDED, Attendance, Case, Record, known


class FilledIn(NamedTuple):
    """What was entered in one workbook: how many rows, for how many meetings.

    `fault` is what kept it from being entered; None where nothing did.
    """

    workbook: str
    rows: int
    meetings: int
    fault: PipelineError | None = None


def fill_in_invitations(folder: Path, now: date, passwords: tuple[str, ...] = ()) -> list[FilledIn]:
    """Enter a row on Attendance for each agency and person to invite (R04, R05, R14, R20, R28, R31, R32).

    For every discussion, meeting and review of an open case that has no row there yet. Whether they are
    invited is left for a person to say. Returns what was entered, by workbook; nothing where none lacks one.
    A workbook that is open or cannot be written has its fault; the others are done.

    Raises InputError where a workbook or the settings cannot be read, or there is no workbook.
    """
    entering = read_for_entering(folder, now, passwords)
    if not entering.marks:
        raise InputError(f"There is no workbook in {folder}.", "Name the folder that has the workbooks.")
    return list(_filled_in(entering))


def _filled_in(entering: Entering) -> Iterator[FilledIn]:
    rows: dict[str, list[EnteredRow]] = {}
    for case in entering.reading.cases:
        if case.details.status != "closed":
            for owner in _without_rows(case):
                rows.setdefault(owner.read_from.workbook, []).extend(_rows(owner, case, entering))
    for workbook, new in rows.items():
        meetings = len({one.values[OWNER[Attendance]] for one in new})
        try:
            entering.enter(workbook, new)
        except PipelineError as fault:
            yield FilledIn(workbook, len(new), meetings, fault)
        else:
            yield FilledIn(workbook, len(new), meetings)


def _without_rows(case: Case) -> Iterator[Record]:
    """The discussions, meetings and reviews that are arranged or held, and have no row on Attendance."""
    for owner in owners_of(Attendance, case):
        has_day = any(known(getattr(owner, name, NOT_RECORDED)) for name in ("held_at", "arranged_for"))
        if has_day and not case.attendance_at(owner.id):
            yield owner


def _rows(owner: Record, case: Case, entering: Entering) -> Iterator[EnteredRow]:
    for one in expected(Attendance, owner, case, entering.clock):
        values = {name: value for name, value in one.values.items() if name != "invited"}
        yield EnteredRow(kind=Attendance, values={OWNER[Attendance]: owner.id, **values})
