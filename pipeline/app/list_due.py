"""Lists what is due and overdue, as a workbook and as a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.app.check_workbooks import held_back
from pipeline.app.progress import SILENT, Progress
from pipeline.casefiles.provenance import Sources
from pipeline.formats.calendar_file import calendar_of
from pipeline.formats.due_sheet import due_workbook
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import OutputError
from pipeline.model import Case
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, due_of
from pipeline.storage.folder import Outputs, Published


@dataclass(frozen=True, kw_only=True)
class DueResult:
    """What is due, the IDs of listed cases that have rows which could not be read, and the files."""

    due: Due
    doubtful: tuple[str, ...]
    published: Published


def list_due(
    reading: Reading,
    cases: PackedCases,
    *,
    clock: Clock,
    days: int,
    marking: str,
    out: Path,
    progress: Progress = SILENT,
) -> DueResult:
    """List what is overdue, and what falls due within `days`, and write due.xlsx and due.ics to out/due/.

    `cases`: those of the reading that are asked for. A file that cannot be written is listed in
    `published.unwritten`.
    """
    sources = Sources()

    def see(case: Case) -> None:
        sources.add(case, reading.source_of(case.id))
        progress.step()

    progress.stage("Counting days", len(cases))
    due = due_of(cases, clock, days, see)
    held = held_back(reading, reading.findings)
    return DueResult(
        due=due,
        doubtful=tuple(case_id for case_id in cases.ids if case_id in held),
        published=_write(due, clock, days, marking, out, sources),
    )


def _write(due: Due, clock: Clock, days: int, marking: str, out: Path, sources: Sources) -> Published:
    files = {"due.xlsx": due_workbook(due, clock, days, marking), "due.ics": calendar_of(due, clock)}
    provenance = dict.fromkeys(files, sources.origin("due").to_json())
    published = Published()
    try:
        with Outputs(out) as outputs:
            published.add(outputs.publish("due", files, all_of_folder=True, origins=provenance))
    except OutputError as fault:
        published.unwritten.append(fault)
    return published
