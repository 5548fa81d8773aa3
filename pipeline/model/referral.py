"""A referral: the concern as it reached the service. Its time of receipt starts the clocks."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import ENQUIRING, NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, moment, reference, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class Referral(
    Record, sheet="Referrals", collection="referrals", key="referral_id", known_from=since("received_at")
):
    """One referral."""

    referral_id: str = identifier("Referral ID", P, "A reference such as R-0031.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    received_at: date | Blank = moment(
        "Received at",
        P | A,
        "Starts the 24 hours (R01, R02).",
        required=True,
        since=ITSELF,
        happened=True,
        after=("details.dob",),
    )
    source: Code | Blank = code(
        "Source", codes.REFERRAL_SOURCE, P | A, "Who referred. Never shown to a family.", agencies=NONE_BUT_US
    )
    referrer: str | Blank = text(
        "Referrer",
        P,
        "The name or role of the person who referred.",
        tells=Tells.PERSON,
        agencies=NONE_BUT_US,
    )
    received_by: Code | Blank = code(
        "Received by", codes.RECEIVED_BY, P | A, "Which team received it.", agencies=NONE_BUT_US
    )
    crime_concern: bool | Blank = yes_no(
        "Crime concern", P | A, "Whether a crime may have been committed (R03).", agencies=ENQUIRING
    )
    police_contacted_at: date | Blank = moment(
        "Police contacted at",
        P | A,
        "In the first instance where there is a crime concern (R03).",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
        agencies=ENQUIRING,
    )
    decision: Code | Blank = code(
        "Decision",
        codes.REFERRAL_DECISION,
        P | A,
        "What was decided on the referral (S01).",
        since=since("decision_at"),
    )
    decision_at: date | Blank = moment(
        "Decided at", P | A, "When it was decided (S01).", since=ITSELF, happened=True, after=("received_at",)
    )
    also_child_harmed: bool | Blank = yes_no(
        "Child may also be harmed", P | A, "Whether this child may also be a child harmed (R14)."
    )
    assessment_concluded_on: date | Blank = day(
        "Single assessment concluded on",
        P | A,
        "Within 45 working days (S03).",
        since=ITSELF,
        happened=True,
        after=("received_at",),
    )
    assessment_delay: Code | Blank = code(
        "Reason for late assessment",
        codes.DELAY_REASON,
        P | A,
        "Where it took longer (S03).",
        since=since("assessment_concluded_on"),
        agencies=NONE_BUT_US,
    )
    out_of_court_on: date | Blank = day(
        "Out-of-court referral on",
        P | A,
        "To the Youth Offending Service (S15).",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
        agencies=ENQUIRING,
    )
    out_of_court_assessed_on: date | Blank = day(
        "Out-of-court assessment on",
        P | A,
        "Within 10 working days (S15).",
        since=ITSELF,
        happened=True,
        after=("out_of_court_on",),
        agencies=ENQUIRING,
    )
