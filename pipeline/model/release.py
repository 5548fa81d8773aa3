"""A decision that a family may read a whole record: which headings, which not, from whom, by whom, when."""

from __future__ import annotations

import re
from datetime import date

from pipeline.model import codes
from pipeline.model.code import Code
from pipeline.model.field_kinds import Decides, Tells
from pipeline.model.fields import Record, code, day, identifier, reference, staff, text
from pipeline.model.missing_values import Blank, known, recorded
from pipeline.model.reader import Reader
from pipeline.model.release_fields import ids_in
from pipeline.model.since import UNDATED

P = Reader.PROFESSIONAL
_RANGE = re.compile(r"\s*(?:-|–|\bto\b)\s*")
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b)\s*")
#: More headings than any paperwork has: a longer range is a slip.
_MOST = 99


class Release(Record, sheet="Releases", collection="releases", key="release_id", known_from=UNDATED):
    """One decision on every row of a record that has no decision of its own (F1, F3)."""

    release_id: str = identifier("Release ID", P, "A reference such as RL-0004.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    record_id: str | Blank = text(
        "Record released",
        P,
        "The ID of the meeting, AIM assessment or review; or the Plan ID of a safety plan.",
        required=True,
        tells=Tells.NOTHING,
        protects=True,
    )
    headings: str | Blank = text(
        "Headings released",
        P,
        "Heading numbers, such as 1 to 8, 10. If empty, every row of the record is released.",
        tells=Tells.NOTHING,
        protects=True,
    )
    excepted: str | Blank = text(
        "Except",
        P,
        "Heading numbers, or the IDs of actions, that the family may not read.",
        tells=Tells.NOTHING,
        protects=True,
    )
    withhold_ground: Code | Blank = code(
        "Ground for the exceptions", codes.WITHHOLD_GROUND, P, "Why they are withheld (F3).", protects=True
    )
    withhold_from: str | Blank = text(
        "Withhold from",
        P,
        "The Person IDs of those who may not read what the others may, with commas between them.",
        tells=Tells.NOTHING,
        protects=True,
    )
    decided_by: str | Blank = staff(
        "Decided by",
        P,
        "Who decided, as on the sheet Staff.",
        protects=True,
        decides=Decides("may_release", "decided_on"),
    )
    decided_on: date | Blank = day(
        "Decided on",
        P,
        "When. Rows dated after this day are not released by it.",
        tells=Tells.NOTHING,
        since=UNDATED,
        happened=True,
        after=("referrals.received_at",),
        protects=True,
    )

    @property
    def kept_from(self) -> frozenset[str]:
        """The Person IDs, in lower case, from whom the record is withheld although the family may read it."""
        return ids_in(self.withhold_from)


def pieces_of(written: str | Blank) -> tuple[frozenset[int], frozenset[str]] | None:
    """The heading numbers and the IDs, in lower case, in a cell; None where it cannot be read."""
    if recorded(written) and not known(written):
        return None
    numbers: set[int] = set()
    ids: set[str] = set()
    for piece in _BETWEEN.split(written.strip().casefold()) if known(written) else ():
        ends = _RANGE.split(piece)
        if all(map(_is_heading, ends)) and len(ends) <= 2:
            numbers |= set(range(int(ends[0]), int(ends[-1]) + 1))
            if int(ends[0]) > int(ends[-1]):
                return None
        elif piece and any(letter.isalpha() for letter in piece):
            ids.add(piece)
        elif piece:
            return None
    return frozenset(numbers), frozenset(ids)


def _is_heading(piece: str) -> bool:
    return piece.isascii() and piece.isdigit() and len(piece) <= 2 and 1 <= int(piece) <= _MOST
