"""Who a copy is for, and what may be hidden from them: on which ground, and what stands in its place."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from pipeline.model import Blank, Reader, Record, Releasable, known

#: The columns that decide who has a view of their own, and which rows were released to whom. "*": on each
#: sheet that has it.
NEEDS = (
    "family.may_receive_copy",
    "family.relationship",
    "*.release",
    "*.release_by",
    "*.release_on",
    "*.withhold_from",
    "*.withhold_ground",
    "*.show_withheld",
)
#: Who of a family may have a copy; what a sibling may read is a decision that this procedure does not make.
FAMILY = Reader.PARENT | Reader.CHILD


@dataclass(frozen=True)
class Audience:
    """Who a copy is for: a kind of reader; for family one recipient; for professionals, the one discussion it records, if any.

    `meeting` is the ID of the strategy discussion whose people read the copy; empty for the case's own
    professionals.
    """

    reader: Reader
    meeting: str = ""
    recipient: str = ""

    @property
    def is_family(self) -> bool:
        """Whether the copy is for one of the family, so that only what was released may be in it."""
        return bool(self.reader & FAMILY)


class Ground(enum.Enum):
    """Why something is withheld.

    The number stands in the mark; all marks are the same width, whatever they stand for.
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

    @property
    def mark(self) -> Mark:
        """What stands in the place of what is withheld."""
        return Mark(f"[Withheld {self.value[0]:02d}]")

    @property
    def words(self) -> str:
        """The ground as a schedule names it."""
        return self.value[1]


#: What a person chose on the sheet, as a ground.
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
    """The mark of one fixed width that stands where something is withheld and a person chose to show that it is."""

    __slots__ = ()


@dataclass(frozen=True)
class Hidden:
    """One thing that an audience may not see: a field of a row, or the whole row where `field` is None, and why.

    `never_shown`: not even a mark may stand in its place, whatever a person chose, because the gap itself
    would tell.
    """

    record: Record
    field: str | None
    reason: str
    ground: Ground = Ground.OTHER
    never_shown: bool = False

    @property
    def decided_by(self) -> str:
        """Who decided on this row, where somebody did; otherwise the procedure does."""
        by = getattr(self.record, "release_by", Blank.NOT_RECORDED)
        return (
            by
            if known(by) and isinstance(self.record, Releasable) and self.record.release == "withhold"
            else "The procedure"
        )

    @property
    def decided_on(self) -> date | Blank:
        """When that was decided."""
        on: date | Blank = getattr(self.record, "release_on", Blank.NOT_RECORDED)
        return on if self.decided_by != "The procedure" else Blank.NOT_APPLICABLE
