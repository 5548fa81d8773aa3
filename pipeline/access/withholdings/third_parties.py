"""A family's copy holds no other person's details: no address, no number, no decision about them (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, FamilyMember, Releasable

REASON = "It is about another person."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "*.withhold_ground",
    "*.release",
    "family.relationship",
    "family.address_confidential",
    "attendance.person_id",
    "copies.person_id",
)
#: Relationships that all the family know by name. Anybody else is named only as present at the same meeting.
_KNOWN_TO_ALL = {"mother", "father", "young"}


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide other people's rows except the names of parents and child, and rows withheld on this ground."""
    if not audience.is_family:
        return
    unnamed = set()
    for person in case.family:
        if person.person_id == audience.recipient:
            continue
        if person.relationship not in _KNOWN_TO_ALL and (
            person.relationship == "sibling" or person.keeps_address_safe
        ):
            unnamed.add(person.person_id)
        yield from _row_of(person)
    for row in case.attendance:
        if row.person_id in unnamed:
            yield Hidden(row, None, REASON, Ground.THIRD_PARTY, never_shown=True)
    for copy in case.copies:
        if copy.person_id != audience.recipient:
            yield Hidden(copy, None, REASON, Ground.THIRD_PARTY, never_shown=True)
    for record in case.records():
        if isinstance(record, Releasable) and record.withhold_ground == "third" and record.release != "yes":
            yield Hidden(record, None, REASON, Ground.THIRD_PARTY)


def _row_of(person: FamilyMember) -> Iterator[Hidden]:
    if person.relationship not in _KNOWN_TO_ALL:
        yield Hidden(person, None, REASON, Ground.THIRD_PARTY, never_shown=True)
        return
    for name in person.fields:
        if name not in ("name", "relationship"):
            yield Hidden(person, name, REASON, Ground.THIRD_PARTY, never_shown=True)
