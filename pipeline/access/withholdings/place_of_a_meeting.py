"""A meeting's place is in no paper of a reader who may not know whose address or school it is (F2, R02)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.agency_part import MeetingRecord
from pipeline.access.agency_rows import agencies_of_field
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.foundation.text import letters_and_digits
from pipeline.model import Case, FamilyMember, LinkedChild, Record, Section47, known
from pipeline.model.agencies import SERVICE

REASON = "It is, or gives away, an address or a school that this reader may not know."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "details.home_address",
    "details.school",
    "family.address",
    "family.address_confidential",
    "family.gives_away",
    "linked_children.home_address",
    "linked_children.school",
)
#: A shorter line or name is in too many places.
_SHORTEST = 6
#: The fields that say where somebody lives or learns, by sheet.
_WHERE = {
    "details": ("home_address",),
    "family": ("address", "gives_away"),
    "linked_children": ("home_address", "school"),
}


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide the place of each meeting that is at such an address, for this reader.

    The rest of the invitation stays, and says whom to ask.
    """
    kept = [one for one in _secret_places(case, audience) if one[0]]
    meetings: tuple[MeetingRecord | Section47, ...] = (
        *case.discussions,
        *case.meetings,
        *case.reviews,
        *case.enquiries,
    )
    for meeting in meetings if kept else ():
        place = letters_and_digits(meeting.place) if known(meeting.place) else ""
        ground = next((ground for line, ground in kept if line in place), None)
        if ground is not None:
            yield Hidden(meeting, "place", REASON, ground, never_shown=True)


def _secret_places(case: Case, audience: Audience) -> Iterator[tuple[str, Ground]]:
    """What a place must not hold for this reader, folded, and on which ground."""
    own_school = letters_and_digits(case.details.school) if known(case.details.school) else ""
    for record in case.records():
        for name in _WHERE.get(record.collection, ()):
            value = getattr(record, name)
            if known(value) and not _may_know(case, record, name, audience):
                ground = Ground.CHILD_HARMED if isinstance(record, LinkedChild) else Ground.ADDRESS
                yield from ((one, ground) for one in _lines_of(value) if one != own_school)


def _may_know(case: Case, record: Record, name: str, audience: Audience) -> bool:
    """Whether this reader may know the address or school; what is kept safe, nobody may."""
    if isinstance(record, FamilyMember) and record.keeps_address_safe:
        return False
    if audience.is_family:
        return False
    discussion = case.discussion(audience.meeting) if audience.meeting else None
    about = discussion.link_id if discussion is not None and discussion.about == "harmed" else None
    if isinstance(record, LinkedChild):
        if record.link_id != about:
            return False
    elif about is not None:
        return False
    return audience.agency in ("", SERVICE) or audience.agency in agencies_of_field(record.collection, name)


def _lines_of(value: str) -> Iterator[str]:
    """The first line of an address and its postcode's line, or each name of several, folded."""
    for one in value.split(";"):
        first = letters_and_digits(one.split(",")[0])
        if len(first) >= _SHORTEST:
            yield first
