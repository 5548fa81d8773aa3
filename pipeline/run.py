"""The order of work: read, check, view, fill, prove, publish. Read this first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline import duties, page
from pipeline.auditing import COMPLIANCE_SHEET
from pipeline.case import Case
from pipeline.clock import Clock
from pipeline.documents import House
from pipeline.due import Due
from pipeline.duties import obligations_of
from pipeline.errors import InputError, OutputError
from pipeline.filenames import safe_name
from pipeline.finding import Finding
from pipeline.issuing import make, seal
from pipeline.obligation import Obligation
from pipeline.origins import Behind, case_digest, origin_of_marked
from pipeline.outcome import Outcome
from pipeline.outputs import Outputs, Published, read_whole
from pipeline.pdf import converter, swept
from pipeline.press import Press, templates_in
from pipeline.progress import Progress
from pipeline.proving import Proving
from pipeline.register import FILE_NAME as REGISTER
from pipeline.register import Issued, Recall, Register
from pipeline.rules import findings_of
from pipeline.sameness import Sameness
from pipeline.telling import Told
from pipeline.work import Files, Task
from pipeline.workbook.mark import mark
from pipeline.workbook.opening import protect
from pipeline.workbook.packed import PackedCases
from pipeline.workbook.read import Reading
from pipeline.workers import ThisProcess, Workers, workers_for

_SILENT = Progress()
#: How many cases a worker is given at once; with PDF so many that a start of LibreOffice is worth its time.
_CASES_AT_ONCE, _WITH_PDF = 2, 5
#: How many days ahead the page tells what is due.
DAYS_AHEAD = 14


def check(
    reading: Reading, clock: Clock, progress: Progress = _SILENT,
    see: Callable[[Case, list[Obligation]], None] = lambda case, obligations: None,
) -> list[Finding]:  # fmt: skip
    """Every finding there is: what the reader met, then what the rules and the duties found in each case.

    Of a cell that a rule speaks of, its duty says nothing more. `see` is shown each case with what is asked of it: to unpack the
    cases takes time, so whoever needs to look at all of them looks on the same occasion.
    """
    found = list(reading.findings)
    progress.stage("Checking cases", len(reading.cases))
    for case in reading.cases:
        by_rules = list(findings_of(case, clock.today))
        spoken_of = {(one.workbook, one.place) for one in by_rules}
        found.extend(by_rules)
        asked = list(obligations_of(case, clock))
        found.extend(one for one in duties.findings_of(asked) if (one.workbook, one.place) not in spoken_of)
        see(case, asked)
        progress.step()
    return found


def held_back(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases that get no documents, each with the findings that have to be put right first."""
    held = {case_id: list(why) for case_id, why in reading.doubtful.items()}
    for finding in findings:
        if finding.blocks and finding.case_id:
            held.setdefault(finding.case_id, []).append(finding)
    return held


def give_back(reading: Reading, findings: list[Finding], out: Path, progress: Progress = _SILENT) -> Published:
    """Write each officer's workbook to out/check/ with its problem cells marked, under its own password if it had one.

    One that is damaged where it would be marked is added to those refused, and the others are still given back.
    """
    published = Published()
    progress.stage("Marking workbooks", len(reading.packages))
    with Outputs(out) as outputs:
        for package in reading.packages:
            spoken_of = [one for one in findings if one.workbook == package.name]
            try:
                marked = mark(package.data, spoken_of)
            except InputError as fault:
                reading.refused.append(InputError(f"{package.name}: {fault.message}", fault.remedy))
                continue
            if package.password is not None:
                marked = protect(marked, package.password)
            origins = {package.name: origin_of_marked(package.data, (one.place for one in spoken_of)).to_json()}
            published.add(outputs.publish("check", {package.name: marked}, all_of_folder=False, origins=origins))
            progress.step()
    return published


@dataclass(frozen=True)
class Order:
    """What a run is asked for. `only` and `case_ids` narrow it; `passwords`: encrypt what is issued, and keep the words there.

    `workers`: how many processes (0: one a core); `elsewhere`: other workers, which then do the work.
    """

    house: House
    out: Path
    templates: Path
    clock: Clock
    only: Collection[str] = ()
    case_ids: Collection[str] = ()
    drafts_only: bool = False
    pdf: bool = False
    initials: bool = False
    passwords: Path | None = None
    workers: int = 1
    elsewhere: Workers | None = None


def run(reading: Reading, order: Order, progress: Progress = _SILENT) -> Outcome:
    """Write every paper that every sound case is due, each file proved before it is moved into place.

    A case in which nothing has changed since the last run is left as it is. Raises TemplateError where a template asks for what
    does not exist: then nothing of that case is written.
    """
    proving, due, digests = Proving((), order.house, initials=order.initials), Due(is_bare=True), dict[str, str]()
    wanted, behind = order.case_ids, Behind()

    def see(case: Case, asked: list[Obligation]) -> None:
        proving.add(case)
        digest = case_digest(case)
        behind.add(case, digest)
        if not wanted or case.id in wanted:
            digests[case.id] = digest
            due.add(asked, order.clock, DAYS_AHEAD)

    findings = check(reading, order.clock, progress, see)
    held = held_back(reading, findings)
    outcome = Outcome(findings=findings, held_back={one: why for one, why in held.items() if not wanted or one in wanted})
    outcome.pdf_missing = order.pdf and converter() is None
    press = Press(templates_in(order.templates), order.house, proving, order.clock, frozenset(order.only), order.drafts_only,
                  order.pdf and not outcome.pdf_missing)  # fmt: skip
    with swept(), Outputs(order.out) as outputs:
        register = Register.load(order.out / REGISTER)
        register.recover(entry["issued"] for entry in outputs.unended() if "issued" in entry)
        batch = _Batch(press, order, outputs, register, outcome)
        progress.stage("Looking for what has changed", len(digests))
        to_make = []
        for place, case_id in enumerate(reading.cases.ids):
            if case_id in digests:
                progress.step()
                if batch.is_to_be_made(case_id, digests[case_id]):
                    to_make.append(place)
        _make_all(reading.cases, to_make, press, order, batch, progress)
        batch.end(behind)
        _write_page(reading, order, outcome, due.in_order(), outputs, behind)
    return outcome


def _make_all(cases: PackedCases, places: Sequence[int], press: Press, order: Order, batch: _Batch, progress: Progress) -> None:
    """Have the workers make the files of the cases in these places, and move them into theirs."""
    progress.stage("Writing documents", len(places))
    at_once = _WITH_PDF if press.pdf else _CASES_AT_ONCE
    together = (places[start : start + at_once] for start in range(0, len(places), at_once))
    tasks = (batch.tasks_of(cases[place] for place in some) for some in together)
    workers = order.elsewhere or workers_for(order.workers, -(-len(places) // at_once))
    press = replace(press, starts=0 if isinstance(workers, ThisProcess) else 1)
    with closing(workers.results(partial(make, press), tasks)) as results:
        for made in results:
            for files in made:
                batch.publish(files)
                progress.step()


def _write_page(reading: Reading, order: Order, outcome: Outcome, due: Due, outputs: Outputs, behind: Behind) -> None:
    """Tell of the run in a page that a person reads."""
    narrowed = [f"case {one}" for one in order.case_ids] + [f"the document {one}" for one in order.only]
    told = page.Run(reading, outcome, due, DAYS_AHEAD, order.clock, order.house, " and ".join(narrowed))
    outputs.keep(page.FILE_NAME, page.page_of(told, outputs), behind.origin("index").to_json())


class _Batch:
    """The cases of one run on their way into outputs/."""

    def __init__(self, press: Press, order: Order, outputs: Outputs, register: Register, outcome: Outcome) -> None:
        self._order, self._outputs, self._register, self._outcome = order, outputs, register, outcome
        self._sameness = Sameness(press, outputs, sealing=order.passwords is not None)
        self._digests: dict[str, str] = {}
        self._sheet_only: dict[str, Told] = {}
        self._place: dict[str, int] = {}

    def is_to_be_made(self, case_id: str, digest: str) -> bool:
        """Whether a case's files are to be made: it is not held back, and something has changed since they were."""
        outcome = self._outcome
        self._place[case_id] = len(self._place)
        if case_id in outcome.held_back:
            if (self._order.out / "cases" / safe_name(case_id)).exists():
                outcome.left_as_they_were.add(case_id)
            return False
        former = self._sameness.told_of(case_id, digest, self._register.of_case(case_id))
        if former is None or not former[1]:
            self._digests[case_id] = digest
            if former is not None:
                self._sheet_only[case_id] = former[0]
            return True
        told, files = former[0], self._outputs.files_in(_folder(case_id))
        outcome.published.both += self._both(_folder(case_id))
        outcome.published.unchanged += len(files)
        outcome.same.append(case_id)
        (outcome.cases_written if files else outcome.nothing_due).append(case_id)
        self._tell(case_id, told)
        return False

    def tasks_of(self, cases: Iterable[Case]) -> list[Task]:
        """These cases, but for those of which a file cannot be read: each of these is told, and waits for the next run."""
        tasks = []
        for case in cases:
            try:
                tasks.append(self._task_of(case))
            except OutputError as fault:
                self._is_not_written(case.id, Told(), fault)
        return tasks

    def _task_of(self, case: Case) -> Task:
        """A case with the copies that its family was given, and their files as they stand."""
        if case.id in self._sheet_only:
            return Task(case, only=frozenset((COMPLIANCE_SHEET,)))
        issued = self._register.of_case(case.id)
        standing = dict(_standing(self._order.out / _folder(case.id), issued))
        return Task(case, tuple(issued), standing, edited=dict(self._edited(_folder(case.id))))

    def _edited(self, folder: str) -> Iterator[tuple[str, tuple[bytes, Mapping[str, Any]]]]:
        """The files of a folder with places to write in that hold what a person wrote, and what is known of each."""
        for path in self._outputs.files_in(folder):
            entry = self._outputs.entry(path)
            if entry.get("own") and (self._order.out / path).is_file():
                data = read_whole(self._order.out / path)
                if entry.get("carried") or hashlib.sha256(data).hexdigest() != entry["sha256"]:
                    yield path.removeprefix(f"{folder}/"), (data, entry)

    def _both(self, folder: str) -> list[tuple[str, tuple[str, ...]]]:
        """The files of a folder in which both a person's words and the workbook's stand, until somebody settles it; and where."""
        told = ((path, self._outputs.entry(path).get("both")) for path in self._outputs.files_in(folder))
        return [(path, tuple(places)) for path, places in told if places]

    def publish(self, made: Files) -> None:
        """Move everything of one case into place. What was refused is not written; the rest is."""
        outcome, folder, former = self._outcome, _folder(made.case_id), self._sheet_only.get(made.case_id)
        told = former or made.told
        outcome.refused.extend(made.refused)
        outcome.unwritten.extend(made.unmade)
        try:
            if self._order.passwords is not None:
                seal(made, self._order.passwords)
            published = self._outputs.publish(
                folder, made.files, all_of_folder=not self._order.only and former is None, keep=made.keep,
                refused=[path for one in made.refused for path in (one.path, f"{one.path.removesuffix('.docx')}.pdf")],
                origins=_origins(made),
                carried_from=made.carried_from,
            )  # fmt: skip
        except OutputError as fault:
            self._is_not_written(made.case_id, told, fault)
            return
        for issued in made.issued:
            self._register.put(issued)
        published.carried += [(f"{folder}/{path}", one.theirs) for path, one in made.carried.items() if one.theirs]
        published.both += self._both(folder)
        outcome.uncarried.update({f"{folder}/{path}": why for path, why in made.uncarried.items()})
        outcome.published.add(published)
        if former is not None:
            outcome.published.unchanged += len(self._outputs.files_in(folder)) - published.written - published.unchanged
        (outcome.cases_written if made.files else outcome.nothing_due).append(made.case_id)
        self._tell(made.case_id, told)
        digest = self._digests.pop(made.case_id)
        if not (self._order.only or made.refused or made.unmade):
            self._sameness.remember(made.case_id, digest, self._register.of_case(made.case_id), told)

    def _is_not_written(self, case_id: str, told: Told, fault: OutputError) -> None:
        self._outcome.unwritten.append(fault)
        self._tell(case_id, replace(told, copies=()))

    def _tell(self, case_id: str, told: Told) -> None:
        self._outcome.told[case_id] = told
        for number, why in told.recalls:
            copy = self._register.get(number)
            if copy is not None:
                self._outcome.recalls.append(Recall(copy, why))

    def end(self, behind: Behind) -> None:
        """Tell everything in the order of the cases, bring the register up to date, and say that the run has ended."""
        outcome = self._outcome
        outcome.told.in_order(self._place.__getitem__)
        outcome.recalls.sort(key=lambda one: self._place[one.copy.case_id])
        outcome.cases_written.sort(key=self._place.__getitem__)
        if any(told.copies or told.stopped for told in outcome.told.values()) or any(self._register):
            self._register.recalls = outcome.recalls
            try:
                self._outputs.keep(REGISTER, self._register.to_xlsx(), behind.origin("register").to_json())
            except OutputError as fault:  # what it was to say stands in the manifest until the next run
                outcome.unwritten.append(fault)
                return
        self._outputs.end()


def _folder(case_id: str) -> str:
    return f"cases/{safe_name(case_id)}"


def _standing(folder: Path, issued: Collection[Issued]) -> Iterator[tuple[str, bytes]]:
    """The files of these copies that are there."""
    for one in issued:
        if (folder / one.file).is_file():
            yield one.file, read_whole(folder / one.file)


def _origins(made: Files) -> dict[str, dict[str, Any]]:
    """What the manifest says of each file: where it came from; and of a copy that goes out, what the register is to say."""
    told = {path: origin.to_json() for path, origin in made.origins.items()}
    for one in made.issued:
        if one.file in made.files:
            told[one.file]["issued"] = one.to_json()
    return told
