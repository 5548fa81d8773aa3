"""Makes the report of a period: the partnership's edition, the team's own, and the release register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.app.check_workbooks import held_back
from pipeline.app.progress import SILENT, Progress
from pipeline.app.published_reports import Register, keep_register, register_in
from pipeline.app.report_commentary import keep_drafts, with_commentary
from pipeline.app.report_plan import PlanInForce, better_plan, control_of, plan_in_force, write_plan
from pipeline.app.settings import Settings
from pipeline.casefiles.provenance import Provenance, Sources
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import OutputError, PipelineError
from pipeline.model import Case, CaseDetails
from pipeline.model.finding import Finding
from pipeline.procedure.clock import Clock
from pipeline.reporting.build import report_of
from pipeline.reporting.edition import Edition
from pipeline.reporting.periods import Period
from pipeline.reporting.publication_plan import FILE_NAME as PLAN
from pipeline.reporting.release_register import FILE_NAME, Released
from pipeline.reporting.report_request import Report, ReportRequest
from pipeline.storage.folder import Outputs, Published

#: How many Case IDs a sentence names.
_NAMED = 8
#: The team's own edition.
_OWN = "restricted.xlsx"


@dataclass(frozen=True, kw_only=True)
class ReportResult:
    """The result of a report.

    `edition`: what the partnership's edition shows. `refused`: why it may not be handed out. `register`: of
    the reports published before. `faults`: the cases that no figure counts. `doubtful`: the IDs of cases that
    have rows which could not be read. `waits`: measures whose line in the plan was changed and counts only
    from a year's end. `better`: where a year ends, the measures for which the numbers suggest another time,
    with the time in the plan and that one. `revises`: the year that is revised openly. `was_out`: whether an
    edition of the period went out before. `is_written`: whether its files are there; `is_entered`: whether
    the register has it, `has_copy`: and its copy, where it went out. `has_commentary`: whether a person wrote
    one. `kept_drafts`: the files of the draft that a person had changed otherwise, under their new names.
    """

    folder: Path
    edition: Edition
    refused: tuple[PipelineError, ...]
    register: Register
    faults: tuple[Finding, ...]
    doubtful: tuple[str, ...]
    waits: tuple[str, ...]
    better: Mapping[str, tuple[str, str]]
    revises: Period | None
    published: Published
    was_out: bool
    is_written: bool
    is_entered: bool
    has_copy: bool
    has_commentary: bool
    kept_drafts: tuple[str, ...]


def make_report(
    reading: Reading,
    *,
    period: Period,
    settings: Settings,
    clock: Clock,
    templates: Path,
    out: Path,
    hand_out: bool = False,
    progress: Progress = SILENT,
) -> ReportResult:
    """Write the report of a period to out/reports/: a draft, or with `hand_out` the edition that goes out.

    What goes out is entered in the register. An edition can always be made; where it may not go out, it is a
    draft and the register stays as it is. Raises InputError where the publication plan cannot be read.
    """
    known = register_in(out, period, hand_out=hand_out)
    register, unknown = known.released, known.fault
    force = PlanInForce(None) if unknown else plan_in_force(out / "reports", register, period)
    request = _request(period, settings, clock, templates, register, force)
    to_publish = (_no_case(reading), _cases_twice(reading), _not_over(period, clock)) if hand_out else ()
    reasons = [one for one in (unknown, *to_publish) if one]
    request = replace(request, draft=not hand_out or bool(reasons), may_not_go_out=bool(unknown))
    sources = Sources()
    progress.stage("Counting", len(reading.cases))

    def see(case: Case) -> None:
        sources.add(case, reading.source_of(case.id))
        progress.step()

    report = report_of(reading.cases, request, register.published(), see, register.replaced())
    refused = (*reasons, *report.refused)
    place = _Place(f"reports/{period.name}", known.is_out(period), not hand_out or bool(refused))
    goes_out = hand_out and not refused
    entry = register.with_edition(report.edition, clock.today, request.revises) if goes_out else None
    written = _written(out, place, report, _provenance(report, templates, sources), entry)
    held = held_back(reading, reading.findings)
    plan, suggested = report.edition.plan, report.suggested
    return ReportResult(
        folder=out / place.shown,
        edition=report.edition,
        refused=refused,
        register=known,
        faults=report.faults,
        doubtful=tuple(one for one in reading.cases.ids if one in held),
        waits=force.waits,
        better=better_plan(plan, suggested, period) if suggested and force.plan else {},
        revises=request.revises,
        published=written.published,
        was_out=place.was_out,
        is_written=written.is_written,
        is_entered=written.is_entered,
        has_copy=written.has_copy,
        has_commentary=written.has_commentary,
        kept_drafts=tuple(written.kept_drafts),
    )


def _request(
    period: Period, settings: Settings, clock: Clock, templates: Path, register: Released, force: PlanInForce
) -> ReportRequest:
    return ReportRequest(
        period=period,
        clock=clock,
        control=control_of(settings),
        quarters=settings.report.trend_quarters,
        house=settings.house(),
        marking=settings.report.marking,
        templates=templates,
        plan=force.plan,
        revises=_revises(period, settings, clock, register),
        threshold_before=register.threshold_before(),
    )


def _not_over(period: Period, clock: Clock) -> PipelineError | None:
    """Why a period may not go out yet: what happens in it still would be a second figure beside the first."""
    if period.last < clock.today:
        return None
    after = period.last.strftime("%d/%m/%Y")
    return OutputError(
        f"{period.words} is not over, so its figures could change after publication.",
        f"Publish it after {after}. Until then the draft shows the position so far.",
    )


def _no_case(reading: Reading) -> PipelineError | None:
    """Why a report of no case at all may not go out: most likely the folder is not the right one."""
    if len(reading.cases):
        return None
    return OutputError(
        "The workbooks have no case, so there is nothing to publish.",
        "Check that this is the folder with your cases.",
    )


def _cases_twice(reading: Reading) -> PipelineError | None:
    """Why a report may not go out where a case was left out because another has its Case ID."""
    found = (
        one for one in reading.findings if one.rule == "id_names_one_row" and one.sheet == CaseDetails.sheet
    )
    ids = list(dict.fromkeys(one.case_id for one in found))
    if not ids:
        return None
    named = f"{', '.join(ids[:_NAMED])}{' and more' if len(ids) > _NAMED else ''}"
    have = "1 Case ID is" if len(ids) == 1 else f"{len(ids)} Case IDs are"
    return OutputError(
        f"{have} in more than one row of the sheet {CaseDetails.sheet}: {named}. Only the first row of each "
        "is counted.",
        "If a workbook is a copy, move it out of the folder. If two cases have the same Case ID, give each "
        "its own.",
    )


def _revises(period: Period, settings: Settings, clock: Clock, register: Released) -> Period | None:
    """The year to revise openly: the period, if it is a year that went out, its time has come, and once."""
    months = settings.report.revise_year_after
    if not months or not period.is_councils_year or register.is_revised(period):
        return None
    was_published = any(one.period == period for one in register.published())
    due = Period(period.last, period.last).months_after(months)
    return period if was_published and clock.today >= due else None


def _provenance(report: Report, templates: Path, sources: Sources) -> dict[str, Provenance]:
    """What each file of a report was made from, by its name, and what the register was."""
    template = (templates / "partnership.docx").read_bytes()
    entries = {
        name: sources.origin("partnership", template if name.endswith(".docx") else b"")
        for name in report.files
    }
    return {**entries, FILE_NAME: sources.origin("partnership")}


@dataclass(frozen=True)
class _Place:
    """Where a report's files go: a draft made after an edition went out has a folder of its own."""

    folder: str
    was_out: bool
    draft: bool

    @property
    def shown(self) -> str:
        """The folder of the partnership's edition."""
        return f"{self.folder}/draft" if self.draft and self.was_out else self.folder

    def publish(
        self,
        outputs: Outputs,
        files: Mapping[str, bytes],
        origins: Mapping[str, Provenance],
        result: _Written,
    ) -> Published:
        """Write the files, all or none. The team's own edition is always beside what went out."""
        made = with_commentary(outputs, self.shown, files, origins)
        result.has_commentary = made.has_commentary
        if not self.draft:
            result.kept_drafts += keep_drafts(outputs, self.shown, made)
        place = {
            name: name if self.shown == self.folder or name == _OWN else f"draft/{name}" for name in files
        }
        return outputs.publish(
            self.folder,
            {place[name]: data for name, data in made.files.items()},
            all_of_folder=self.shown == self.folder,
            origins={place[name]: origin for name, origin in made.origins.items()},
            carried_from={place[name]: digest for name, digest in made.carried_from.items()},
        )


@dataclass
class _Written:
    """Which of a report's files were written."""

    published: Published = field(default_factory=Published)
    is_written: bool = False
    is_entered: bool = False
    has_copy: bool = True
    has_commentary: bool = False
    kept_drafts: list[str] = field(default_factory=list)


def _written(
    out: Path, place: _Place, report: Report, provenance: Mapping[str, Provenance], register: Released | None
) -> _Written:
    """Write a report's files, all or none, then the new register and the plan, where it goes out."""
    result = _Written()
    of_files = {name: one for name, one in provenance.items() if name in report.files}
    try:
        with Outputs(out) as outputs:
            result.published.add(place.publish(outputs, report.files, of_files, result))
            result.is_written = True
            if register is not None:
                result.has_copy = keep_register(outputs, register, provenance[FILE_NAME].to_json())
                result.is_entered = True
                if not (out / "reports" / PLAN).exists():
                    write_plan(out / "reports", report.edition.plan)
    except OutputError as fault:
        result.published.unwritten.append(fault)
    return result
