"""A meeting's place is in no paper of a reader who may not know whose address or school it is (F2, R02)."""

from __future__ import annotations

import re
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
    "linked_children.child_name",
    "linked_children.home_address",
    "linked_children.school",
)
#: A shorter line or name is in too many places.
_SHORTEST = 6
_WORDS = re.compile(r"[^\W\d_]+")
#: What is before the street where it is in a piece of its own: "Flat 2", "2".
_FLAT = re.compile(r"\b(?:flat|apartment|unit|number|no)\b\.?|\b\d+\w?\b", re.IGNORECASE)
#: What people leave out when they name a school: "Dovecote" for Dovecote Primary School.
_SCHOOL = re.compile(
    r"\b(?:primary|secondary|infant|junior|high|community|academy|college|school)s?\b", re.IGNORECASE
)
#: The fields that say where somebody lives or learns, by sheet.
_WHERE = {
    "details": ("home_address",),
    "family": ("address", "gives_away"),
    "linked_children": ("home_address", "school"),
}


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide the place of each meeting that is at such an address, or has its street, and such a link.

    The rest of the invitation stays, and says whom to ask.
    """
    kept = [one for one in _secret_places(case, audience) if one[0]]
    meetings: tuple[MeetingRecord | Section47, ...] = (
        *case.discussions,
        *case.meetings,
        *case.reviews,
        *case.enquiries,
    )
    names = set(_secret_names(case, audience))
    for meeting in meetings if kept or names else ():
        for field in ("place", "link_to_join"):
            written = getattr(meeting, field)
            ground = _ground(str(written), kept, names) if known(written) else None
            if ground is not None:
                yield Hidden(meeting, field, REASON, ground, never_shown=True)


def _ground(written: str, kept: list[tuple[str, Ground]], names: set[str]) -> Ground | None:
    """On which ground a place, or a link, is hidden; None where it gives nothing away."""
    if names & {one.casefold() for one in _WORDS.findall(written)}:
        return Ground.CHILD_HARMED
    folded = letters_and_digits(written)
    return next((ground for line, ground in kept if line in folded), None)


def _secret_names(case: Case, audience: Audience) -> Iterator[str]:
    """Each part of the name of a child harmed whom this reader's papers do not name: "Green Room" has one."""
    about = _child_harmed_at(case, audience)
    for child in case.linked_children:
        if child.link_id != about and known(child.child_name):
            yield from (one.casefold() for one in _WORDS.findall(child.child_name) if len(one) > 2)


def _secret_places(case: Case, audience: Audience) -> Iterator[tuple[str, Ground]]:
    """What a place must not hold for this reader, folded, and on which ground."""
    own_school = letters_and_digits(case.details.school) if known(case.details.school) else ""
    for record in case.records():
        for name in _WHERE.get(record.collection, ()):
            value = getattr(record, name)
            if known(value) and not _may_know(case, record, name, audience):
                ground = Ground.CHILD_HARMED if isinstance(record, LinkedChild) else Ground.ADDRESS
                yield from ((one, ground) for one in _lines_of(value) if one not in own_school)


def _may_know(case: Case, record: Record, name: str, audience: Audience) -> bool:
    """Whether this reader may know the address or school; what is kept safe, nobody may."""
    if isinstance(record, FamilyMember) and record.keeps_address_safe:
        return False
    if audience.is_family:
        return False
    about = _child_harmed_at(case, audience)
    if isinstance(record, LinkedChild):
        if record.link_id != about:
            return False
    elif about is not None:
        return False
    return audience.agency in ("", SERVICE) or audience.agency in agencies_of_field(record.collection, name)


def _child_harmed_at(case: Case, audience: Audience) -> object:
    """The reference of the child harmed whose discussion the papers are about; None for the case's own."""
    discussion = case.discussion(audience.meeting) if audience.meeting else None
    return discussion.link_id if discussion is not None and discussion.about == "harmed" else None


def _lines_of(value: str) -> Iterator[str]:
    """What gives an address or a school away, folded: its first line, its street alone, and its postcode.

    "Flat 2, 7 Kite Steps, Puddlecombe, ZZ99 1AA" has the street Kite Steps; the town is nobody's address.
    """
    for one in value.split(";"):
        pieces = [piece.strip() for piece in one.split(",") if piece.strip()]
        streets = [piece for piece in pieces if any(letter.isdigit() for letter in piece)]
        if pieces and not any(letter.isalpha() for letter in _FLAT.sub("", pieces[0])):
            streets += pieces[1:2]
        for piece in (*pieces[:1], *streets):
            for form in (piece, _FLAT.sub(" ", piece), _SCHOOL.sub(" ", piece)):
                if len(folded := letters_and_digits(form)) >= _SHORTEST:
                    yield folded
