"""The order of work: read, check, view, fill, prove, publish. Read this first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from pipeline.app import run_page
from pipeline.app.check_workbooks import check, held_back, without_copies
from pipeline.app.executors import ThisProcess, workers_for
from pipeline.app.progress import SILENT, Progress
from pipeline.app.run.change_detection import ChangeDetector
from pipeline.app.run.new_names import Renamed, with_new_names
from pipeline.app.run.publish_case import CasePublisher
from pipeline.app.run.publish_register import publish_register
from pipeline.app.run.run_request import RunRequest
from pipeline.app.run.run_result import RunResult, RunTally
from pipeline.app.run.strays import strays_in, taken_over
from pipeline.app.run.trail import Trail
from pipeline.casefiles.generate import generate
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.job import CaseJob
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.provenance import Sources, case_digest, program_version
from pipeline.casefiles.render_context import RenderContext, readable_in
from pipeline.casefiles.who_decides import who_may_release
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import Engine, can_convert, swept
from pipeline.foundation.errors import OutputError, TemplateError
from pipeline.foundation.file_state import are_unchanged
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case
from pipeline.model.approval import decisions_ahead, staff_digest
from pipeline.model.finding import Finding
from pipeline.procedure.due import Due
from pipeline.procedure.implied import implied_in
from pipeline.procedure.obligation import Obligation
from pipeline.storage.folder import Outputs

__all__ = ["DAYS_AHEAD", "RunRequest", "run"]

#: How many cases a worker receives at once; enough to make a start of LibreOffice worth its time.
_CASES_AT_ONCE, _IN_A_START = 2, 5
#: For so few cases, one process is done before others have started.
_FEW_CASES = 4
#: How many days ahead the page lists what is due.
DAYS_AHEAD = 14


def run(reading: Reading, request: RunRequest, progress: Progress = SILENT) -> RunResult:
    """Write every document that every sound case is due, each file checked before it is moved into place.

    A case in which nothing has changed since the last run is left as it is. A document whose template has a
    fault is not written, and what an earlier run wrote of it stays; everything else is written.
    """
    checked = _checked(reading, request, progress)
    render, faulty = _render_context(request, checked)
    with swept(), Outputs(request.out) as outputs:
        trail = _begun_trail(outputs, reading, request, checked)
        renamed, strays = with_new_names(outputs, trail), list(strays_in(outputs))
        publisher = CasePublisher(
            request=request,
            outputs=outputs,
            trail=trail,
            changes=ChangeDetector(render, outputs, encrypts=request.passwords is not None),
            held_back=checked.held_back,
            without_copies=checked.without_copies,
            is_current=lambda: are_unchanged(reading.states),
        )
        tally = _tally(reading, checked)
        making = _Making(
            cases=reading.cases,
            request=request,
            render=render,
            publisher=publisher,
            tally=tally,
            progress=progress,
            renamed=renamed,
        )
        making.make_all(making.places_to_make(checked.digests))
        result = tally.result(
            pdf_missing=request.pdf is not None and render.pdf is None,
            is_manifest_lost=outputs.is_manifest_lost,
            faulty={part.name: faulty[part.name] for part in render.documents if part.name in faulty},
            own_words=render.own_words(),
            not_read=_not_read(reading.cases, outputs, trail),
            said_of_trail=[*trail.said, *taken_over(strays, outputs)],
            strays=list(strays_in(outputs)),
            end_of_trail=trail.end,
            renamed=renamed.number,
        )
        fault = publish_register(trail.register, request, result, outputs, checked.sources)
        result = _with_unwritten(result, fault, *renamed.faults_beside(checked.digests))
        return _with_unwritten(result, _write_page(reading, request, result, checked, outputs))


@dataclass(frozen=True, kw_only=True)
class _Checked:
    """The cases of a run, checked.

    `held_back` and `without_copies`: those that get no documents, and those whose family gets no copies, with
    the findings to correct first. `digests`: by Case ID, a digest of each case that is asked for. `due`: what
    is due in these. `sources`: every cell of every case.
    """

    findings: list[Finding]
    held_back: Mapping[str, list[Finding]]
    without_copies: Mapping[str, list[Finding]]
    digests: Mapping[str, str]
    due: Due
    sources: Sources
    leak_checker: LeakChecker


def _tally(reading: Reading, checked: _Checked) -> RunTally:
    return RunTally(
        findings=checked.findings,
        held_back=checked.held_back,
        without_copies=checked.without_copies,
        places={case_id: place for place, case_id in enumerate(reading.cases.ids)},
    )


def _begun_trail(outputs: Outputs, reading: Reading, request: RunRequest, checked: _Checked) -> Trail:
    trail = Trail(outputs)
    trail.began(as_of=str(request.clock.now), cases=len(checked.digests), program=program_version())
    trail.add_staff(reading.cases.staff)
    return trail


def _checked(reading: Reading, request: RunRequest, progress: Progress) -> _Checked:
    leak_checker = LeakChecker((), request.house, initials=request.initials, today=request.clock.today)
    due, sources, digests, wanted = Due(is_bare=True), Sources(), dict[str, str](), request.case_ids

    def see(case: Case, asked: list[Obligation]) -> None:
        leak_checker.add(case)
        digest = case_digest(case)
        if ahead := decisions_ahead(case, request.clock.today):
            digest = f"{digest} {ahead}"
        if decisive := staff_digest(case):
            digest = f"{digest} {decisive}"
        if named := who_may_release(case, request.clock.today):
            digest = f"{digest} {named}"
        sources.add(case, digest)
        if not wanted or case.id in wanted:
            digests[case.id] = digest
            due.add(asked, request.clock, DAYS_AHEAD)
            due.add_implied(implied_in(case, request.clock.today, request.clock.roles))

    former_names = IssueRegister.load(request.out / REGISTER).former_names()
    continuum = request.house.continuum
    findings = check(reading, request.clock, progress, see, former_names, continuum=continuum)
    held, stopped = held_back(reading, findings), without_copies(reading, findings)
    return _Checked(
        findings=findings,
        held_back={one: why for one, why in held.items() if not wanted or one in wanted},
        without_copies={
            one: why for one, why in stopped.items() if one not in held and (not wanted or one in wanted)
        },
        digests=digests,
        due=due.in_order(),
        sources=sources,
        leak_checker=leak_checker,
    )


def _render_context(
    request: RunRequest, checked: _Checked
) -> tuple[RenderContext, Mapping[str, TemplateError]]:
    """The render context of the run; and by name, why a template cannot be read as a file at all."""
    templates, faulty = readable_in(request.templates)
    render = RenderContext(
        templates=templates,
        house=request.house,
        leak_checker=checked.leak_checker,
        clock=request.clock,
        only=frozenset(request.only),
        drafts_only=request.drafts_only,
        pdf=request.pdf if can_convert() else None,
        pdf_of_issued=request.pdf_of_issued,
        faulty=dict(faulty),
    )
    return render, faulty


@dataclass(frozen=True, kw_only=True)
class _Making:
    """The cases of a run while their files are made. `renamed`: the files that had names of before."""

    cases: PackedCases
    request: RunRequest
    render: RenderContext
    publisher: CasePublisher
    tally: RunTally
    progress: Progress
    renamed: Renamed

    def places_to_make(self, digests: Mapping[str, str]) -> list[int]:
        """The places of the cases that are to be made; the others are added to the tally."""
        self.progress.stage("Checking what has changed", len(digests))
        to_make = []
        for place, case_id in enumerate(self.cases.ids):
            if case_id in digests:
                self.progress.step()
                outcome = self.renamed.outcome_if_waiting(case_id)
                outcome = outcome or self.publisher.outcome_unless_to_be_made(case_id, digests[case_id])
                if outcome is None:
                    to_make.append(place)
                else:
                    self.tally.add(outcome)
        return to_make

    def make_all(self, places: Sequence[int]) -> None:
        """Have the workers make the files of the cases in these places, and publish them."""
        self.progress.stage("Writing documents", len(places))
        has_starts = self.render.pdf is Engine.LIBREOFFICE
        at_once = _IN_A_START if has_starts else _CASES_AT_ONCE
        together = (places[start : start + at_once] for start in range(0, len(places), at_once))
        jobs = (list(self._jobs(some)) for some in together)
        alone = len(places) <= _FEW_CASES and not has_starts
        number = self.request.workers or int(alone)
        workers = self.request.elsewhere or workers_for(number, -(-len(places) // at_once))
        render = replace(self.render, starts=0 if isinstance(workers, ThisProcess) else 1)
        with closing(workers.results(partial(generate, render), jobs)) as results:
            for of_these in results:
                for result in of_these:
                    self.tally.add(self.publisher.publish(result))
                    self.progress.step()

    def _jobs(self, places: Iterable[int]) -> Iterator[CaseJob]:
        """The jobs of the cases in these places; a case with a file that cannot be read goes to the tally."""
        for place in places:
            job = self.publisher.job_of(self.cases[place])
            if isinstance(job, CaseJob):
                yield job
            else:
                self.tally.add(job)


def _write_page(
    reading: Reading, request: RunRequest, result: RunResult, checked: _Checked, outputs: Outputs
) -> OutputError | None:
    """Write the page about the run; returns why it could not be written, or None."""
    narrowed = [f"case {one}" for one in request.case_ids] + [f"the document {one}" for one in request.only]
    shown = run_page.Run(
        reading=reading,
        outcome=result,
        due=checked.due,
        days=DAYS_AHEAD,
        clock=request.clock,
        house=request.house,
        narrowed=" and ".join(narrowed),
    )
    origin = checked.sources.origin("index").to_json()
    try:
        outputs.keep(run_page.FILE_NAME, run_page.page_of(shown, outputs), origin)
    except OutputError as fault:
        return fault
    return None


def _not_read(cases: PackedCases, outputs: Outputs, trail: Trail) -> dict[str, int]:
    """The folders of cases that are not in the workbooks, and how many copies of each are out."""
    known = set(map(safe_name, cases.ids))
    out = Counter(safe_name(one.case_id) for one in trail.register if one.state == "Issued")
    return {one: out[one] for one in outputs.folders("cases") if one not in known}


def _with_unwritten(result: RunResult, *faults: OutputError | None) -> RunResult:
    found = [one for one in faults if one is not None]
    return replace(result, unwritten=[*result.unwritten, *found]) if found else result
