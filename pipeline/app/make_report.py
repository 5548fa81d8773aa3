"""Makes the report of a period: the partnership's edition, the team's own, and the release register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.app.check_workbooks import held_back
from pipeline.app.progress import SILENT, Progress
from pipeline.app.settings import Settings
from pipeline.app.settings_sections import ReportSettings
from pipeline.casefiles.provenance import Sources
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import OutputError, PipelineError
from pipeline.model import Case
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.build import report_of
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import Control
from pipeline.reporting.release_register import FILE_NAME, Released, released_in
from pipeline.reporting.report_request import Report, ReportRequest
from pipeline.reporting.table import hidden_share
from pipeline.storage.folder import Outputs, Published

#: The team's own edition.
_OWN = "restricted.xlsx"


@dataclass(frozen=True, kw_only=True)
class ReportResult:
    """The result of a report.

    `refused`: why it may not be handed out. `faults`: the cases that no figure counts. `hidden`: how many
    counts are hidden, and how many there are. `doubtful`: the IDs of cases that have rows which could not be
    read. `is_written`: whether its files are there; `is_entered`: whether the register has what goes out.
    """

    folder: Path
    refused: tuple[PipelineError, ...]
    faults: tuple[Finding, ...]
    hidden: tuple[int, int]
    doubtful: tuple[str, ...]
    published: Published
    is_written: bool
    is_entered: bool


def make_report(
    reading: Reading,
    *,
    period: Period,
    settings: Settings,
    clock: Clock,
    templates: Path,
    out: Path,
    draft: bool = False,
    progress: Progress = SILENT,
) -> ReportResult:
    """Write the report of a period to out/reports/, and enter in the register what may be handed out.

    Where it may not be handed out, or is only a `draft`, the partnership's edition goes to a folder of its
    own and the register stays as it is.
    """
    control = control_of(settings.report)
    register, unsafe = handed_out_before(out, control.method)
    request = ReportRequest(
        period=period,
        clock=clock,
        control=control,
        quarters=settings.report.trend_quarters,
        house=settings.house(),
        marking=settings.report.marking,
        templates=templates,
        draft=draft or bool(unsafe),
        may_not_go_out=bool(unsafe),
    )
    sources = Sources()
    progress.stage("Counting", len(reading.cases))

    def see(case: Case) -> None:
        sources.add(case)
        progress.step()

    report = report_of(reading.cases, request, register.shown(), see)
    refused = (*([unsafe] if unsafe else []), *report.refused)
    place = _Place(f"reports/{period.name}", draft, bool(refused))
    entry = None if draft or refused else register.with_edition(report.edition, clock.today).as_file()
    written = _written(out, place, report, _provenance(report, templates, sources), entry)
    held = held_back(reading, reading.findings)
    return ReportResult(
        folder=out / place.shown,
        refused=refused,
        faults=report.faults,
        hidden=hidden_share(report.edition),
        doubtful=tuple(one for one in reading.cases.ids if one in held),
        published=written.published,
        is_written=written.is_written,
        is_entered=written.is_entered,
    )


def control_of(settings: ReportSettings) -> Control:
    """The disclosure control of the partnership's edition, from the council's settings."""
    return Control(settings.method, settings.threshold, settings.smallest_denominator, settings.rounding_base)


def handed_out_before(out: Path, method: str) -> tuple[Released, PipelineError | None]:
    """The register of what was handed out; where it cannot be used, an empty one and the reason.

    With a reason, nothing may be handed out.
    """
    try:
        register = released_in(out / "reports")
    except OutputError as fault:
        return Released(), fault
    if register.methods() - {method}:
        return Released(), OutputError(
            f'Earlier reports were not made by the method "{method}", and the two together would give '
            "small numbers away.",
            f'Set "report.method" back, or, where the earlier ones are no longer about, move {FILE_NAME} '
            "away.",
        )
    return register, None


def _provenance(report: Report, templates: Path, sources: Sources) -> dict[str, dict[str, Any]]:
    """The manifest's entries: one for each file by its name, and one for the register."""
    template = (templates / "partnership.docx").read_bytes()
    entries = {
        name: sources.origin("partnership", template if name.endswith(".docx") else b"").to_json()
        for name in report.files
    }
    return {**entries, FILE_NAME: sources.origin("partnership").to_json()}


@dataclass(frozen=True)
class _Place:
    """Where a report's files go: a draft has its own folder, so what was handed out earlier stays."""

    folder: str
    draft: bool
    refused: bool

    @property
    def shown(self) -> str:
        """The folder of the partnership's edition."""
        return f"{self.folder}/draft" if self.draft or self.refused else self.folder

    def publish(
        self, outputs: Outputs, files: Mapping[str, bytes], origins: Mapping[str, dict[str, Any]]
    ) -> Published:
        """Write the files, all or none.

        Where the partnership's edition is refused, the team's own is still current, so it is no draft.
        """
        if self.draft or not self.refused:
            return outputs.publish(self.shown, files, all_of_folder=True, origins=origins)
        put = {f"draft/{name}": (name, data) for name, data in files.items()} | {_OWN: (_OWN, files[_OWN])}
        found = {place: origins[name] for place, (name, _) in put.items()}
        return outputs.publish(
            self.folder, {place: data for place, (_, data) in put.items()}, all_of_folder=False, origins=found
        )


@dataclass
class _Written:
    """Which of a report's files were written."""

    published: Published = field(default_factory=Published)
    is_written: bool = False
    is_entered: bool = False


def _written(
    out: Path, place: _Place, report: Report, provenance: Mapping[str, dict[str, Any]], entry: bytes | None
) -> _Written:
    """Write a report's files, all or none, and then the register's new `entry`, where there is one."""
    result = _Written()
    of_files = {name: one for name, one in provenance.items() if name in report.files}
    try:
        with Outputs(out) as outputs:
            result.published.add(place.publish(outputs, report.files, of_files))
            result.is_written = True
            if entry is not None:
                outputs.keep(f"reports/{FILE_NAME}", entry, provenance[FILE_NAME])
                result.is_entered = True
    except OutputError as fault:
        result.published.unwritten.append(fault)
    return result
