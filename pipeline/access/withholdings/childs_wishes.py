"""What the child asked to keep from a person is kept from that person (F4)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden, Reader
from pipeline.model import Case, Releasable, known, may_hide_a_value

REASON = "The child asked that this person should not read it."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "*.withhold_ground",
    "*.release",
    "family.relationship",
    "family.child_wish",
    "disagreements.raised_by",
    "disagreements.person_id",
)


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide the child's own words from an adult who may not read them, and rows withheld because of wishes."""
    if not audience.is_family:
        return
    person = next((one for one in case.family if one.person_id == audience.recipient), None)
    wish = person.child_wish if person is not None else "share"
    keeps = audience.reader is Reader.PARENT and (may_hide_a_value(wish) or (known(wish) and wish != "share"))
    children = {one.person_id for one in case.family if one.relationship == "young"}
    for row in case.disagreements:
        if keeps and (row.raised_by == "child" or row.person_id in children):
            yield Hidden(row, None, REASON, Ground.WISHES, never_shown=True)
    for record in case.records():
        if isinstance(record, Releasable) and record.withhold_ground == "wishes" and record.release != "yes":
            yield Hidden(record, None, REASON, Ground.WISHES)
