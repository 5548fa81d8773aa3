"""A coincidence that a named person cleared: a sentence that only looks as if it held something withheld."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Decides, Tells
from pipeline.model.fields import Record, code, day, identifier, prose, reference, staff, text
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P = Reader.PROFESSIONAL


class Clearance(
    Record,
    sheet="Cleared coincidences",
    collection="clearances",
    key="clearance_id",
    known_from=since("cleared_on"),
    agencies=NONE_BUT_US,
):
    """One sentence, in one document for one person, that a named person looked at and cleared of one item.

    It clears nothing else, and nothing once the sentence changes.
    """

    clearance_id: str = identifier("Clearance ID", P, "A reference such as CC-0002.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    person_id: str | Blank = reference(
        "Person ID",
        ("family",),
        P,
        ("Whose copy it is. Empty for the professionals' own documents."),
        required=False,
    )
    document: Code | Blank = code("Document", codes.PAPER, P, "Which document.", required=True)
    item: str | Blank = text(
        "Item",
        P,
        "The withheld item as the message names it, for example L-0007 Child's name.",
        required=True,
        tells=Tells.NOTHING,
    )
    sentence: str | Blank = text(
        "Sentence code",
        P,
        "The code beside the sentence in the marked copy, for example 3F9A-02C1.",
        tells=Tells.NOTHING,
    )
    word: str | Blank = text(
        "Word", P, "The word or words that it is about, for the next person who looks.", tells=Tells.NOTHING
    )
    reason: str | Blank = prose("Reason", P, "Why it is not the person or thing withheld.")
    cleared_by: str | Blank = staff(
        "Cleared by",
        P,
        "Who looked at it, as on the sheet Staff.",
        required=True,
        decides=Decides("may_clear", "cleared_on"),
    )
    cleared_on: date | Blank = day(
        "Cleared on",
        P,
        "When.",
        required=True,
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
    )
