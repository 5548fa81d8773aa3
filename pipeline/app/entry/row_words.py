"""A row in a few words, so that a person can choose it from a list and no ID is typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.app.entry.questions import Option
from pipeline.formats.excel.writer import as_typed
from pipeline.foundation.dates import shown
from pipeline.model import BY_COLLECTION, NOT_RECORDED, Case, Field, Kind, Record, StaffMember, known

#: What one row of a sheet is called.
ONE_OF = {
    "details": "case",
    "linked_children": "child linked with the case",
    "family": "person",
    "referrals": "referral",
    "discussions": "strategy discussion",
    "meetings": "meeting",
    "attendance": "invitation",
    "chronology": "entry of the chronology",
    "recognitions": "recognition",
    "safety_plans": "measure of the safety plan",
    "support": "support for a child harmed",
    "enquiries": "section 47 enquiry",
    "aim_assessments": "AIM assessment",
    "assessors": "assessor",
    "report_parts": "part of the AIM report",
    "sections": "heading of the paperwork",
    "actions": "action",
    "sharing": "decision on sharing",
    "reviews": "review",
    "disagreements": "disagreement",
    "not_done": "thing that is not done",
    "hand_overs": "hand-over",
    "releases": "release",
    "copies": "copy",
    "clearances": "cleared coincidence",
    "staff": "person who decides",
}
#: What says best which row it is, the first that is known.
_SAYS = ("kind", "relationship", "role", "about", "entry_type", "part", "agency", "setting", "what", "model")
#: Of these, those that say by themselves what kind of row it is.
_ENOUGH = ("kind", "relationship", "agency", "part")
_NAMED_BY = ("plan_id", "meeting_id", "belongs_to", "aim_id", "link_id", "section_no")
_DAYS = ("held_at", "arranged_for", "received_at", "event_at", "started_on", "judged_on", "due", "decided_on")


def one_of(kind: type[Record]) -> str:
    """What one row of a sheet is called, in lower case: "referral"."""
    return ONE_OF.get(kind.collection, kind.sheet.casefold())


def words_of(record: Record) -> str:
    """A row in a few words: "SD-003101, strategy discussion, 14/10/2026, the child who displayed ..."."""
    if isinstance(record, StaffMember):
        known_of = (one for one in (record.name, record.role) if known(one))
        return ", ".join(map(as_typed, known_of)) or one_of(StaffMember)
    said = [str(record.id)] if record.key else []
    for name in _NAMED_BY if not record.key else ():
        if known(value := getattr(record, name, NOT_RECORDED)):
            said.append(f"heading {value}" if name == "section_no" else str(value))
    said += [_of_its_kind(record)] if record.collection not in ("details", "sections") else []
    said += [shown(value) for name in _DAYS if known(value := getattr(record, name, NOT_RECORDED))][:1]
    names = (getattr(record, name, NOT_RECORDED) for name in ("name", "child_name"))
    return ", ".join([*said, *(str(one) for one in names if known(one))])


def _of_its_kind(record: Record) -> str:
    for name in _SAYS:
        if name in record.fields and known(value := getattr(record, name)):
            label = as_typed(value)
            return label if name in _ENOUGH else f"{one_of(type(record))}: {label[:1].lower()}{label[1:]}"
    return one_of(type(record))


def choices_of(field: Field, case: Case) -> tuple[Option, ...]:
    """The rows of the case that a reference may name, each in words."""
    if field.kind is not Kind.ID or not field.refers_to:
        return ()
    return tuple(Option(one.id, words_of(one)) for one in _rows_of(field, case))


def _rows_of(field: Field, case: Case) -> Iterator[Record]:
    for collection in field.refers_to:
        if collection == "details":
            yield case.details
        elif collection in BY_COLLECTION:
            yield from getattr(case, collection)
