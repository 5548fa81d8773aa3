"""The order of work: read, check, view, fill, prove, publish. Read this first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from pipeline.app import run_page
from pipeline.app.check_workbooks import check, held_back, without_copies
from pipeline.app.executors import ThisProcess, workers_for
from pipeline.app.progress import SILENT, Progress
from pipeline.app.publish_case import CasePublisher
from pipeline.app.run_request import RunRequest
from pipeline.app.run_result import RunResult
from pipeline.casefiles.generate import generate
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.provenance import Sources, case_digest
from pipeline.casefiles.render_context import RenderContext, readable_in
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import converter, swept
from pipeline.foundation.errors import OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case
from pipeline.model.approval import decisions_ahead
from pipeline.model.finding import Finding
from pipeline.procedure.due import Due
from pipeline.procedure.obligation import Obligation
from pipeline.storage.folder import Outputs

__all__ = ["DAYS_AHEAD", "RunRequest", "run"]

#: How many cases a worker is given at once; with PDF so many that a start of LibreOffice is worth its time.
_CASES_AT_ONCE, _WITH_PDF = 2, 5
#: How many days ahead the page tells what is due.
DAYS_AHEAD = 14


def run(reading: Reading, order: RunRequest, progress: Progress = SILENT) -> RunResult:
    """Write every paper that every sound case is due, each file proved before it is moved into place.

    A case in which nothing has changed since the last run is left as it is. A document whose template has a
    fault is not written, and what an earlier run wrote of it stays; everything else is written.
    """
    proving = LeakChecker((), order.house, initials=order.initials, today=order.clock.today)
    due, digests = Due(is_bare=True), dict[str, str]()
    wanted, behind = order.case_ids, Sources()

    def see(case: Case, asked: list[Obligation]) -> None:
        proving.add(case)
        digest = case_digest(case)
        if ahead := decisions_ahead(case, order.clock.today):
            digest = f"{digest} {ahead}"
        behind.add(case, digest)
        if not wanted or case.id in wanted:
            digests[case.id] = digest
            due.add(asked, order.clock, DAYS_AHEAD)

    findings = check(
        reading, order.clock, progress, see, IssueRegister.load(order.out / REGISTER).former_names()
    )
    outcome = _outcome_of(reading, findings, order)
    templates, faulty = readable_in(order.templates)
    press = RenderContext(
        templates,
        order.house,
        proving,
        order.clock,
        frozenset(order.only),
        order.drafts_only,
        order.pdf and not outcome.pdf_missing,
        faulty=faulty,
    )
    outcome.faulty = {
        part.name: fault for part in press.documents if (fault := faulty.get(part.name)) is not None
    }
    outcome.own_words = press.own_words()
    with swept(), Outputs(order.out) as outputs:
        register = IssueRegister.load(order.out / REGISTER)
        kept = outputs.unended() if (order.out / REGISTER).exists() else outputs.entries()
        register.recover(entry["issued"] for entry in kept if "issued" in entry)
        outcome.is_manifest_lost = outputs.is_manifest_lost
        delivery = CasePublisher(
            press, order, outputs, register, outcome, set(map(safe_name, reading.cases.ids))
        )
        progress.stage("Looking for what has changed", len(digests))
        to_make = []
        for place, case_id in enumerate(reading.cases.ids):
            if case_id in digests:
                progress.step()
                if delivery.is_to_be_made(case_id, digests[case_id]):
                    to_make.append(place)
        _make_all(reading.cases, to_make, press, order, delivery, progress)
        delivery.end(behind)
        _write_page(reading, order, outcome, due.in_order(), outputs, behind)
    return outcome


def _outcome_of(reading: Reading, findings: list[Finding], order: RunRequest) -> RunResult:
    """What is known of a run before anything is made: the findings, and whom they hold back."""
    held, stopped, wanted = held_back(reading, findings), without_copies(reading, findings), order.case_ids
    return RunResult(
        findings=findings,
        held_back={one: why for one, why in held.items() if not wanted or one in wanted},
        without_copies={
            one: why for one, why in stopped.items() if one not in held and (not wanted or one in wanted)
        },
        pdf_missing=order.pdf and converter() is None,
    )


def _make_all(
    cases: PackedCases,
    places: Sequence[int],
    press: RenderContext,
    order: RunRequest,
    delivery: CasePublisher,
    progress: Progress,
) -> None:
    """Have the workers make the files of the cases in these places, and move them into theirs."""
    progress.stage("Writing documents", len(places))
    at_once = _WITH_PDF if press.pdf else _CASES_AT_ONCE
    together = (places[start : start + at_once] for start in range(0, len(places), at_once))
    tasks = (delivery.tasks_of(cases[place] for place in some) for some in together)
    workers = order.elsewhere or workers_for(order.workers, -(-len(places) // at_once))
    press = replace(press, starts=0 if isinstance(workers, ThisProcess) else 1)
    with closing(workers.results(partial(generate, press), tasks)) as results:
        for made in results:
            for files in made:
                delivery.publish(files)
                progress.step()


def _write_page(
    reading: Reading, order: RunRequest, outcome: RunResult, due: Due, outputs: Outputs, behind: Sources
) -> None:
    """Tell of the run in a page that a person reads."""
    narrowed = [f"case {one}" for one in order.case_ids] + [f"the document {one}" for one in order.only]
    told = run_page.Run(reading, outcome, due, DAYS_AHEAD, order.clock, order.house, " and ".join(narrowed))
    try:
        outputs.keep(run_page.FILE_NAME, run_page.page_of(told, outputs), behind.origin("index").to_json())
    except OutputError as fault:
        outcome.unwritten.append(fault)
