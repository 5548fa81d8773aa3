"""Columns that no longer match their rows: sorted on their own, or pasted a row too high."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.casefiles.changed_names import RULE, Former, other_names
from pipeline.formats.excel.reader import SheetCount
from pipeline.model import Case, Record, Tells, known
from pipeline.model.finding import Finding, Severity
from pipeline.model.name_matching import name_words
from pipeline.model.recorded_twice import said_twice

#: This many rows, if they are also more than half of those that can be compared, are not single mistakes.
_MANY = 5
#: The rules that compare two cells. Where one of them finds many rows in a column, the column is at fault.
_COMPARE = frozenset(
    {
        RULE,
        "what_is_recorded_twice_agrees",
        "row_keeps_to_its_case",
        "discussion_names_its_child",
        "discussions_are_separate",
    }
)
_REMEDY = (
    "Undo the sorting, or copy the column from an earlier copy of the workbook. Then sort whole rows only: "
    "select the whole table first. If the column is right as it is, sort the whole table by another column."
)


@dataclass(frozen=True)
class SheetColumn:
    """One column of one sheet, by its letters."""

    workbook: str
    sheet: str
    letters: str


@dataclass
class _Tally:
    """How many rows of a column could be compared with others, and how many of them did not agree."""

    heading: str = ""
    compared: int = 0
    apart: int = 0

    @property
    def has_come_away(self) -> bool:
        return self.apart >= _MANY and 2 * self.apart > self.compared


@dataclass
class _Shared:
    """What the people of a household have in common, such as an address or a family name.

    `people`: by the hash of the text, who has it: the number of the case and the hash of the name. `alone`:
    the cells with a text that nobody else of the family has.
    """

    people: dict[int, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    alone: list[tuple[SheetColumn, int, int, int]] = field(default_factory=list)


class MisalignedColumns:
    """Compares what is recorded twice, case by case, and reports the columns that do not match their rows.

    `sheets`: for each sheet, the row of its headings, and the columns that are in order on their own.
    `former`: the names under which people were given copies.
    """

    def __init__(self, sheets: Iterable[SheetCount], former: Former) -> None:
        self._former = former
        self._sheets = {(one.workbook, one.sheet): one for one in sheets}
        self._tallies: dict[SheetColumn, _Tally] = defaultdict(_Tally)
        self._cases: dict[str, list[str]] = defaultdict(list)
        self._number = 0
        self._shared = {"address": _Shared(), "surname": _Shared()}
        self._names: Counter[SheetColumn] = Counter()

    def add(self, case: Case) -> list[Finding]:
        """Add a case; returns a finding for each person in it who was given copies under another name."""
        for workbook in {record.read_from.workbook for record in case.records()}:
            self._cases[workbook].append(case.id)
        for one in said_twice(case):
            for record, name in ((one.here, one.field), (one.there, one.other)):
                self._count(record, name, agrees=one.agrees)
                if record.fields[name].tells is Tells.NAME:
                    self._names[_column(record, name)] += 1 if one.agrees else -1
        for record in case.records():
            for name in ("link_id", "person_id", "discussion_id"):
                reference = record.fields.get(name)
                if reference is not None and reference.refers_to and known(getattr(record, name)):
                    self._tally(record, name).compared += 1
        self._number += 1
        self._add_household(case, "address", "address", "home_address", _bare)
        self._add_household(case, "surname", "name", "child_name", _surname)
        others = list(other_names(case, self._former))
        rows = {(one.workbook, one.row) for one in others}
        for person in case.family:
            if (case.id, person.person_id) in self._former and known(person.name):
                self._count(
                    person, "name", agrees=(person.read_from.workbook, person.read_from.row) not in rows
                )
        return others

    def _add_household(
        self, case: Case, what: str, of_family: str, of_child: str, bare: Callable[[str], str]
    ) -> None:
        """Record for each person of a family whether somebody else in it has the same text in this field."""
        rows: list[tuple[Record, str]] = [
            (person, of_family) for person in case.family if known(getattr(person, of_family))
        ]
        if known(getattr(case.details, of_child)):
            rows.append((case.details, of_child))
        texts = [hash(bare(str(getattr(record, name)))) for record, name in rows]
        counts, shared = Counter(texts), self._shared[what]
        for (record, of), text in zip(rows, texts, strict=True):
            name = hash(_bare(str(getattr(record, "name", "") or getattr(record, "child_name", ""))))
            shared.people[text].add((self._number, name))
            if len(rows) > 1 and counts[text] > 1:
                self._count(record, of, agrees=True)
            elif len(rows) > 1:
                self._tally(record, of)
                shared.alone.append((_column(record, of), text, self._number, name))

    def _count(self, record: Record, name: str, *, agrees: bool) -> None:
        tally = self._tally(record, name)
        tally.compared += 1
        tally.apart += not agrees

    def _tally(self, record: Record, name: str) -> _Tally:
        tally = self._tallies[_column(record, name)]
        tally.heading = record.fields[name].heading
        return tally

    def settled(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings, with one for each column that is out of step in place of those on its rows."""
        self._count_strangers()
        several = self._counted(findings)
        suspects = {column for column, tally in self._tallies.items() if tally.has_come_away} | several
        away = {column for column in self._in_order() if self._names[column] < _MANY} or suspects
        if not away:
            return list(findings)
        kept, gone = [], defaultdict[SheetColumn, list[Finding]](list)
        for one in findings:
            column = (
                next((each for each in _columns_of(one) if each in away), None)
                if one.rule in _COMPARE
                else None
            )
            if column is None:
                kept.append(one)
            else:
                gone[column].append(one)
        said = (
            self._finding(column, gone[column])
            for column in sorted(away, key=lambda one: (one.workbook, one.sheet, one.letters))
        )
        return [*kept, *said]

    def _count_strangers(self) -> None:
        """Count an address or a family name that only another family has as one that does not agree.

        The same person may belong to two families, as the father of two children who each have a case.
        """
        for shared in self._shared.values():
            for column, text, number, name in shared.alone:
                elsewhere = {one for one in shared.people[text] if one[0] != number}
                if elsewhere and name not in {one for _, one in elsewhere}:
                    self._tallies[column].compared += 1
                    self._tallies[column].apart += 1

    def _counted(self, findings: Iterable[Finding]) -> set[SheetColumn]:
        """The columns of references in which too many rows refer to another case to be single mistakes."""
        rows: dict[SheetColumn, set[int]] = defaultdict(set)
        for one in findings:
            if one.rule in _COMPARE - {RULE, "what_is_recorded_twice_agrees"}:
                rows[SheetColumn(one.workbook, one.sheet, one.column)].add(one.row)
        return {
            column
            for column, numbers in rows.items()
            if len(numbers) >= _MANY and 2 * len(numbers) > self._tallies[column].compared
        }

    def _is_in_order(self, column: SheetColumn) -> bool:
        sheet = self._sheets.get((column.workbook, column.sheet))
        return sheet is not None and column.letters in sheet.in_order

    def _in_order(self) -> Iterator[SheetColumn]:
        for (workbook, sheet), one in self._sheets.items():
            for letters in one.in_order:
                yield SheetColumn(workbook, sheet, letters)

    def _finding(self, column: SheetColumn, about: Sequence[Finding]) -> Finding:
        """The finding on a column; it holds back the cases that the findings on its rows would have."""
        sheet = self._sheets.get(
            (column.workbook, column.sheet), SheetCount(column.workbook, column.sheet, 0, 0, 1)
        )
        tally = self._tallies[column]
        held = dict.fromkeys(one.case_id for one in about if one.blocks and one.case_id)
        named = f'the column "{tally.heading or sheet.in_order.get(column.letters, column.letters)}"'
        if self._is_in_order(column):
            seen = f"{named} seems to have been sorted on its own: it is in order, but its rows are not"
        else:
            seen = f"{named}, or another column beside it, seems to have been sorted on its own: "
            if tally.has_come_away:
                seen += (
                    f"it disagrees at {tally.apart} of the {tally.compared} places where it can be compared"
                )
            else:
                seen += "its rows point to other cases"
        return Finding(
            rule="column_goes_with_its_rows",
            severity=Severity.ERROR,
            stops_copies=True,
            workbook=column.workbook,
            sheet=column.sheet,
            column=column.letters,
            row=sheet.heading_row,
            problem=f"{seen}. No family copy is made from this workbook.",
            remedy=_REMEDY,
            cases=tuple(self._cases[column.workbook]),
            held=tuple(held),
        )


def _bare(address: str) -> str:
    return "".join(filter(str.isalnum, address.casefold()))


def _surname(name: str) -> str:
    return " ".join(name_words(name)[-1:])


def _column(record: Record, name: str) -> SheetColumn:
    return SheetColumn(
        record.read_from.workbook, record.read_from.sheet, record.read_from.columns.get(name, "")
    )


def _columns_of(finding: Finding) -> Iterator[SheetColumn]:
    """The column of a finding, and that of the cell that it was compared with."""
    yield SheetColumn(finding.workbook, finding.sheet, finding.column)
    workbook, place = finding.beside
    sheet, _, cell = place.rpartition("!")
    yield SheetColumn(workbook, sheet, cell.rstrip("0123456789"))
