"""Finds the content that was not read, and the cases whose family copies it makes unsafe."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from pipeline.formats.excel.case_builder import Assembly
from pipeline.formats.excel.kept_from_agencies import misread
from pipeline.formats.excel.parsed_cell import quoted
from pipeline.formats.excel.protective_columns import listed, protective_column_errors, protects
from pipeline.formats.excel.rows import RowsRead
from pipeline.formats.excel.table import Unread
from pipeline.model import PROTECTIVE, SHEETS, Attendance, Case, CopyGiven, Record, StaffMember, known
from pipeline.model.approval import ASKED_LATER
from pipeline.model.exclusions import is_excluded
from pipeline.model.finding import Finding, Severity

#: The likeness (of 100) from which a heading is one of ours, misspelt.
_NEAR = 75
#: The collections whose rows may say who a child or a family is, or what somebody may not read.
_WHO_AND_WHAT = {"details", "linked_children", "family", "referrals", "attendance", "releases"}
_FAMILY = ("Parent", "Child")


@dataclass
class Doubts:
    """What the content that was not read leaves in doubt.

    `findings`: those about columns and sheets that were not read. `held`: the cases that get no documents;
    `stopped`: those whose family gets no copies; both by case ID, with the findings that say why.
    """

    findings: list[Finding] = field(default_factory=list)
    held: dict[str, list[Finding]] = field(default_factory=dict)
    stopped: dict[str, list[Finding]] = field(default_factory=dict)


@dataclass(frozen=True)
class Resembling:
    """A sheet that looks like one of ours and was not read: the error about it, and its cells of one word."""

    finding: Finding
    words: frozenset[str]


@dataclass(frozen=True)
class SheetsRead:
    """The sheets of all workbooks, and the cases built from them.

    `resembling`: the sheets that look like ours under another name, and are not read.
    """

    sheets: Collection[RowsRead]
    cases: Collection[Case]
    assembly: Assembly
    resembling: Collection[Resembling] = ()

    @property
    def workbooks_of(self) -> dict[str, set[str]]:
        """By case ID, the names of the workbooks in which the case has rows."""
        return self.assembly.workbooks_of

    @cached_property
    def with_cases(self) -> set[str]:
        """The workbooks that have cases. Any other may hold rows of all cases."""
        return {rows.workbook for rows in self.sheets if rows.kind.collection == "details" and rows.read}

    def cases_of(self, workbook: str) -> Iterator[str]:
        """The IDs of the cases that may have rows in a workbook."""
        for case_id, workbooks in self.workbooks_of.items():
            if workbook in workbooks or workbook not in self.with_cases:
                yield case_id

    def cases_naming(self, words: frozenset[str]) -> Iterator[str]:
        """The IDs of the cases that have a reference among these words, so a row with it may be theirs."""
        for case in self.cases:
            if any(record.key and record.id.casefold() in words for record in case.records()):
                yield case.id

    @cached_property
    def has_family(self) -> bool:
        """Whether there is a family member, who might be given a copy."""
        return have_family(self.sheets)


def have_family(sheets: Iterable[RowsRead]) -> bool:
    """Whether these sheets have a family member, who might be given a copy."""
    return any(rows.kind.collection == "family" and rows.read for rows in sheets)


def are_plain(sheets: Collection[RowsRead]) -> bool:
    """Whether no missing column or sheet of one workbook leaves a family copy in doubt."""
    if not have_family(sheets):
        return True
    has_all = {rows.kind for rows in sheets} >= set(PROTECTIVE)
    return has_all and not any(list(protective_column_errors(rows)) for rows in sheets)


def notes_of(rows: RowsRead, *, has_family: bool) -> Iterator[Finding]:
    """A note or warning for each column that was not read, and for the fields that have no column.

    Where there is a family, the columns on which a family copy depends are left out, because they are errors.
    """
    errors = {error.place for error in protective_column_errors(rows)} if has_family else set()
    for unread in rows.unread:
        note = _unread_column(rows, unread)
        if note.place not in errors:
            yield note
    reported_elsewhere = ASKED_LATER if rows.kind is CopyGiven and rows.read else ()
    to_report = [field for field in rows.left_out if not field.keeps_away]
    left_out = [
        field.heading
        for field in to_report
        if not (has_family and protects(rows, field) and rows.read and not field.added_later)
        and field.name not in reported_elsewhere
    ]
    if left_out and rows.kind is not StaffMember:
        yield rows.finding(
            "column_left_out",
            0,
            0,
            f"this sheet has no column for: {', '.join(left_out)}. They print as Not recorded.",
            "Nothing to do if they are not kept here.",
        )


def doubts_of(batch: SheetsRead) -> Doubts:
    """The findings about everything that was not read, and the cases that they hold back or stop."""
    doubts = Doubts()
    for rows in batch.sheets:
        doubts.findings += notes_of(rows, has_family=batch.has_family)
        for finding in protective_column_errors(rows) if batch.has_family else ():
            _stop(doubts, finding, batch.cases_of(rows.workbook))
    for sheet in batch.resembling:
        in_workbook = batch.cases_of(sheet.finding.workbook)
        for case_id in dict.fromkeys([*in_workbook, *batch.cases_naming(sheet.words)]):
            doubts.held.setdefault(case_id, []).append(sheet.finding)
    for record, finding in batch.assembly.unplaced:
        _add_row_without_a_case(doubts, batch, record, finding)
    if batch.has_family:
        for finding, case_ids in _missing_sheets(batch):
            _stop(doubts, finding, case_ids)
    return doubts


def _add_row_without_a_case(doubts: Doubts, batch: SheetsRead, record: Record, finding: Finding) -> None:
    """Add the finding about a row without a case, and stop the copies that it may protect somebody from."""
    if not (batch.has_family and _may_protect(record)):
        doubts.findings.append(finding)
        return
    touched = batch.assembly.cases_touched_by(record)
    _stop(
        doubts, dataclasses.replace(finding, stops_copies=True), touched or batch.cases_of(finding.workbook)
    )


def _stop(doubts: Doubts, finding: Finding, case_ids: Iterable[str]) -> None:
    doubts.findings.append(finding)
    for case_id in case_ids:
        doubts.stopped.setdefault(case_id, []).append(finding)


def _unread_column(rows: RowsRead, unread: Unread) -> Finding:
    """The note or warning about a column that was not read."""
    cell = (unread.number, rows.heading_row)
    if not unread.heading:
        return rows.finding(
            "extra_column",
            *cell,
            "this column has values but no heading, so it was not read.",
            "Enter its heading above it, or clear the column.",
        )
    for kept, one in misread(rows.left_out, rows.unread):
        if one is unread:
            return rows.finding(
                "heading_is_known",
                *cell,
                f'{quoted(unread.heading)} may be the column "{kept.heading}", but was not read, so no '
                "agency is given the rows that have something in it.",
                (
                    f'If you mean "{kept.heading}", use that heading. If the column is your own, give it '
                    "another name."
                ),
                severity=Severity.WARNING,
            )
    near = process.extractOne(
        unread.heading, [field.heading for field in rows.left_out], scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    if near:
        problem = f"{quoted(unread.heading)} is not one of this sheet's headings, so its column was not read."
        remedy = f'If you mean "{near[0]}", use that heading.'
        return rows.finding("heading_is_known", *cell, problem, remedy, severity=Severity.WARNING)
    return rows.finding(
        "extra_column",
        *cell,
        f"{quoted(unread.heading)} is not one of this sheet's columns, so it was left out.",
        "Nothing to do if the column is your own.",
    )


def _missing_sheets(batch: SheetsRead) -> Iterator[tuple[Finding, list[str]]]:
    """An error for each workbook that lacks sheets on which family copies depend, with the IDs of its cases.

    A sheet may be in another workbook instead: in one without cases, which is for all cases, or in one where
    the case has rows too.
    """
    having: dict[type[Record], set[str]] = {kind: set() for kind in SHEETS}
    for rows in batch.sheets:
        having[rows.kind].add(rows.workbook)
    lacking: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for case_id, workbooks in batch.workbooks_of.items():
        missing = [
            kind.sheet
            for kind in PROTECTIVE
            if not having[kind] - batch.with_cases and not workbooks & having[kind]
        ]
        if missing:
            lacking.setdefault((min(workbooks & batch.with_cases), tuple(missing)), []).append(case_id)
    for (workbook, sheets), case_ids in lacking.items():
        yield _missing_sheet(workbook, sheets), case_ids


def _missing_sheet(workbook: str, sheets: Sequence[str]) -> Finding:
    is_one = len(sheets) == 1
    return Finding(
        rule="protective_sheet_is_there",
        stops_copies=True,
        workbook=workbook,
        problem=f"there is no sheet {listed(sheets)}. {'It decides' if is_one else 'They decide'} what a "
        "family may read, so no family copy is made from this workbook.",
        remedy=f"Copy {'it' if is_one else 'them'} from a blank workbook ('hsb workbook blank FILE' makes "
        "one), and leave empty the sheets that you do not need.",
    )


def _may_protect(record: Record) -> bool:
    """Whether a row may say who a child or a family is, or what somebody may not read."""
    if isinstance(record, Attendance):
        return (
            is_excluded(record)
            or known(record.person_id)
            or str(record.agency) in _FAMILY
            or record.invited is False
        )
    return record.collection in _WHO_AND_WHAT


def merged(one: Mapping[str, list[Finding]], other: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
    """The findings of both, by case ID."""
    return {
        case_id: [*one.get(case_id, ()), *other.get(case_id, ())] for case_id in dict.fromkeys([*one, *other])
    }
