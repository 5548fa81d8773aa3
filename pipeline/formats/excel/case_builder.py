"""Builds cases from records, and checks that IDs are unique and that references lead to rows of one case."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pipeline.formats.excel.parsed_cell import quoted
from pipeline.formats.excel.references import OWNERS, References, owner_field, owner_id
from pipeline.formats.excel.rows import ReadAs
from pipeline.formats.excel.unique_ids import IdProblem, duplicates, same_file_names, shared_by_owners
from pipeline.model import BY_COLLECTION, Blank, Case, CaseDetails, Field, Record
from pipeline.model.finding import Finding, Severity, at


class Assembly:
    """Builds cases from the records of one or more workbooks.

    `case_of` is the ID of a record's case by the record's `id()`, empty where it has none. `workbooks_of`: by
    case ID, the names of the workbooks in which the case has rows. `refused` are the records that are in no
    case; `unplaced` those whose case is not known, each with the finding about it.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.by_collection: dict[str, list[Record]] = {name: [] for name in BY_COLLECTION}
        for record in records:
            self.by_collection[record.collection].append(record)
        self.findings: list[Finding] = []
        self.read_as: list[ReadAs] = []
        self.case_of: dict[int, str] = {}
        self.workbooks_of: dict[str, set[str]] = {}
        self.refused: list[Record] = []
        self.unplaced: list[tuple[Record, Finding]] = []
        self.references = References()
        self._replacements: dict[
            int, tuple[Record, Record]
        ] = {}  # with the first, so that its id is not used again

    def cases(self) -> list[Case]:
        """Every case, in the order of the Cases sheets.

        The rows that do not fit are in `refused` and `findings`.
        """
        for collection in self.by_collection:
            self._index(collection)
        self._report(shared_by_owners([row for name in OWNERS for row in self.by_collection[name]]))
        for collection, kind in BY_COLLECTION.items():
            fields = [field for field in kind.fields.values() if field.refers_to]
            records = self.by_collection[collection]
            self.by_collection[collection] = [self._with_references(record, fields) for record in records]
        self._place()
        self._keep_to_one_case()
        return self._build()

    def current(self, record: Record) -> Record:
        """The record in the place of one that was read: another where a reference changed, or the same."""
        while id(record) in self._replacements:
            record = self._replacements[id(record)][1]
        return record

    def _index(self, collection: str) -> None:
        """Index the IDs of a collection. Refuses a second row with the same ID, and holds back both cases."""
        key = BY_COLLECTION[collection].key
        if key is None:
            return
        kept = []
        for record in self.by_collection[collection]:
            first = self.references.add(collection, record)
            if first is record:
                kept.append(record)
            else:
                self.refused.append(record)
                self._report(duplicates(key, first, record))
        self.by_collection[collection] = kept
        if collection in ("details", "family", *OWNERS):
            self._report(same_file_names(key, kept))

    def _with_references(self, record: Record, fields: Iterable[Field]) -> Record:
        """The record with its references as they are to be read: another record where one of them changes.

        Each is resolved in the record that has those before it, so that a finding names its case.
        """
        for field in fields:
            reference = self._resolved(record, field)
            if reference is not getattr(record, field.name):
                record = self._replaced(record, field, reference)
        return record

    def _replaced(self, record: Record, field: Field, reference: object) -> Record:
        """The record with another reference, in its place in the index too."""
        other: Record = dataclasses.replace(record, **{field.name: reference})  # type: ignore[type-var]
        self.references.replace(record, other)
        self._replacements[id(record)] = (record, other)
        if id(record) in self.case_of:
            self.case_of[id(other)] = self.case_of.pop(id(record))
        return other

    def _resolved(self, record: Record, field: Field) -> Any:
        """A reference as the ID's own sheet writes it, or not recorded; report one that leads nowhere."""
        written = getattr(record, field.name)
        if not isinstance(written, str) or self.references.target(record, field) is not None:
            return written
        near = self.references.near(written, field)
        if len(near) == 1:
            self.read_as.append(
                ReadAs(record.read_from.workbook, at(record, field.name, "", "").place, near[0].id)
            )
            return near[0].id
        alike = ""
        if near:
            alike = (
                f" {' and '.join(quoted(one.id) for one in near)} are alike, and either may be the one "
                "intended."
            )
        sheets = _any_of([BY_COLLECTION[collection].sheet for collection in field.refers_to])
        kept = "" if field.required else " The rest of the row was read."
        self._say(
            record,
            field.name,
            "reference_leads_somewhere",
            f"{quoted(written)} is not on the sheet {sheets}.{alike}{kept}",
            "Correct it, or add the row that it refers to.",
        )
        if field.required:
            self.case_of[id(record)] = ""
            return written
        return Blank.NOT_RECORDED

    def _place(self) -> None:
        """Find every row's case: its own Case ID or its owner's.

        A row whose owner was refused is refused too.
        """
        own = [name for name, kind in BY_COLLECTION.items() if "case_id" in kind.fields]
        for collection in own:
            self._keep_with_case(collection, lambda record: record)
        owners = {record.id: record for collection in OWNERS for record in self.by_collection[collection]}
        for collection in BY_COLLECTION.keys() - own:
            self._keep_with_case(
                collection,
                lambda record: owners.get(owner_id(record) or "") or self.references.person_named_by(record),
            )

    def _keep_with_case(self, collection: str, owner_of: Callable[[Record], Record | None]) -> None:
        """Keep the rows of a collection whose owner has a case; refuse the others."""
        kept = []
        for record in self.by_collection[collection]:
            owner = owner_of(record)
            case_id = getattr(owner, "case_id", "")
            if id(record) in self.case_of or case_id not in self.references.exact["details"]:
                self.refused.append(record)
                if id(record) not in self.case_of:
                    problem = (
                        "the row that this one belongs to was not read, so this row was not read either."
                    )
                    self._say(
                        record,
                        owner_field(record),
                        "reference_leads_somewhere",
                        problem,
                        "Correct that row first.",
                        "",
                    )
                self.case_of[id(record)] = ""
            else:
                self.case_of[id(record)] = case_id
                kept.append(record)
        self.by_collection[collection] = kept

    def _keep_to_one_case(self) -> None:
        """Report the rows that refer to a row of another case."""
        for collection, kind in BY_COLLECTION.items():
            links = [field for field in kind.fields.values() if field.refers_to not in ((), ("details",))]
            for record in self.by_collection[collection]:
                for field in links:
                    target = self.references.target(record, field)
                    if target is not None:
                        self._compare_cases(record, field, target)

    def _compare_cases(self, record: Record, field: Field, target: Record) -> None:
        own, other = self.case_of[id(record)], self.case_of.get(id(target))
        if other is None or other == own:
            return
        for case_id in (own, other):
            self._say(
                record,
                field.name,
                "row_keeps_to_its_case",
                f"{quoted(target.id)} belongs to a different case from the rest of this row.",
                "Correct the ID, or move the row to the right case.",
                case_id=case_id,
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
            self.workbooks_of[details.case_id] = {one.read_from.workbook for one in cases[-1].records()}
        return cases

    def cases_touched_by(self, record: Record) -> set[str]:
        """The IDs of the cases of the rows that a row refers to, and of those that refer to it.

        A row without a case of its own can belong to no others.
        """
        record = self.current(record)
        named = {
            self._case_id_of(target)
            for field in record.fields.values()
            if field.refers_to and (target := self.references.target(record, field)) is not None
        }
        naming = {
            self._case_id_of(row)
            for collection, kind in BY_COLLECTION.items()
            for field in kind.fields.values()
            if record.key and record.collection in field.refers_to
            for row in self.by_collection[collection]
            if getattr(row, field.name) == record.id
        }
        return (named | naming) - {""}

    def _case_id_of(self, record: Record) -> str:
        return self.case_of.get(id(record)) or self.references.case_named_by(record)

    def _report(self, problems: Iterable[IdProblem]) -> None:
        for problem in problems:
            self._say(*problem)

    def _say(
        self,
        record: Record,
        field: str | None,
        rule: str,
        problem: str,
        remedy: str,
        case_id: str | None = None,
    ) -> None:
        """Add an error to the findings; `case_id` is the case that the record names unless it is given."""
        if case_id is None:
            case_id = self.references.case_named_by(record)
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


def _any_of(sheets: Sequence[str]) -> str:
    """The sheets as a sentence has them: "Strategy discussions, Meetings or Reviews"."""
    first, last = sheets[:-1], sheets[-1]
    return f"{', '.join(first)} or {last}" if first else last
