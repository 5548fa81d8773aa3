"""The reports that were published: whether the register still has each of them, and how one is taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.casefiles.provenance import Sources
from pipeline.formats.excel.report_workbook import read_report_workbook
from pipeline.foundation.dates import shown
from pipeline.foundation.errors import InputError, OutputError, PipelineError
from pipeline.procedure.clock import Clock
from pipeline.reporting.periods import Period, period_named
from pipeline.reporting.published_edition import TakenBack, period_of, span_of
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from pipeline.reporting.report_files import DRAFT
from pipeline.storage.atomic_write import hash_of
from pipeline.storage.folder import Outputs, entry_of

_ROOM = "reports"
_REGISTER = f"{_ROOM}/{FILE_NAME}"
#: A copy of the register, outside the folder of reports, in case that one is lost.
COPY = "released_copy.json"
#: What the manifest has of the register: the reports that were entered in it, and those that it has lost.
_ENTERED, _LOST = "entered", "lost"


class Entered(NamedTuple):
    """A report that was entered in the register: its period and its digest, which older manifests lack."""

    period: Period
    digest: str = ""

    @classmethod
    def of(cls, text: str) -> Entered:
        """Raises ValueError where the text is none of a manifest."""
        span, _, digest = text.partition(" ")
        return cls(period_of(span), digest)

    def __str__(self) -> str:
        return f"{span_of(self.period)} {self.digest}".rstrip()

    def is_in(self, released: Released) -> bool:
        """Whether a register has this report, as it was entered or taken back since."""
        editions = [one for one in released.entries if one.period == self.period]
        return any(one.was(self.digest) for one in editions) if self.digest else bool(editions)


@dataclass(frozen=True)
class Register:
    """The register of published reports as far as it can be read.

    `fault`: why nothing may be published. `missing`: the reports that it should have and has not, or not as
    they were entered, because it and its copy were deleted, changed or replaced by older ones. `entered`:
    where neither can be read, the reports that the manifest has of it. `interrupted`: the periods of reports
    whose files are there, and that were not entered. `copy`: the copy that was read because the register is
    not as the program wrote it.
    """

    released: Released
    fault: PipelineError | None = None
    missing: tuple[Entered, ...] = ()
    entered: tuple[Entered, ...] = ()
    interrupted: tuple[Period, ...] = ()
    copy: Path | None = None

    @property
    def lacking(self) -> list[Period]:
        """The periods of the reports that it should have and has not."""
        return list(dict.fromkeys(one.period for one in self.missing))

    def is_out(self, period: Period) -> bool:
        """Whether a report of this period is out, as far as anybody knows."""
        return self.released.is_out(period) or period in [
            one.period for one in (*self.missing, *self.entered)
        ]


def register_in(out: Path, asked: Period | None = None, *, hand_out: bool = False) -> Register:
    """The register in a folder of outputs, or its copy, compared with what the manifest and reports say.

    `asked`: the period of the report to make now, whose files may be there although entering it failed the
    last time. `hand_out`: whether it is to be published.
    """
    fault, released = None, Released()
    try:
        released = released_in(out / _ROOM)
    except OutputError as unread:
        fault = unread
    written = entry_of(out, _REGISTER)
    copy, is_as_written = None, _is_as_written(out / _REGISTER, written)
    if not is_as_written:
        joined = _copy_in(out).joined_with(released)
        if joined.entries != released.entries:
            fault, released, copy = None, joined, out / COPY
    if fault:
        return Register(released, fault, entered=tuple(_listed(written, _ENTERED)))
    to_enter = asked if hand_out else None
    missing = _listed(written, _LOST) if is_as_written else _missing(out, released, written, to_enter)
    found = Register(released, missing=tuple(missing), copy=copy)
    if missing:
        return replace(found, fault=_why_lacking(out, found.lacking))
    interrupted = tuple(one for one in _only_as_files(out, released) if one != asked)
    return replace(found, interrupted=interrupted, fault=_why_interrupted(interrupted))


def keep_register(
    outputs: Outputs, released: Released, origin: Mapping[str, Any], lost: Iterable[Entered] = ()
) -> bool:
    """Write the register and its copy, and in the manifest which reports it has and has lost.

    Returns whether the copy could be written. Raises OutputError where the register could not.
    """
    known = {_ENTERED: [str(Entered(one.period, one.digest)) for one in released.entries]}
    if lost:
        known[_LOST] = [str(one) for one in lost]
    outputs.keep(_REGISTER, released.as_file(), {**origin, **known})
    try:
        outputs.keep(COPY, released.as_file(), dict(origin))
    except OutputError:
        return False
    return True


def command_to_take_back(period: Period, out: Path) -> str:
    """The whole command that takes back the report of a period, with NAME and TEXT to be filled in."""
    days = period.name
    named = f"--quarter {days}" if "-Q" in days else f"--from {shown(period.first)} --to {shown(period.last)}"
    folder = "" if out == Path("outputs") else f' --out "{out}"'
    return f"hsb report --take-back {named} --by NAME --reason TEXT{folder}"


def take_back(out: Path, *, period: Period, by: str, reason: str, clock: Clock) -> Path:
    """Mark the edition of a period as taken back in the register, and return the folder of its files.

    Only the last edition can be taken back, because a later one repeats its figures; and any that the
    register lacks. Raises OutputError where it is not the last, is not out, or the register cannot be read or
    written.
    """
    found = register_in(out)
    lacks = (*found.lacking, *found.interrupted)
    if found.fault and not lacks:
        raise found.fault
    folder, last = out / _ROOM / period.name, found.released.last()
    if period not in lacks and (last is None or not found.released.is_out(period)):
        raise OutputError(
            f"The register of published reports has no report on {period.words}.",
            f"See {out / _REGISTER} for the published reports.",
        )
    if period not in lacks and last is not None and last.period != period:
        raise OutputError(
            f"The report on {last.period.words} was published later, and repeats figures from this one.",
            f"Take that one back first: {command_to_take_back(last.period, out)}",
        )
    made = _day_of(folder) or clock.today
    register = found.released.with_taken_back(period, made, TakenBack(by, clock.today, reason))
    with Outputs(out) as outputs:
        lost = [one for one in found.missing if one.period != period]
        keep_register(outputs, register, Sources().origin("partnership").to_json(), lost)
    return folder


def _copy_in(out: Path) -> Released:
    """The copy of the register; an empty one where there is none, or none as the program wrote it."""
    if not _is_as_written(out / COPY, entry_of(out, COPY), unknown=True):
        return Released()
    try:
        return released_in(out, COPY)
    except OutputError:
        return Released()


def _is_as_written(file: Path, written: Mapping[str, Any], *, unknown: bool = False) -> bool:
    """Whether a file is as the manifest has it. `unknown`: what to answer where the manifest has nothing."""
    try:
        return hash_of(file) == written["sha256"] if written else unknown
    except OutputError:
        return False


def _missing(
    out: Path, released: Released, written: Mapping[str, Any], asked: Period | None
) -> list[Entered]:
    """What a register that is not as the program wrote it should have, and has not."""
    entered = _listed(written, _ENTERED)
    if not entered and not released.entries:
        # The manifest is lost, or is of a version that did not keep the periods: only the files say it.
        return [Entered(one) for one in _only_as_files(out, released) if one != asked]
    return [one for one in (*entered, *_listed(written, _LOST)) if not one.is_in(released)]


def _listed(written: Mapping[str, Any], name: str) -> list[Entered]:
    """The reports that the manifest's entry of the register lists under a name."""
    try:
        return [Entered.of(str(one)) for one in written.get(name, ())]
    except (ValueError, TypeError):
        return []


def _only_as_files(out: Path, released: Released) -> Iterator[Period]:
    """The periods of the reports that the register lacks, and whose cover does not say that it is a draft."""
    has = {one.period for one in released.entries}
    for file in sorted((out / _ROOM).glob("*/partnership.xlsx")):
        with suppress(ValueError):
            period = period_named(file.parent.name)
            if period not in has and not _is_draft(file):
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
        f"{are.capitalize()} not in {out / _REGISTER}, the register of published reports, as published: "
        f"{named}.",
        "Restore the register from your last backup. Without it nobody can say what a new report would "
        "disclose together with earlier ones. A report that was never sent to anybody can be taken back by "
        "a named person, with the reason.",
    )


def _why_interrupted(periods: Collection[Period]) -> PipelineError | None:
    if not periods:
        return None
    named = "; ".join(f"{one.words} ({one.name})" for one in periods)
    return OutputError(
        f"Publishing was interrupted: the files of {named} are there, but the register does not have it.",
        "Publish that report again first. If it has not been sent to anybody, you can make a draft of the "
        "same period instead, which replaces its files.",
    )


def _day_of(folder: Path) -> date | None:
    """The day on which the files of a report were written; None where they are gone."""
    try:
        return date.fromtimestamp((folder / "partnership.xlsx").stat().st_mtime)
    except OSError:
        return None
