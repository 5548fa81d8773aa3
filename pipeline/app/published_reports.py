"""The reports that were published: whether the register still has each of them, and how one is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.casefiles.provenance import Sources
from pipeline.formats.excel.report_workbook import read_report_workbook
from pipeline.foundation.errors import InputError, OutputError, PipelineError
from pipeline.procedure.clock import Clock
from pipeline.reporting.periods import Period, period_named
from pipeline.reporting.release_register import FILE_NAME, Released, period_of, released_in, span_of
from pipeline.reporting.report_files import DRAFT
from pipeline.storage.atomic_write import hash_of
from pipeline.storage.folder import Outputs, entry_of

_ROOM = "reports"
_REGISTER = f"{_ROOM}/{FILE_NAME}"
#: A copy of the register, outside the folder of reports, in case that one is lost.
COPY = "released_copy.json"
#: What the manifest has of the register: the periods of all reports that were entered in it.
_ENTERED = "entered"


@dataclass(frozen=True)
class Register:
    """The register of published reports as far as it can be read.

    `fault`: why nothing may be published. `lacking`: the periods of the reports that it should have and has
    not, because it and its copy were deleted, emptied or replaced by older ones. `entered`: where neither can
    be read, the periods that the manifest has of it. `copy`: the copy that was read because the register is
    not as the program wrote it.
    """

    released: Released
    fault: PipelineError | None = None
    lacking: tuple[Period, ...] = ()
    entered: tuple[Period, ...] = ()
    copy: Path | None = None

    def is_out(self, period: Period) -> bool:
        """Whether a report of this period is out, as far as anybody knows."""
        return self.released.is_out(period) or period in (*self.lacking, *self.entered)


def register_in(out: Path, asked: Period | None = None) -> Register:
    """The register in a folder of outputs, or its copy, compared with what the manifest and reports say.

    `asked`: the period to publish now, whose files may be there although entering it failed the last time.
    """
    fault, released = None, Released()
    try:
        released = released_in(out / _ROOM)
    except OutputError as unread:
        fault = unread
    copy = None
    if not _is_as_written(out, _REGISTER):
        joined = _copy_in(out).joined_with(released)
        if joined.entries != released.entries:
            fault, released, copy = None, joined, out / COPY
    if fault:
        return Register(released, fault, entered=tuple(_entered(out)))
    lacking = _lacking(out, released, asked)
    return Register(released, _why_lacking(out, lacking) if lacking else None, tuple(lacking), copy=copy)


def keep_register(
    outputs: Outputs, released: Released, origin: Mapping[str, Any], lacking: Collection[Period] = ()
) -> None:
    """Write the register, and in the manifest which reports it has or should have.

    Raises OutputError where it cannot be written.
    """
    entered = sorted({*(one.period for one in released.entries), *lacking})
    outputs.keep(_REGISTER, released.as_file(), {**origin, _ENTERED: [span_of(one) for one in entered]})
    # The register has it, and the next report writes the copy again.
    with suppress(OutputError):
        outputs.keep(COPY, released.as_file(), {**origin})


def take_back(out: Path, *, period: Period, by: str, reason: str, clock: Clock) -> Path:
    """Mark the edition of a period as taken back in the register, and return the folder of its files.

    Only the last edition can be taken back, because a later one repeats its figures; and any that the
    register lacks. Raises OutputError where it is not the last, is not out, or the register cannot be read or
    written.
    """
    found = register_in(out)
    if found.fault and not found.lacking:
        raise found.fault
    register, lacking = found.released, {*found.lacking}
    folder, last = out / _ROOM / period.name, register.last()
    if period in lacking:
        register = register.with_taken_back(period, _day_of(folder) or clock.today, by, clock.today, reason)
    elif last is None or not register.is_out(period):
        raise OutputError(
            f"The register of published reports has no report on {period.words}.",
            f"See {out / _REGISTER} for the published reports.",
        )
    elif last.period != period:
        raise OutputError(
            f"The report on {last.period.words} was published later, and repeats figures from this one.",
            f"Take that one back first: --take-back {last.period.name}.",
        )
    else:
        register = register.without_last(by, clock.today, reason)
    with Outputs(out) as outputs:
        keep_register(outputs, register, Sources().origin("partnership").to_json(), lacking)
    return folder


def _copy_in(out: Path) -> Released:
    """The copy of the register; an empty one where there is none, or none as the program wrote it."""
    if not _is_as_written(out, COPY, unknown=True):
        return Released()
    try:
        return released_in(out, COPY)
    except OutputError:
        return Released()


def _is_as_written(out: Path, path: str, *, unknown: bool = False) -> bool:
    """Whether a file is as the manifest has it. `unknown`: what to answer where the manifest has nothing."""
    written = entry_of(out, path).get("sha256")
    try:
        return unknown if written is None else hash_of(out / path) == written
    except OutputError:
        return False


def _lacking(out: Path, released: Released, asked: Period | None) -> list[Period]:
    has = {one.period for one in released.entries}
    entered = _entered(out)
    if not entered and not has:
        # The manifest is lost, or is of a version that did not keep the periods: only the files say it.
        entered = [one for one in _not_marked_as_draft(out) if one != asked]
    return [one for one in entered if one not in has]


def _entered(out: Path) -> list[Period]:
    """The periods of the reports that were entered in the register, as the manifest has them."""
    try:
        return [period_of(str(one)) for one in entry_of(out, _REGISTER).get(_ENTERED, ())]
    except (ValueError, TypeError):
        return []


def _not_marked_as_draft(out: Path) -> Iterator[Period]:
    """The periods of the reports in the folder whose cover does not say that it is of a draft."""
    for file in sorted((out / _ROOM).glob("*/partnership.xlsx")):
        with suppress(ValueError):
            period = period_named(file.parent.name)
            if not _is_draft(file):
                yield period


def _is_draft(file: Path) -> bool:
    """Whether a report's workbook says so; one that cannot be read may have been published."""
    try:
        return read_report_workbook(file).title.startswith(DRAFT)
    except InputError:
        return False


def _why_lacking(out: Path, lacking: Collection[Period]) -> PipelineError:
    named = "; ".join(f"{one.words} ({one.name})" for one in lacking)
    are = "a report that was published is" if len(lacking) == 1 else "reports that were published are"
    return OutputError(
        f"{are.capitalize()} not in {out / _REGISTER}, the register of published reports: {named}.",
        "Restore the register from your last backup. Without it nobody can say what a new report would "
        "disclose together with earlier ones. A report that was never sent to anybody can be taken back by "
        "a named person, with the reason.",
    )


def _day_of(folder: Path) -> date | None:
    """The day on which the files of a report were written; None where they are gone."""
    try:
        return date.fromtimestamp((folder / "partnership.xlsx").stat().st_mtime)
    except OSError:
        return None
