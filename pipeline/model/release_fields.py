"""The columns of a decision on what a family may read, and who made it when; the same on every sheet."""

from __future__ import annotations

import re
from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.fields import Reader, Record, Tells, code, day, several, staff, text, yes_no
from pipeline.model.missing_values import Blank, known
from pipeline.model.name_matching import why_no_person
from pipeline.model.since import UNDATED

P = Reader.PROFESSIONAL
_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")


class Releasable(Record, agencies=NONE_BUT_US):
    """A row that a family may read only after its release (F1, F3). An empty decision is not a decision."""

    release: Code | Blank = code(
        "Release",
        codes.RELEASE,
        P,
        "Whether a family may read this (F1). Empty counts as not decided.",
        protects=True,
    )
    withhold_ground: Code | Blank = code(
        "Ground for withholding", codes.WITHHOLD_GROUND, P, "Where withheld (F3).", protects=True
    )
    withhold_from: str | Blank = text(
        "Withhold from",
        P,
        "Person IDs, with commas between, of those who may not read what the others may.",
        tells=Tells.NOTHING,
        protects=True,
    )
    show_withheld: bool | Blank = yes_no(
        "Show that it is withheld", P, "Yes puts a mark in its place; else nothing shows (F3).", protects=True
    )
    release_by: str | Blank = staff("Release decided by", P, "Who decided (F3).", protects=True)
    release_on: date | Blank = day(
        "Release decided on",
        P,
        "When (F3).",
        tells=Tells.NOTHING,
        since=UNDATED,
        happened=True,
        after=("referrals.received_at",),
        protects=True,
    )
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies", codes.AGENCY_KEPT_AWAY, P, "The agencies that may not read this.", keeps_away=True
    )

    @property
    def decided(self) -> bool:
        """Whether there is a valid decision, with a date and a name. A role is not a name."""
        named = known(self.release_by) and not why_no_person(self.release_by)
        return self.release in ("yes", "withhold") and named and known(self.release_on)

    def released_to(self, person_id: str) -> bool:
        """Whether a valid decision released the row, and it is not withheld from this person."""
        return self.release == "yes" and self.decided and person_id.casefold() not in self.kept_from

    @property
    def kept_from(self) -> frozenset[str]:
        """The Person IDs, in lower case, from whom the row is withheld although the family may read it."""
        if not known(self.withhold_from):
            return frozenset()
        return frozenset(one.casefold() for one in _BETWEEN.split(self.withhold_from.strip()) if one)
