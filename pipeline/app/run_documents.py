"""The order of work: read, check, view, fill, prove, publish. Read this first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pipeline.app import run_page
from pipeline.app.executors import ThisProcess, workers_for
from pipeline.app.progress import Progress
from pipeline.app.publish_case import CasePublisher
from pipeline.app.run_request import RunRequest
from pipeline.app.run_result import RunResult
from pipeline.app.sorted_columns import SortedColumns
from pipeline.casefiles.generate import generate
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.leak_checker import LeakChecker
from pipeline.casefiles.provenance import Sources, case_digest, origin_of_marked
from pipeline.casefiles.recipient_names import Former
from pipeline.casefiles.render_context import RenderContext, readable_in
from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.case_store import PackedCases
from pipeline.formats.excel.package import Package, protect
from pipeline.formats.excel.reader import Reading
from pipeline.formats.pdf import converter, swept
from pipeline.foundation.errors import InputError, OutputError
from pipeline.foundation.filenames import safe_name
from pipeline.model import Case, CopyGiven
from pipeline.model.approval import columns_to_add, decisions_ahead
from pipeline.model.finding import ENDS_ALL, Finding, Severity, fault_in
from pipeline.procedure import duties
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Obligation
from pipeline.procedure.rules import findings_of
from pipeline.storage.folder import Outputs, Published

__all__ = ["DAYS_AHEAD", "RunRequest", "check", "give_back", "held_back", "run", "without_copies"]

_SILENT = Progress()
_NOBODY: Former = MappingProxyType({})
#: How many cases a worker is given at once; with PDF so many that a start of LibreOffice is worth its time.
_CASES_AT_ONCE, _WITH_PDF = 2, 5
#: How many days ahead the page tells what is due.
DAYS_AHEAD = 14


def check(
    reading: Reading,
    clock: Clock,
    progress: Progress = _SILENT,
    see: Callable[[Case, list[Obligation]], None] = lambda case, obligations: None,
    former: Former = _NOBODY,
) -> list[Finding]:
    """Every finding there is: what the reader met, then what the rules and the duties found in each case.

    Of a cell that a rule speaks of, its duty says nothing more. `see` is shown each case with what is asked
    of it: to unpack the cases takes time, so all that has to look at them does so at once. `former`: the
    names under which people were given copies.

    A fault of the program in one case is a finding that holds it back, with what was found in it before.
    """
    found = list(reading.findings)
    columns, absent = SortedColumns(reading.counts, former), dict[tuple[str, str], tuple[str, ...]]()
    progress.stage("Checking cases", len(reading.cases))
    for case in reading.cases:
        asked: list[Obligation] = []
        try:
            absent |= {
                (row.read_from.workbook, row.read_from.sheet): names
                for row in case.copies
                if (names := columns_to_add(row))
            }
            found.extend(_found_in(case, clock, columns, asked))
        except ENDS_ALL:
            raise
        except Exception as fault:
            found.append(fault_in(case, fault))
        see(case, asked)  # outside: where the proof does not know a case, no file of another may be written
        progress.step()
    return [*columns.settled(found), *_columns_to_add(absent, reading)]


def _found_in(case: Case, clock: Clock, columns: SortedColumns, asked: list[Obligation]) -> Iterator[Finding]:
    """What the rules and the duties find in one case. `asked` is filled with what is asked of it."""
    spoken_of = set()
    for one in chain(findings_of(case, clock.today), columns.add(case)):
        spoken_of.add((one.workbook, one.place))
        yield one
    obligations = list(obligations_of(case, clock))
    yield from (one for one in duties.findings_of(obligations) if (one.workbook, one.place) not in spoken_of)
    asked.extend(obligations)


def _columns_to_add(absent: Mapping[tuple[str, str], tuple[str, ...]], reading: Reading) -> Iterator[Finding]:
    """One sentence for a workbook from before copies were approved with a code and two days: what to add to it."""
    rows = {(one.workbook, one.sheet): one.heading_row for one in reading.counts}
    for (workbook, sheet), names in absent.items():
        headings = " or ".join(f'"{CopyGiven.fields[name].heading}"' for name in names)
        row = rows.get((workbook, sheet), 1)
        yield Finding(
            rule="approval_has_its_columns",
            severity=Severity.WARNING,
            workbook=workbook,
            sheet=sheet,
            row=row,
            problem=f"this sheet has no column {headings}, so every family copy on it stays a draft.",
            remedy=f"Add the headings to row {row}. The code is at the top of each draft.",
        )


def held_back(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases that get no documents, each with the findings that have to be put right first."""
    held = {case_id: list(why) for case_id, why in reading.doubtful.items()}
    for finding in findings:
        for case_id in (*finding.held, *([finding.case_id] if finding.blocks and finding.case_id else ())):
            held.setdefault(case_id, []).append(finding)
    return held


def without_copies(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases whose family gets no copies, each with the findings that have to be put right first."""
    stopped = {case_id: list(why) for case_id, why in reading.stopped.items()}
    for finding in findings:
        for case_id in (
            *finding.cases,
            *([finding.case_id] if finding.stops_copies and finding.case_id else ()),
        ):
            stopped.setdefault(case_id, []).append(finding)
    return stopped


def give_back(
    reading: Reading, findings: list[Finding], out: Path, progress: Progress = _SILENT
) -> Published:
    """Write each officer's workbook to out/check/ with its problem cells marked, under its own password if it had one.

    One that is damaged where it would be marked is added to those refused, one that cannot be written to
    those unwritten, and the others are still given back.
    """
    published = Published()
    progress.stage("Marking workbooks", len(reading.packages))
    try:
        with Outputs(out) as outputs:
            for package in reading.packages:
                try:
                    published.add(_given_back(package, findings, outputs))
                except InputError as fault:
                    reading.refused.append(InputError(f"{package.name}: {fault.message}", fault.remedy))
                except OutputError as fault:
                    published.unwritten.append(fault)
                progress.step()
    except OutputError as fault:  # of the folder itself
        published.unwritten.append(fault)
    return published


def _given_back(package: Package, findings: list[Finding], outputs: Outputs) -> Published:
    """One workbook, marked, in its place."""
    spoken_of = [one for one in findings if one.workbook == package.name]
    marked = mark(package.data, spoken_of)
    if package.password is not None:
        marked = protect(marked, package.password)
    origins = {package.name: origin_of_marked(package.data, (one.place for one in spoken_of)).to_json()}
    return outputs.publish("check", {package.name: marked}, all_of_folder=False, origins=origins)


def run(reading: Reading, order: RunRequest, progress: Progress = _SILENT) -> RunResult:
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
