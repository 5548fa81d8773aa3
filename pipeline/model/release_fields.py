"""The columns of a decision on what a family may read, and who made it when; the same on every sheet."""

from __future__ import annotations

import re
from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Decides, Tells
from pipeline.model.fields import Record, code, day, several, staff, text, yes_no
from pipeline.model.missing_values import Blank, known
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED

P = Reader.PROFESSIONAL
_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")


class Releasable(Record, agencies=NONE_BUT_US):
    """A row that a family may read only after its release (F1, F3). An empty decision is not a decision.

    These are the row's own cells. What holds is `decision_on`: a row of Releases may release its record.
    """

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
        "The Person IDs of those who may not read what the others may, with commas between them.",
        tells=Tells.NOTHING,
        protects=True,
    )
    show_withheld: bool | Blank = yes_no(
        "Show that it is withheld",
        P,
        ("Yes puts a mark in its place. Otherwise nothing shows (F3)."),
        protects=True,
    )
    release_by: str | Blank = staff(
        "Release decided by",
        P,
        "Who decided, as on the sheet Staff (F3).",
        protects=True,
        decides=Decides("may_release", "release_on"),
    )
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
    def kept_from(self) -> frozenset[str]:
        """The Person IDs, in lower case, in the row's own cell; `decision_on` adds those of its record."""
        return ids_in(self.withhold_from)


def ids_in(written: str | Blank) -> frozenset[str]:
    """The IDs in a cell, in lower case."""
    if not known(written):
        return frozenset()
    return frozenset(one.casefold() for one in _BETWEEN.split(written.strip()) if one)
