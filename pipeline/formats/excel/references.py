"""Looks up the rows that references name, by their exact ID or by one that is nearly the same."""

from __future__ import annotations

from collections import defaultdict

from pipeline.model import BY_COLLECTION, Field, Record
from pipeline.model.code import squash

#: The collections whose rows own other rows. Their IDs share one namespace, because sections and actions give
#: only the ID of their owner.
OWNERS = ("discussions", "meetings", "aim_assessments", "reviews")


class References:
    """An index of the rows of all workbooks by collection and ID; `alike` is by the likeness of the ID."""

    def __init__(self) -> None:
        self.exact: dict[str, dict[str, Record]] = {name: {} for name in BY_COLLECTION}
        self.alike: dict[str, dict[str, list[Record]]] = {name: defaultdict(list) for name in BY_COLLECTION}

    def add(self, collection: str, record: Record) -> Record:
        """Add a row, unless its ID is taken. Returns the row that has the ID: this one, or an earlier one."""
        first = self.exact[collection].setdefault(record.id, record)
        if first is record:
            self.alike[collection][likeness(record.id)].append(record)
        return first

    def replace(self, record: Record, other: Record) -> None:
        """Put another record in the place of one with the same ID."""
        exact, alike = self.exact[record.collection], self.alike[record.collection]
        if exact.get(record.id) is record:
            exact[record.id] = other
            these = alike[likeness(record.id)]
            these[:] = [other if one is record else one for one in these]

    def near(self, written: str, field: Field) -> list[Record]:
        """The rows that a reference may mean: those whose ID is nearly what is written."""
        return [
            record
            for collection in field.refers_to
            for record in self.alike[collection].get(likeness(written), [])
        ]

    def target(self, record: Record, field: Field) -> Record | None:
        """The row that a field of a record refers to by its exact ID; None where there is none."""
        written = getattr(record, field.name)
        if not isinstance(written, str):
            return None
        for name in field.refers_to:  # half a million references are looked up, so without a generator
            found = self.exact[name].get(written)
            if found is not None:
                return found
        return None

    def likenesses(self) -> set[str]:
        """The likeness of every ID.

        No row of another workbook may share one if the cases of this workbook are to be built by themselves.
        """
        return {likeness for alike in self.alike.values() for likeness in alike}

    def case_named_by(self, record: Record) -> str:
        """The ID of the case that a row names, directly or through its owner; empty if none is found."""
        own = getattr(record, "case_id", None)
        if isinstance(own, str):
            near = self.alike["details"].get(likeness(own), [])
            return own if own in self.exact["details"] else near[0].id if len(near) == 1 else ""
        written = owner_id(record)
        for collection in OWNERS:
            owner = self.exact[collection].get(written) if written else None
            if owner is not None:
                return self.case_named_by(owner)
        person = self.person_named_by(record)
        return self.case_named_by(person) if person is not None else ""

    def person_named_by(self, record: Record) -> Record | None:
        """The member of the family whose row it is where it names no owner and needs none; else None.

        So is a copy of the safety plan or of the chronology, which are about the case (F10).
        """
        owner, person = record.fields.get("belongs_to"), record.fields.get("person_id")
        if owner is None or owner.required or owner_id(record) or person is None:
            return None
        return self.target(record, person)


def owner_field(record: Record) -> str | None:
    """The field in which a row without a Case ID names its owner; None where it has no such field."""
    return next((name for name in ("belongs_to", "meeting_id", "aim_id") if name in record.fields), None)


def owner_id(record: Record) -> str | None:
    """The ID of the owner that a row names; None where it names none."""
    written = getattr(record, owner_field(record) or "", None)
    return written if isinstance(written, str) else None


def likeness(written: str) -> str:
    """An ID without case, spacing, punctuation, or the leading zeros that a number loses in Excel."""
    bare = squash(written)
    return bare.lstrip("0") if bare.isdigit() else bare
