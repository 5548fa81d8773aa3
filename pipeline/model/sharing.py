"""The sharing log: what is shared with whom, on which ground and by whom, or why it is not shared."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, prose, reference, several, staff
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import AHEAD, ITSELF, Since

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class SharingDecision(
    Record,
    sheet="Information sharing",
    collection="sharing",
    key="sharing_id",
    known_from=Since(("decided_on",), record_of=("belongs_to",)),
):
    """One decision to share something with somebody, or not to (R08).

    Never in a family copy, and never in a paper of the agency with which something is not shared.
    """

    sharing_id: str = identifier("Sharing ID", P, "A reference such as IS-0001.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    belongs_to: str | Blank = reference(
        "Decided at",
        ("discussions", "meetings", "reviews"),
        P,
        "The ID of the discussion, meeting or review whose minutes print it.",
        required=False,
    )
    about: Code | Blank = code(
        "About", codes.ABOUT, P | A, "Which child the information is about.", required=True, protects=True
    )
    link_id: str | Blank = reference(
        "Link ID",
        ("linked_children",),
        P,
        "The child harmed, where it is about one.",
        required=False,
        protects=True,
    )
    what: tuple[Code, ...] | Blank = several("What", codes.INFORMATION, P | A, "What kind of information.")
    part: str | Blank = prose("In a few words", P, "Which part of it, without the information itself.")
    agency: Code | Blank = code("With agency", codes.SHARED_WITH, P | A, "The agency, if it is one.")
    recipient: str | Blank = prose(
        "With whom",
        P,
        "The role, or the school, club or service: head teacher, youth club leader.",
        tells=Tells.NOTHING,
    )
    decision: Code | Blank = code(
        "Decision", codes.SHARING_DECISION, P | A, "Share, or do not share.", required=True
    )
    ground: Code | Blank = code(
        "Ground", codes.SHARING_GROUND, P | A, "The lawful basis on which it is shared."
    )
    shared_by: str | Blank = staff("Shared by", P, "Name and role of the person who shares it.")
    decided_on: date | Blank = day(
        "Decided on", P | A, "The day of the decision.", since=ITSELF, happened=True, after=("details.dob",)
    )
    share_by: date | Blank = day(
        "To be shared by",
        P,
        ("The date it is due."),
        since=AHEAD,
        happened=False,
        after=("belongs_to.held_at",),
    )
    shared_on: date | Blank = day(
        "Shared on",
        P | A,
        "Empty until it is shared.",
        since=ITSELF,
        happened=True,
        after=("decided_on", "belongs_to.held_at"),
    )
    why_not: str | Blank = prose("Why not", P, "Where it is not shared.")
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies",
        codes.AGENCY_KEPT_AWAY,
        P,
        "The agencies that may not read this.",
        agencies=NONE_BUT_US,
        keeps_away=True,
    )
