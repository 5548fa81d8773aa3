"""Puts records together into cases: ids that name one row, references that lead somewhere, every row with its case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from pipeline.formats.excel.cell_parser import quoted
from pipeline.formats.excel.rows import ReadAs
from pipeline.foundation.filenames import safe_name
from pipeline.model import BY_COLLECTION, Blank, Case, CaseDetails, Field, Record
from pipeline.model.codes import squash
from pipeline.model.finding import Finding, Severity, at

OWNERS = ("discussions", "meetings", "aim_assessments", "reviews")


class Assembly:
    """The records of all workbooks on their way to becoming cases."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.by_collection: dict[str, list[Record]] = {name: [] for name in BY_COLLECTION}
        for record in records:
            self.by_collection[record.collection].append(record)
        self.findings: list[Finding] = []
        self.read_as: list[ReadAs] = []
        self.case_of: dict[int, str] = {}
        self.refused: list[Record] = []
        self.unplaced: list[tuple[Record, Finding]] = []
        self._exact: dict[str, dict[str, Record]] = {name: {} for name in BY_COLLECTION}
        self._alike: dict[str, dict[str, list[Record]]] = {name: {} for name in BY_COLLECTION}

    def cases(self) -> list[Case]:
        """Every case, in the order of the Cases sheets.

        What does not fit is in `findings`, and its rows in `refused`.
        """
        for collection in self.by_collection:
            self._index(collection)
        self._name_owners_once()
        for collection, kind in BY_COLLECTION.items():
            references = [one for one in kind.fields.values() if one.refers_to]
            for record in self.by_collection[collection]:
                for one in references:
                    self._resolve(record, one)
        self._place()
        self._keep_to_one_case()
        return self._build()

    def _index(self, collection: str) -> None:
        """Note every id of a collection; a second row with the same id is refused, and both cases are held back."""
        kind = BY_COLLECTION[collection]
        exact = self._exact[collection]
        alike: dict[str, list[Record]] = defaultdict(list)
        if kind.key is not None:
            kept = []
            for record in self.by_collection[collection]:
                first = exact.setdefault(record.id, record)
                if first is record:
                    kept.append(record)
                    alike[_likeness(record.id)].append(record)
                else:
                    self._refuse_double(kind.key, first, record)
            self.by_collection[collection] = kept
        self._alike[collection] = alike
        if kind.key is not None and collection in ("details", "family", *OWNERS):
            self._refuse_same_file_name(kind.key, self.by_collection[collection])

    def _refuse_double(self, key: str, first: Record, second: Record) -> None:
        self.refused.append(second)
        heading = second.fields[key].heading
        for record, other in ((second, first), (first, second)):
            self._say(
                record,
                key,
                "id_names_one_row",
                f'"{heading}" stands twice: {quoted(record.id)} is also at {_place(other, key, record)}.',
                "Give each row its own, or take out the row that was entered twice.",
                case_id=self.case_named_by(record),
            )

    def _refuse_same_file_name(self, key: str, records: list[Record]) -> None:
        """Two ids that would name the same file or folder: the one's papers would stand where the other's belong."""
        named: dict[str, Record] = {}
        for record in records:
            first = named.setdefault(safe_name(record.id).casefold(), record)
            if first is not record:
                for one, other in ((first, record), (record, first)):
                    self._say(
                        one,
                        key,
                        "ids_differ_as_file_names",
                        f"{quoted(one.id)} and {quoted(other.id)} (at {_place(other, key, one)}) would "
                        "give the same file name.",
                        "Change one of them by more than capitals or punctuation.",
                        case_id=self.case_named_by(one),
                    )

    def _name_owners_once(self) -> None:
        """A discussion, a meeting, an assessment and a review may not share an id: sections and actions name only the id."""
        seen: dict[str, Record] = {}
        for collection in OWNERS:
            for record in self.by_collection[collection]:
                first = seen.setdefault(record.id, record)
                if first is not record and record.key:
                    for one, other in ((first, record), (record, first)):
                        self._say(
                            one,
                            one.key,
                            "id_names_one_row",
                            f"{quoted(one.id)} is also used on the sheet {other.sheet}, at "
                            f"{_place(other, other.key, one)}.",
                            "Give each discussion, meeting, assessment and review an ID of its own.",
                            case_id=self.case_named_by(one),
                        )

    def _resolve(self, record: Record, field: Field) -> None:
        """Point a reference at the id as it is written on its own sheet; a reference that leads nowhere is a finding."""
        written = getattr(record, field.name)
        if not isinstance(written, str):
            return
        for collection in field.refers_to:
            if written in self._exact[collection]:
                return
        near = [
            found
            for collection in field.refers_to
            for found in self._alike[collection].get(_likeness(written), [])
        ]
        if len(near) == 1:
            record.__dict__[field.name] = near[0].id
            self.read_as.append(
                ReadAs(record.read_from.workbook, at(record, field.name, "", "").place, near[0].id)
            )
            return
        alike = ""
        if near:
            alike = f" {' and '.join(quoted(found.id) for found in near)} are alike, and either may be meant."
        sheets = " or ".join(BY_COLLECTION[collection].sheet for collection in field.refers_to)
        kept = "" if field.required else " The rest of the row was read."
        self._say(
            record,
            field.name,
            "reference_leads_somewhere",
            f"{quoted(written)} is not on the sheet {sheets}.{alike}{kept}",
            "Correct it, or add the row that it names.",
            case_id=self.case_named_by(record),
        )
        if field.required:
            self.case_of[id(record)] = ""
        else:
            record.__dict__[field.name] = Blank.NOT_RECORDED

    def _place(self) -> None:
        """Give every row its case: its own Case ID, or its owner's.

        A row whose owner was refused is refused with it.
        """
        own = [name for name, kind in BY_COLLECTION.items() if "case_id" in kind.fields]
        for collection in own:
            self._sort(collection, lambda record: record)
        owners = {record.id: record for collection in OWNERS for record in self.by_collection[collection]}
        for collection in BY_COLLECTION.keys() - own:
            self._sort(collection, lambda record: owners.get(_owner_id(record) or ""))

    def _sort(self, collection: str, owner_of: Callable[[Record], Record | None]) -> None:
        """Keep the rows of a collection whose owner has a case, and refuse the others."""
        kept = []
        for record in self.by_collection[collection]:
            owner = owner_of(record)
            case_id = getattr(owner, "case_id", "")
            if id(record) in self.case_of or case_id not in self._exact["details"]:
                self.refused.append(record)
                if id(record) not in self.case_of:
                    problem = "the row that this one belongs to was not read, so this one was not either."
                    self._say(
                        record,
                        _owner_field(record),
                        "reference_leads_somewhere",
                        problem,
                        "Put that row right first.",
                        "",
                    )
                self.case_of[id(record)] = ""
            else:
                self.case_of[id(record)] = case_id
                kept.append(record)
        self.by_collection[collection] = kept

    def _keep_to_one_case(self) -> None:
        """A row may only name rows of its own case."""
        for collection, kind in BY_COLLECTION.items():
            links = [one for one in kind.fields.values() if one.refers_to and one.refers_to != ("details",)]
            for record in self.by_collection[collection]:
                for field in links:
                    target = self._target(record, field)
                    if target is not None and self.case_of.get(id(target)) not in (
                        self.case_of[id(record)],
                        None,
                    ):
                        for case_id in (self.case_of[id(record)], self.case_of[id(target)]):
                            self._say(
                                record,
                                field.name,
                                "row_keeps_to_its_case",
                                f"{quoted(target.id)} belongs to another case than the rest of this row.",
                                "Correct the ID, or move the row to the case that it belongs to.",
                                case_id=case_id,
                            )

    def _target(self, record: Record, field: Field) -> Record | None:
        written = getattr(record, field.name)
        if not isinstance(written, str):
            return None
        return next(
            (self._exact[name][written] for name in field.refers_to if written in self._exact[name]), None
        )

    def _build(self) -> list[Case]:
        grouped: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for collection, records in self.by_collection.items():
            if collection != "details":
                for record in records:
                    grouped[self.case_of[id(record)]][collection].append(record)
        cases = []
        for details in self.by_collection["details"]:
            assert isinstance(details, CaseDetails)
            rows: dict[str, Any] = {
                name: tuple(records) for name, records in grouped.get(details.case_id, {}).items()
            }
            cases.append(Case(details=details, **rows))
        return cases

    def names(self) -> set[str]:
        """What no row of another workbook may be called, or nearly be called, if these cases are to stand by themselves.

        Ids that would name the same file are nearly the same.
        """
        return {likeness for alike in self._alike.values() for likeness in alike}

    def case_named_by(self, record: Record) -> str:
        """The case that a row says it belongs to, as far as it can be told; empty where it cannot."""
        own = getattr(record, "case_id", None)
        if isinstance(own, str):
            near = self._alike["details"].get(_likeness(own), [])
            return own if own in self._exact["details"] else near[0].id if len(near) == 1 else ""
        written = _owner_id(record)
        for collection in OWNERS:
            owner = self._exact[collection].get(written) if written else None
            if owner is not None:
                return self.case_named_by(owner)
        return ""

    def cases_touched_by(self, record: Record) -> set[str]:
        """The cases of the rows that a row names, or that name it: one that found no case of its own can be of no other."""
        named = {
            self.case_of.get(id(target)) or self.case_named_by(target)
            for field in record.fields.values()
            if field.refers_to and (target := self._target(record, field)) is not None
        }
        naming = {
            self.case_of.get(id(row)) or self.case_named_by(row)
            for collection, kind in BY_COLLECTION.items()
            for field in kind.fields.values()
            if record.key and record.collection in field.refers_to
            for row in self.by_collection[collection]
            if getattr(row, field.name) == record.id
        }
        return (named | naming) - {""}

    def _say(
        self, record: Record, field: str | None, rule: str, problem: str, remedy: str, case_id: str
    ) -> None:
        place = at(record, field, problem, remedy)
        finding = Finding(
            rule=rule,
            severity=Severity.ERROR,
            blocks=True,
            workbook=place.workbook,
            sheet=place.sheet,
            column=place.column,
            row=place.row,
            problem=problem,
            remedy=remedy,
            case_id=case_id,
        )
        if case_id:
            self.findings.append(finding)
        else:
            self.unplaced.append((record, finding))


def _owner_field(record: Record) -> str | None:
    """The field by which a row without a Case ID of its own says what it belongs to."""
    return next((name for name in ("belongs_to", "meeting_id", "aim_id") if name in record.fields), None)


def _owner_id(record: Record) -> str | None:
    written = getattr(record, _owner_field(record) or "", None)
    return written if isinstance(written, str) else None


def _likeness(written: str) -> str:
    """What is left of an id without case, spacing, punctuation, or the leading zeros that a number loses in Excel."""
    bare = squash(written)
    return bare.lstrip("0") if bare.isdigit() else bare


def _place(record: Record, field: str | None, seen_from: Record) -> str:
    place = at(record, field, "", "").place
    elsewhere = record.read_from.workbook != seen_from.read_from.workbook
    return f"{place} of {record.read_from.workbook}" if elsewhere else place
