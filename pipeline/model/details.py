"""The child who displayed the behaviour, and the state of their case: one row a case."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import ENQUIRING, EVERY, NONE_BUT_US, WITH_THE_CHILD, also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, several, staff, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, UNDATED, since

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class CaseDetails(
    Record, sheet="Cases", collection="details", key="case_id", known_from=UNDATED, agencies=NONE_BUT_US
):
    """One child's case."""

    case_id: str = identifier(
        "Case ID", P | A, "The service's own reference for the case. Never the child's name.", agencies=EVERY
    )
    child_ref: str | Blank = text(
        "Child reference",
        P,
        "The local authority's reference for the child.",
        identifies=True,
        tells=Tells.NUMBER,
    )
    child_name: str | Blank = text(
        "Child's name",
        P | F | C,
        "The name or initials to print.",
        required=True,
        identifies=True,
        tells=Tells.NAME,
        agencies=EVERY,
    )
    dob: date | Blank = day(
        "Date of birth",
        P | C | A,
        "Reports use the age band only. The wording of the child's copy depends on age.",
        tells=Tells.BIRTHDAY,
        since=UNDATED,
        happened=True,
        after=(),
        agencies=EVERY,
    )
    nhs_number: str | Blank = text(
        "NHS number", P, "Ten digits.", identifies=True, tells=Tells.NUMBER, agencies=also("Health")
    )
    sex: Code | Blank = code("Sex", codes.SEX, P | A, "As recorded for the census.")
    ethnicity: Code | Blank = code(
        "Ethnicity", codes.ETHNICITY, P | A, "Counted only where the figures are safe."
    )
    disability: tuple[Code, ...] | Blank = several(
        "Disability",
        codes.DISABILITY,
        P | A,
        "Figures use yes or no only (R32).",
        agencies=also("Health", "Education", "YOS", "HSBTeam"),
    )
    home_address: str | Blank = text(
        "Home address", P, "Where the child lives.", identifies=True, tells=Tells.ADDRESS, agencies=ENQUIRING
    )
    school: str | Blank = text(
        "School", P | F | C, "School or other place of education.", tells=Tells.PLACE, agencies=EVERY
    )
    gp_practice: str | Blank = text(
        "GP practice", P | F | C, "The child's doctor's surgery.", tells=Tells.PLACE, agencies=also("Health")
    )
    court: str | Blank = text(
        "Court",
        P | F,
        "Where there are proceedings.",
        tells=Tells.PLACE,
        agencies=also("Police", "YOS", "IRO"),
    )
    looked_after: bool | Blank = yes_no(
        "Looked after",
        P | A,
        "Whether the council looks after the child (R31).",
        since=since("looked_after_from", before=False),
        agencies=EVERY,
    )
    legal_status: Code | Blank = code(
        "Legal status",
        codes.LEGAL_STATUS,
        P,
        "Where the child is looked after.",
        tells=Tells.WORDS,
        since=since("looked_after_from"),
        agencies=also("YOS", "IRO"),
    )
    looked_after_from: date | Blank = day(
        "Looked after from",
        P,
        "Starts the looked-after review clock (S10).",
        since=ITSELF,
        happened=True,
        after=("dob",),
        agencies=also("IRO"),
    )
    social_worker: str | Blank = staff(
        "Social worker", P | F | C, "The allocated social worker.", agencies=EVERY
    )
    language: str | Blank = text(
        "Language", P | F, "The child's main language.", tells=Tells.NOTHING, agencies=WITH_THE_CHILD
    )
    interpreter_needed: bool | Blank = yes_no(
        "Interpreter needed", P | F, "For the child.", agencies=WITH_THE_CHILD
    )
    format_needed: Code | Blank = code(
        "Format needed", codes.FORMAT, P | F, "For the child's copies.", agencies=WITH_THE_CHILD
    )
    child_view_on_sharing: str | Blank = text(
        "Child's view on sharing",
        P,
        "What the child says about who may read what (F4).",
        agencies=also("IRO", "Advocate"),
    )
    status: Code | Blank = code(
        "Status",
        codes.STATUS,
        P | A,
        "Open or closed.",
        required=True,
        since=since("closed_on", before=codes.STATUS["open"]),
        agencies=EVERY,
    )
    closed_on: date | Blank = day(
        "Closed on",
        P | A,
        "Where the case is closed.",
        tells=Tells.NOTHING,
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
        agencies=EVERY,
    )
    close_reason: Code | Blank = code(
        "Reason for closing", codes.CLOSE_REASON, P | A, "Where the case is closed.", since=since("closed_on")
    )
    school_lead: str | Blank = staff(
        "Safeguarding lead at the school",
        P,
        "Who at the school keeps this child's plan.",
        agencies=WITH_THE_CHILD,
    )
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies",
        codes.AGENCY_KEPT_AWAY,
        P,
        "The agencies that may not read anything about this case.",
        keeps_away=True,
    )
