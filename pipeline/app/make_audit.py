"""Writes the pack of a case file audit: the drawn cases' compliance sheets, a report and a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.access.view import Audience, Reader
from pipeline.app.check_workbooks import check, held_back, named_by_an_id
from pipeline.app.progress import SILENT, Progress
from pipeline.app.report_commentary import with_commentary
from pipeline.app.settings import Settings
from pipeline.casefiles.job import CaseJob
from pipeline.casefiles.leak_checker import LeakChecker, Refused
from pipeline.casefiles.name_checker import NameChecker
from pipeline.casefiles.professional_files import professional_papers
from pipeline.casefiles.provenance import Provenance, Sources
from pipeline.casefiles.render_context import RenderContext, templates_in
from pipeline.casefiles.word_file import DocumentResult
from pipeline.documents import MadeFrom, documents_from
from pipeline.documents.assembled import audit_report
from pipeline.formats.audit_sheet import audit_workbook
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.dates import in_words
from pipeline.foundation.errors import InputError, LeakError, OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.audit.drawing import Traits, draw, traits_of
from pipeline.procedure.audit.tally import Audit
from pipeline.procedure.clock import Clock
from pipeline.procedure.obligation import Obligation
from pipeline.storage.folder import Outputs, Published

#: The folder of audit packs below outputs/.
FOLDER = "audits"


@dataclass(frozen=True, kw_only=True)
class AuditRequest:
    """Which cases to draw: how many, from which seed, and of which first referrals (None for no bound)."""

    number: int
    seed: int
    first: date | None = None
    last: date | None = None

    def has(self, case: Case) -> bool:
        """Whether a case may be drawn."""
        day = case.first_day
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    @property
    def words(self) -> str:
        """The cases that may be drawn, as part of a sentence."""
        bounds = [f"from {in_words(self.first)}"] if self.first else []
        bounds += [f"to {in_words(self.last)}"] if self.last else []
        when = f" first referred {' '.join(bounds)}" if bounds else ""
        return f"all cases of the workbooks{when}"


@dataclass(frozen=True, kw_only=True)
class AuditResult:
    """The pack: its folder, the sample with its requirements, and what is not in it.

    `named_by_an_id`: how many cases could not be drawn because an ID of theirs holds a name. `refused`:
    compliance sheets that were not written, because they hold what is withheld. `faults`: cases with a fault
    of the program.
    """

    folder: str
    audit: Audit
    named_by_an_id: int
    refused: tuple[Refused, ...]
    faults: tuple[Finding, ...]
    published: Published


def make_audit(
    reading: Reading,
    request: AuditRequest,
    *,
    settings: Settings,
    clock: Clock,
    templates: Path,
    out: Path,
    progress: Progress = SILENT,
) -> AuditResult:
    """Draw the cases, and write their pack to a folder of its own in out/audits/.

    The same cases, seed and day give the same pack. What the auditor wrote in the places of the report is in
    its next version too. Raises LeakError where the report or the workbook would
    name somebody, and TemplateError where a template has a fault.
    """
    pack = _Pack(request, settings, clock, templates)
    audit = pack.drawn_from(reading, progress)
    drawn = audit.sample.case_ids
    progress.stage("Auditing cases", len(drawn))
    for case in reading.cases.only(drawn):
        pack.add(case, audit)
        progress.step()
    pack.add_summary(audit)
    folder = f"{FOLDER}/{clock.today:%Y-%m-%d} seed {request.seed}"
    published = Published()
    try:
        with Outputs(out) as outputs:
            made = with_commentary(outputs, folder, pack.files, pack.origins)
            carried_from = made.carried_from
            published.add(
                outputs.publish(
                    folder, made.files, all_of_folder=True, origins=made.origins, carried_from=carried_from
                )
            )
    except OutputError as fault:
        published.unwritten.append(fault)
    return AuditResult(
        folder=folder,
        audit=audit,
        named_by_an_id=pack.named_by_an_id,
        refused=tuple(pack.refused),
        faults=tuple(pack.faults),
        published=published,
    )


class _Pack:
    """The files of one pack while they are made: by name, and what each was made from."""

    def __init__(self, request: AuditRequest, settings: Settings, clock: Clock, templates: Path) -> None:
        house = settings.house()
        initials = settings.copies.search_for_initials
        self._request, self._clock, self._marking = request, clock, settings.documents.marking
        self._leaks = LeakChecker((), house, initials=initials, today=clock.today)
        self._names = NameChecker(house, initials=initials)
        self._render = RenderContext(
            templates=templates_in(templates), house=house, leak_checker=self._leaks, clock=clock
        )
        self._sources = Sources()
        self.files: dict[str, bytes] = {}
        self.origins: dict[str, Provenance] = {}
        self.refused: list[Refused] = []
        self.named_by_an_id = 0
        self.faults: list[Finding] = []

    def drawn_from(self, reading: Reading, progress: Progress) -> Audit:
        """The audit with its sample drawn. Raises InputError where no case can be drawn."""
        traits: list[Traits] = []

        def see(case: Case, asked: list[Obligation]) -> None:
            self._leaks.add(case)
            self._names.add(case)
            if self._request.has(case):
                traits.append(traits_of(case))

        findings = check(reading, self._clock, progress, see)
        held, named = held_back(reading, findings), named_by_an_id(findings)
        traits = [one for one in traits if one.case_id not in named]
        self.named_by_an_id = len(named)
        sound = [one for one in traits if one.case_id not in held]
        if not sound:
            raise InputError(
                f"No case can be drawn from {self._request.words}.",
                "Choose other dates with --from and --to, or correct what 'hsb check' lists.",
            )
        return Audit(
            sample=draw(sound, self._request.number, self._request.seed),
            as_of=in_words(self._clock.today),
            which=self._request.words,
            left_out=tuple(one.case_id for one in traits if one.case_id in held),
        )

    def add(self, case: Case, audit: Audit) -> None:
        """Add a drawn case: its compliance sheet, proved as in a run, and its requirements."""
        try:
            audit.add(case, self._clock)
            sheets = list(self._sheets(case))
        except ENDS_ALL:
            raise
        except Exception as fault:
            self.faults.append(fault_in(case, fault))
            return
        self._sources.add(case)
        for one in sheets:
            if one.unfilled is not None:
                raise one.unfilled.fault
            if one.refused is not None:
                self.refused.append(one.refused)
            if one.file is not None:
                name = f"{safe_name(case.id)} - {one.file.path}"
                self.files[name] = one.file.data
                self.origins[name] = one.file.origin

    def _sheets(self, case: Case) -> Iterator[DocumentResult]:
        audience = Audience(Reader.PROFESSIONAL)
        return professional_papers(
            audience, documents_from(MadeFrom.DUTIES), self._render, CaseJob(case=case)
        )

    def add_summary(self, audit: Audit) -> None:
        """Add the report and the workbook. Raises LeakError where either would name somebody."""
        (paper,) = audit_report.papers(audit, self._render.house)
        data = self._render.filled("audit_report", paper.context)
        template = self._render.templates["audit_report"]
        must_hold = (str(paper.context["reference"]),)
        leaks = self._names.leaks("audit_report.docx", data, must_hold, template)
        said = " ".join(dict.fromkeys(one.sentence for one in leaks))
        if not leaks and any(self._names.is_any_in(line.why) for line in audit.lines):
            said = "a reason in the workbook."
        if said:
            raise LeakError(
                f"The audit would show who a case is about: {said}",
                "Nothing was written. Correct the cell named here, or the template.",
            )
        self.files["audit_report.docx"] = data
        self.files["audit.xlsx"] = audit_workbook(audit, self._marking)
        for name, made_by in (("audit_report.docx", template), ("audit.xlsx", b"")):
            self.origins[name] = self._sources.origin("audit_report", made_by)
