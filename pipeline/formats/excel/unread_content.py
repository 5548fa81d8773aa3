"""What was not read, and which cases that leaves without a safe family copy."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from pipeline.formats.excel.case_builder import Assembly
from pipeline.formats.excel.cell_parser import quoted
from pipeline.formats.excel.rows import Rows
from pipeline.formats.excel.sheet_xml import column_number, letters
from pipeline.formats.excel.table import Unread
from pipeline.model import PROTECTIVE, RECORDS, Attendance, Case, CopyGiven, Field, Record, known
from pipeline.model.approval import ASKED_LATER
from pipeline.model.exclusions import is_excluded
from pipeline.model.finding import Finding, Severity

#: From this likeness on (of 100), a heading is one of ours misspelt; and from this one on it says the same a
#: second time.
_NEAR, _SAME = 75, 88
#: From this likeness on, the column of a heading that is missing may be the one that was not read.
_LIKE = 50
#: The sheets of which a row that finds no case may hold who a child or a family is, or what somebody may not
#: read.
_WHO_AND_WHAT = {"details", "linked_children", "family", "referrals", "attendance"}
_FAMILY = ("Parent", "Child")


@dataclass
class Doubts:
    """What the reading leaves in doubt.

    `held`: cases that get no documents; `stopped`: cases whose family gets no copies.

    Both are by case ID, with the findings that say why; `findings` are those about columns and sheets that
    were not read.
    """

    findings: list[Finding] = field(default_factory=list)
    held: dict[str, list[Finding]] = field(default_factory=dict)
    stopped: dict[str, list[Finding]] = field(default_factory=dict)


@dataclass(frozen=True)
class Resembling:
    """A sheet that seems to be one of ours and was not read: the error about it, and every word that is a cell of its own."""

    finding: Finding
    words: frozenset[str]


@dataclass(frozen=True)
class Sheets:
    """The sheets of all workbooks and the cases that came of them.

    `resembling`: the sheets that seem to be some of ours under another name, and are not read.
    """

    sheets: Collection[Rows]
    cases: Collection[Case]
    assembly: Assembly
    resembling: Collection[Resembling] = ()

    @cached_property
    def workbooks_of(self) -> dict[str, set[str]]:
        """By case ID, the workbooks in which it has a row."""
        return {case.id: {record.read_from.workbook for record in case.records()} for case in self.cases}

    @cached_property
    def with_cases(self) -> set[str]:
        """The workbooks that have cases of their own. Any other is there for all cases."""
        return {rows.workbook for rows in self.sheets if rows.kind.collection == "details" and rows.read}

    def cases_of(self, workbook: str) -> Iterator[str]:
        """The cases of which rows may stand in a workbook: its own and those that have some there."""
        for case_id, workbooks in self.workbooks_of.items():
            if workbook in workbooks or workbook not in self.with_cases:
                yield case_id

    def cases_naming(self, words: frozenset[str]) -> Iterator[str]:
        """The cases of which a reference is among these words: the row that has it there may be theirs."""
        for case in self.cases:
            if any(record.key and record.id.casefold() in words for record in case.records()):
                yield case.id

    @cached_property
    def has_family(self) -> bool:
        """Whether there is anybody who might be given a copy."""
        return have_family(self.sheets)


def have_family(sheets: Iterable[Rows]) -> bool:
    """Whether anybody of a family is on these sheets, so that there may be copies."""
    return any(rows.kind.collection == "family" and rows.read for rows in sheets)


def are_plain(sheets: Collection[Rows]) -> bool:
    """Whether no column of these sheets of one workbook, and no sheet that it lacks, leaves a family copy in doubt."""
    is_whole = {rows.kind for rows in sheets} >= set(PROTECTIVE)
    return not have_family(sheets) or (is_whole and not any(list(_unprotected(rows)) for rows in sheets))


def notes_of(rows: Rows, *, has_family: bool) -> Iterator[Finding]:
    """A note or warning for each column that was not read and for the fields that have none.

    Those on which a family copy depends are not among them where there is a family: each of these is an
    error.
    """
    errors = {one.place for one in _unprotected(rows)} if has_family else set()
    for unread in rows.unread:
        found = _of_unread(rows, unread)
        if found.place not in errors:
            yield found
    said_already = ASKED_LATER if rows.kind is CopyGiven and rows.read else ()
    left_out = [
        one.heading
        for one in rows.left_out
        if not (has_family and _protects(rows, one) and rows.read) and one.name not in said_already
    ]
    if left_out:
        yield _finding(
            rows,
            0,
            0,
            "column_left_out",
            f"this sheet has no column for: {', '.join(left_out)}. They print as Not recorded.",
            "Nothing to do, if they are not kept here.",
            Severity.NOTE,
        )


def doubts_of(batch: Sheets) -> Doubts:
    """Everything that was not read, with the cases that it concerns."""
    doubts = Doubts()
    for rows in batch.sheets:
        doubts.findings += notes_of(rows, has_family=batch.has_family)
        for finding in _unprotected(rows) if batch.has_family else ():
            _stop(doubts, finding, batch.cases_of(rows.workbook))
    for one in batch.resembling:
        for case_id in dict.fromkeys([*batch.cases_of(one.finding.workbook), *batch.cases_naming(one.words)]):
            doubts.held.setdefault(case_id, []).append(one.finding)
    for record, finding in batch.assembly.unplaced:
        _add_row_without_a_case(doubts, batch, record, finding)
    if batch.has_family:
        for finding, case_ids in _missing_sheets(batch):
            _stop(doubts, finding, case_ids)
    return doubts


def _add_row_without_a_case(doubts: Doubts, batch: Sheets, record: Record, finding: Finding) -> None:
    """Add the finding about a row that found no case; where it may protect somebody, the copies that it may concern are stopped."""
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


def _protects(rows: Rows, one: Field) -> bool:
    return one.is_protective and rows.kind in PROTECTIVE


def _unprotected(rows: Rows) -> Iterator[Finding]:
    """An error at each place where a column should be on which a family copy depends, if the sheet has rows at all."""
    if not rows.read:
        return
    yield from _exchanged(rows)
    missing = [one.heading for one in rows.left_out if _protects(rows, one)]
    likeliest = _likeliest(missing, rows.unread)
    taken = {unread.number: unread for unread in likeliest.values()}
    places: dict[int, list[str]] = {}
    for heading in missing:
        number = likeliest[heading].number if heading in likeliest else rows.free_column
        places.setdefault(number, []).append(heading)
    for number, headings in places.items():
        yield _missing_columns(rows, number, headings, taken.get(number))
    for unread in rows.unread:
        if not unread.heading and unread.number not in taken and rows.kind in PROTECTIVE:
            yield _without_heading(rows, unread)
        twin = _twin(rows, unread) if unread.number not in taken else None
        if twin:
            yield dataclasses.replace(
                _finding(
                    rows,
                    unread.number,
                    rows.heading_row,
                    "heading_appears_once",
                    f'{quoted(unread.heading)} seems to be a second "{twin}", and only the other one was '
                    "read.",
                    f'Bring the two together in the column "{twin}", or give this one a heading of its own. '
                    "Until then no family copy is made from this workbook.",
                    Severity.ERROR,
                ),
                stops_copies=True,
            )


def _without_heading(rows: Rows, unread: Unread) -> Finding:
    """The error at the empty heading of a column that has values: those of a column that protects may have been moved there."""
    found = _finding(
        rows,
        unread.number,
        rows.heading_row,
        "column_has_a_heading",
        "this column has values and no heading, so it was not read. What a family may read may depend on "
        "it, so no family copy "
        "is made from this workbook.",
        "Write its heading above it, one of your own if the column is yours, or empty it.",
        Severity.ERROR,
    )
    return dataclasses.replace(found, stops_copies=True)


def _exchanged(rows: Rows) -> Iterator[Finding]:
    """An error where two headings have changed places and every other one is where the blank workbook has it.

    A sheet that lacks a heading was not made from a blank workbook, and may have an order of its own.
    """
    if rows.left_out:
        return
    order = [name for name in rows.kind.fields if name in rows.columns]
    there = sorted(order, key=lambda name: column_number(rows.columns[name]))
    apart = [(ours, theirs) for ours, theirs in zip(order, there, strict=True) if ours != theirs]
    if len(apart) == len("ab") and any(_protects(rows, rows.kind.fields[name]) for name in apart[0]):
        first, second = (rows.kind.fields[name] for name in apart[0])
        found = _finding(
            rows,
            column_number(rows.columns[second.name]),
            rows.heading_row,
            "headings_are_in_their_places",
            f'the headings "{first.heading}" and "{second.heading}" seem to have changed places. What a '
            "family may read depends on "
            "them, so no family copy is made from this workbook.",
            "Exchange the two headings. If the whole columns were exchanged, put them back as in a blank "
            "workbook.",
            Severity.ERROR,
        )
        yield dataclasses.replace(found, stops_copies=True)


def _missing_columns(rows: Rows, number: int, headings: list[str], unread: Unread | None) -> Finding:
    """The error at the cell where the heading of a column that protects is, or where it could be written."""
    named = _listed(headings)
    if unread is not None:
        cell = f"{letters(number)}{rows.heading_row}"
        instead = f"If {cell} is that column, write {named} there. If not, add the heading."
    else:
        instead = (
            f"Add {'the heading' if len(headings) == 1 else 'these headings'} to row {rows.heading_row}."
        )
    found = _finding(
        rows,
        number,
        rows.heading_row,
        "protective_column_is_there",
        f"this sheet has no column {named}. What a family may read depends on it, so no family copy is "
        "made from this workbook.",
        f"{instead} Leave the cells below empty where there is nothing to record.",
        Severity.ERROR,
    )
    return dataclasses.replace(found, stops_copies=True)


def _likeliest(missing: list[str], unread: list[Unread]) -> dict[str, Unread]:
    """By heading that is missing, the column that was not read and seems to be it: the most alike first, each once.

    One that is missing and one that was not read belong together, however the heading reads.
    """
    if len(missing) == len(unread) == 1:
        return {missing[0]: unread[0]}
    alike = [
        (fuzz.token_set_ratio(heading.casefold(), one.heading.casefold()), heading, one)
        for heading in missing
        for one in unread
    ]
    found: dict[str, Unread] = {}
    for likeness, heading, one in sorted(alike, key=lambda each: -each[0]):
        if likeness >= _LIKE and heading not in found and one not in found.values():
            found[heading] = one
    return found


def _twin(rows: Rows, unread: Unread) -> str:
    """The heading that is read on this sheet, and protects, and that this one seems to say a second time."""
    read = [
        one.heading for one in rows.kind.fields.values() if _protects(rows, one) and one not in rows.left_out
    ]
    bare = (
        "".join(letter for letter in unread.heading if letter.isalpha() or letter == " ").strip().casefold()
    )
    near = (
        process.extractOne(bare, read, scorer=fuzz.ratio, score_cutoff=_SAME, processor=str.casefold)
        if bare
        else None
    )
    return near[0] if near else ""


def _of_unread(rows: Rows, unread: Unread) -> Finding:
    """What is said of a column that was not read and on which no family copy depends."""
    at = (rows, unread.number, rows.heading_row)
    if not unread.heading:
        return _finding(
            *at,
            "extra_column",
            "this column has values and no heading, so it was not read.",
            "Write its heading above it, or empty it.",
            Severity.NOTE,
        )
    near = process.extractOne(
        unread.heading, [one.heading for one in rows.left_out], scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    if near:
        problem = f"{quoted(unread.heading)} is not one of this sheet's headings, so its column was not read."
        return _finding(
            *at, "heading_is_known", problem, f'If you mean "{near[0]}", write that.', Severity.WARNING
        )
    return _finding(
        *at,
        "extra_column",
        f"{quoted(unread.heading)} is not one of this sheet's columns, so it was kept out.",
        "Nothing to do, if the column is your own.",
        Severity.NOTE,
    )


def _missing_sheets(batch: Sheets) -> Iterator[tuple[Finding, list[str]]]:
    """An error for the workbooks whose cases lack sheets on which somebody may be protected, with those cases.

    A sheet may be in another workbook: in one without cases of its own, which is there for all, or where the
    case has rows too.
    """
    having: dict[type[Record], set[str]] = {kind: set() for kind in RECORDS}
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
        problem=f"there is no sheet {_listed(sheets)}. What a family may read depends on "
        f"{'it' if is_one else 'these'}, so no "
        "family copy is made from this workbook.",
        remedy=f"Copy {'it' if is_one else 'them'} from a blank workbook ('hsb workbook blank FILE' makes "
        "one), and leave empty "
        "what there is nothing to record of.",
    )


def _listed(names: Sequence[str]) -> str:
    """Names in quotation marks: "A", "B" or "C"."""
    quotes = [f'"{one}"' for one in names]
    return f"{', '.join(quotes[:-1])} or {quotes[-1]}" if len(quotes) > 1 else quotes[0]


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


def _finding(
    rows: Rows, column: int, row: int, rule: str, problem: str, remedy: str, severity: Severity
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        workbook=rows.workbook,
        sheet=rows.sheet,
        column=letters(column),
        row=row,
        problem=problem,
        remedy=remedy,
    )


def merged(one: Mapping[str, list[Finding]], other: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
    """Both, case by case."""
    return {
        case_id: [*one.get(case_id, ()), *other.get(case_id, ())] for case_id in dict.fromkeys([*one, *other])
    }
