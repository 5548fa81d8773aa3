"""Checks workbooks: every finding, the cases held back, and each workbook with its problem cells marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pipeline.app.misaligned_columns import MisalignedColumns
from pipeline.app.progress import SILENT, Progress
from pipeline.casefiles.changed_names import Former
from pipeline.casefiles.issue_register import FILE_NAME as REGISTER
from pipeline.casefiles.issue_register import IssueRegister
from pipeline.casefiles.provenance import origin_of_marked
from pipeline.casefiles.release_findings import findings_of_releases
from pipeline.formats.excel.annotate import mark
from pipeline.formats.excel.package import Package, protect
from pipeline.formats.excel.reader import Reading
from pipeline.foundation.errors import InputError, OutputError
from pipeline.model import Case, CopyGiven
from pipeline.model.approval import columns_to_add, deciders_in
from pipeline.model.continuum import STEPS
from pipeline.model.finding import ENDS_ALL, Finding, Severity, fault_in
from pipeline.procedure import duties
from pipeline.procedure.clock import Clock
from pipeline.procedure.continuum_findings import findings_of_continuum
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.implied import implied_in
from pipeline.procedure.not_done import findings_of_not_done
from pipeline.procedure.obligation import Obligation
from pipeline.procedure.own_council import findings_of_own_council
from pipeline.procedure.part_names import name_in_words
from pipeline.procedure.rules import findings_of
from pipeline.procedure.same_child import SameChild
from pipeline.procedure.staff_findings import findings_of_staff
from pipeline.storage.folder import Outputs, Published

_NOBODY: Former = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """Every finding, the cases that get no documents or no family copies, and the marked workbooks.

    `held` and `stopped` give the findings to correct first, by case ID.
    """

    findings: list[Finding]
    held: Mapping[str, list[Finding]]
    stopped: Mapping[str, list[Finding]]
    published: Published


def check_workbooks(
    reading: Reading,
    clock: Clock,
    out: Path,
    progress: Progress = SILENT,
    *,
    continuum: Sequence[str] = STEPS,
) -> CheckResult:
    """Check every case, and write the officers' workbooks to out/check/ with their problem cells marked."""
    findings = check(reading, clock, progress, former=_former_names(out), continuum=continuum)
    published = give_back(reading, findings, clock, out, progress)
    return CheckResult(
        findings=findings,
        held=held_back(reading, findings),
        stopped=without_copies(reading, findings),
        published=published,
    )


def _former_names(out: Path) -> Former:
    """The names under which people were given copies; none where the register cannot be read."""
    try:
        return IssueRegister.load(out / REGISTER).former_names()
    except InputError:  # which every run reports
        return {}


def check(
    reading: Reading,
    clock: Clock,
    progress: Progress = SILENT,
    see: Callable[[Case, list[Obligation]], None] = lambda case, obligations: None,
    former: Former = _NOBODY,
    *,
    continuum: Sequence[str] = STEPS,
) -> list[Finding]:
    """Every finding: those of the reader, then those of the rules and the duties in each case.

    A duty adds nothing on a cell that a rule reports. `see` receives each case with its obligations: to
    unpack a case takes time, so everything that needs the cases sees them in this one pass. `former`: the
    names under which people were given copies. `continuum`: the steps that the council works with.

    A fault of the program in one case is a finding that holds the case back; its earlier findings stay.
    """
    found = list(reading.findings)
    columns, absent = MisalignedColumns(reading.counts, former), dict[tuple[str, str], tuple[str, ...]]()
    children = SameChild()
    decisions = 0
    progress.stage("Checking cases", len(reading.cases))
    for case in reading.cases:
        asked: list[Obligation] = []
        try:
            absent |= {
                (row.read_from.workbook, row.read_from.sheet): names
                for row in case.copies
                if (names := columns_to_add(row))
            }
            decisions += sum(1 for _ in deciders_in(case))
            found.extend(_found_in(case, clock, columns, asked))
            found.extend(children.add(case))
            found.extend(findings_of_continuum(case, continuum))
        except ENDS_ALL:
            raise
        except Exception as fault:
            found.append(fault_in(case, fault))
        # Outside the try: if the leak check does not know a case, no file of another may be written.
        see(case, asked)
        progress.step()
    about_staff = findings_of_staff(reading.cases.staff, next(iter(reading.workbooks), ""), decisions)
    return [*columns.settled(found), *_columns_to_add(absent, reading), *about_staff]


def _found_in(
    case: Case, clock: Clock, columns: MisalignedColumns, asked: list[Obligation]
) -> Iterator[Finding]:
    """The findings of rules, duties and what is implied in one case. Its obligations go to `asked`."""
    reported = set()
    releases = (replace(one, case_id=case.id) for one in findings_of_releases(case))
    own = findings_of_own_council(case, clock.limits.of("strategy_discussion_for_each_child_harmed").council)
    for finding in chain(findings_of(case, clock.today), columns.add(case), releases, own):
        reported.add((finding.workbook, finding.place))
        yield finding
    obligations = list(obligations_of(case, clock))
    for finding in chain(duties.findings_of(obligations), findings_of_not_done(case, obligations)):
        if (finding.workbook, finding.place) not in reported:
            yield finding
    for implied in implied_in(case, clock.today, clock.roles):
        if (implied.finding.workbook, implied.finding.place) not in reported:
            yield implied.finding
    asked.extend(obligations)


def _columns_to_add(absent: Mapping[tuple[str, str], tuple[str, ...]], reading: Reading) -> Iterator[Finding]:
    """A finding for each sheet that lacks the approval columns, which older workbooks do not have.

    `absent`: by workbook and sheet, the names of the missing fields.
    """
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
    """The cases that get no documents, each with the findings to correct first."""
    held = {case_id: list(why) for case_id, why in reading.doubtful.items()}
    for finding in findings:
        for case_id in (*finding.held, *([finding.case_id] if finding.blocks and finding.case_id else ())):
            held.setdefault(case_id, []).append(finding)
    return held


def named_by_an_id(findings: list[Finding]) -> frozenset[str]:
    """The cases of which an ID holds a name: a paper that prints references alone would print that name."""
    return frozenset(one.case_id for one in findings if one.rule == "no_id_holds_a_name")


def without_copies(reading: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
    """The cases whose family gets no copies, each with the findings to correct first."""
    stopped = {case_id: list(why) for case_id, why in reading.stopped.items()}
    for finding in findings:
        for case_id in (
            *finding.cases,
            *([finding.case_id] if finding.stops_copies and finding.case_id else ()),
        ):
            stopped.setdefault(case_id, []).append(finding)
    return stopped


def give_back(
    reading: Reading, findings: list[Finding], clock: Clock, out: Path, progress: Progress = SILENT
) -> Published:
    """Write each officer's workbook to out/check/ with its problem cells marked, under its own password.

    A workbook that is too damaged to mark is added to those refused, and one that cannot be written to those
    unwritten; the others are still returned.
    """
    published = Published()
    progress.stage("Marking workbooks", len(reading.packages))
    try:
        with Outputs(out) as outputs:
            for package in reading.packages:
                try:
                    published.add(_given_back(package, findings, clock, outputs))
                except InputError as fault:
                    reading.refused.append(InputError(f"{package.name}: {fault.message}", fault.remedy))
                except OutputError as fault:
                    published.unwritten.append(fault)
                progress.step()
    except OutputError as fault:  # of the folder itself
        published.unwritten.append(fault)
    return published


def _given_back(package: Package, findings: list[Finding], clock: Clock, outputs: Outputs) -> Published:
    """Mark and write one workbook."""
    of_this = [one for one in findings if one.workbook == package.name]
    marked = mark(package.data, of_this, lambda rule: name_in_words(rule, clock))
    if package.password is not None:
        marked = protect(marked, package.password)
    origins = {package.name: origin_of_marked(package.data, (one.place for one in of_this)).to_json()}
    return outputs.publish("check", {package.name: marked}, all_of_folder=False, origins=origins)
