"""Who a copy is for, what is hidden from them, on which ground, and the mark that is shown instead."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.access.agency_part import agencies_at, agencies_of
from pipeline.model import Blank, Case, Reader, Record, Releasable, Release, codes, known

#: The columns of the sheet Releases, each of which decides what is released to whom.
RELEASES = tuple(f"{Release.collection}.{name}" for name, field in Release.fields.items() if field.protects)
#: The columns that decide who has a view of their own, and which rows were released to which person.
#: "*" means every sheet that has the column.
NEEDS = (
    "family.may_receive_copy",
    "family.relationship",
    "*.release",
    "*.release_by",
    "*.release_on",
    "*.withhold_from",
    "*.withhold_ground",
    "*.show_withheld",
    *RELEASES,
)
#: To whom a case may be handed over, by code.
RECEIVED_BY = ("council", "adult")
#: The family members who may have a copy. The procedure does not decide what a sibling may read.
FAMILY = Reader.PARENT | Reader.CHILD


@dataclass(frozen=True)
class Audience:
    """Who a copy is for: a kind of reader, and for a family copy one recipient.

    `recipient`: the Person ID of a family member; empty for professionals. `meeting`: the ID of the strategy
    discussion whose members read the copy; empty for the case's own professionals and for families. `agency`:
    the code of the one agency that a paper goes to; empty where it stays with all who were at the meeting.
    `hand_over`: the ID of the hand-over whose receiving service reads the pack.
    """

    reader: Reader
    meeting: str = ""
    recipient: str = ""
    agency: str = ""
    hand_over: str = ""

    @cached_property
    def is_family(self) -> bool:
        """Whether the copy is for a family member, so that it may hold only what was released."""
        return bool(self.reader & FAMILY)

    @property
    def agency_label(self) -> str:
        """The name of the agency, as it is printed; empty where the copy is for no one agency."""
        return codes.AGENCY[self.agency].label if self.agency else ""

    @property
    def is_of_the_case(self) -> bool:
        """Whether the copy is about the case and for its professionals, all of them or one agency.

        A strategy discussion has its own.
        """
        return self.reader is Reader.PROFESSIONAL and not self.meeting and not self.hand_over

    @property
    def leaves_the_service(self) -> bool:
        """Whether what is made for it leaves the service: for one agency, or for the receiver of a case."""
        return bool(self.agency or self.hand_over)


def audiences_of(case: Case) -> Iterator[Audience]:
    """Every audience a copy may be made for: professionals, each strategy discussion, and the family.

    After the professionals of the case, and after those of each discussion, each agency among them; then the
    service that receives a hand-over.
    A family member is included where their row says that they may receive a copy (F6), but never a sibling.
    Whether a copy is made depends on the release decisions.
    """
    yield Audience(Reader.PROFESSIONAL)
    yield from (Audience(Reader.PROFESSIONAL, agency=one) for one in agencies_of(case))
    yield from (
        Audience(Reader.PROFESSIONAL, hand_over=one.hand_over_id)
        for one in case.hand_overs
        if one.to in RECEIVED_BY
    )
    for discussion in case.discussions:
        meeting = discussion.discussion_id
        yield Audience(Reader.PROFESSIONAL, meeting=meeting)
        yield from (
            Audience(Reader.PROFESSIONAL, meeting=meeting, agency=one)
            for one in agencies_at(case, discussion)
        )
    for person in case.family:
        if (
            person.may_receive_copy is True
            and known(person.relationship)
            and person.relationship != "sibling"
        ):
            reader = Reader.CHILD if person.relationship == "young" else Reader.PARENT
            yield Audience(reader, recipient=person.person_id)


class Ground(enum.Enum):
    """Why something is withheld.

    The number is printed in the mark; all marks have the same width, so that the width reveals nothing.
    """

    THIRD_PARTY = (1, "Information about another person")
    CHILD_HARMED = (2, "Information about another child")
    POLICE = (3, "Police information")
    SERIOUS_HARM = (4, "Risk of serious harm")
    LEGAL = (5, "Legal advice")
    SOURCE = (6, "Where information came from")
    WISHES = (7, "A person's wishes")
    EXCLUDED = (8, "A part of a meeting that the recipient was not at")
    ADDRESS = (9, "An address that is kept safe")
    REFERRER = (10, "Who made the referral")
    DBS = (11, "The DBS question")
    NOT_RELEASED = (12, "Not released")
    OTHER = (13, "Another ground")
    STRATEGY = (14, "A strategy discussion")
    NOT_HEARD = (15, "What this agency did not hear at any meeting")
    NOT_NEEDED = (16, "What this agency does not need")
    NOT_FOR_IT = (17, "What somebody marked as not for this agency")

    @property
    def mark(self) -> Mark:
        """The mark that is shown instead of what is withheld."""
        return Mark(f"[Withheld {self.value[0]:02d}]")

    @property
    def words(self) -> str:
        """The ground in words, as the schedule prints it."""
        return self.value[1]


#: The ground for each code that a person can choose on the sheet.
GROUNDS = {
    "third": Ground.THIRD_PARTY,
    "harmed": Ground.CHILD_HARMED,
    "police": Ground.POLICE,
    "harm": Ground.SERIOUS_HARM,
    "legal": Ground.LEGAL,
    "source": Ground.SOURCE,
    "wishes": Ground.WISHES,
    "other": Ground.OTHER,
}


class Mark(str):
    """The mark of fixed width, shown where a person chose to show that something is withheld."""

    __slots__ = ()


@dataclass(frozen=True)
class Hidden:
    """A field of a row that an audience may not see, or the entire row where `field` is None, and why.

    `never_shown`: not even a mark is shown, whatever a person chose, because the gap would give it away.
    """

    record: Record
    field: str | None
    reason: str
    ground: Ground = Ground.OTHER
    never_shown: bool = False

    @property
    def decided_by(self) -> str:
        """The person who decided to withhold this row, or "The procedure" where nobody did."""
        by = getattr(self.record, "release_by", Blank.NOT_RECORDED)
        return (
            by
            if known(by) and isinstance(self.record, Releasable) and self.record.release == "withhold"
            else "The procedure"
        )

    @property
    def decided_on(self) -> date | Blank:
        """The day of that decision; NOT_APPLICABLE where the procedure decides."""
        on: date | Blank = getattr(self.record, "release_on", Blank.NOT_RECORDED)
        return on if self.decided_by != "The procedure" else Blank.NOT_APPLICABLE


def withheld_in(hidden: Iterable[Hidden]) -> frozenset[str]:
    """Return the IDs of the meetings of whose record an agency lacks some of what is said there.

    What an agency does not need, or the case's reference, is on no page that it would otherwise be given.
    """
    part = [
        one for one in hidden if one.field not in (None, "case_id") and one.ground is not Ground.NOT_NEEDED
    ]
    return frozenset(str(one.record.__dict__.get("belongs_to", "")) for one in part)
