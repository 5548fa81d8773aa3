"""A strategy discussion: one about the child who displayed the behaviour,
a separate one about each child harmed.
"""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import ENQUIRING, NONE_BUT_US, also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import (
    Record,
    code,
    day,
    identifier,
    moment,
    prose,
    reference,
    several,
    staff,
    text,
    yes_no,
)
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import AHEAD, ITSELF, UNDATED, since

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class StrategyDiscussion(
    Record,
    sheet="Strategy discussions",
    collection="discussions",
    key="discussion_id",
    known_from=since("held_at", "arranged_for"),
    record_day="held_at",
):
    """One discussion, held or arranged.

    Never in a family copy: it holds police and third-party information.
    """

    discussion_id: str = identifier("Discussion ID", P, "A reference such as SD-0040.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    about: Code | Blank = code(
        "About", codes.ABOUT, P | A, "Which child it is about (R02).", required=True, protects=True
    )
    link_id: str | Blank = reference(
        "Link ID",
        ("linked_children",),
        P | A,
        "The child harmed, where it is about one.",
        required=False,
        protects=True,
    )
    arranged_for: date | Blank = moment(
        "Arranged for",
        P,
        "When it is to be held.",
        since=AHEAD,
        happened=False,
        after=("referrals.received_at",),
    )
    held_at: date | Blank = moment(
        "Held at",
        P | A,
        "Within 24 hours of the referral (R01, R02). Empty until it is held.",
        since=ITSELF,
        happened=True,
        after=("referrals.received_at",),
    )
    mode: Code | Blank = code("How it was held", codes.MODE, P, "In person, by call or by video.")
    place: str | Blank = text(
        "Place", P, "Where it is to be held: building and room, or Online.", tells=Tells.VENUE
    )
    link_to_join: str | Blank = text(
        "Link to join",
        P,
        "For a video meeting, with its passcode. Only those who are invited see it.",
        tells=Tells.VENUE,
    )
    chair: str | Blank = staff("Chair", P, "Name and role of the chair.")
    minute_taker: str | Blank = staff("Minute taker", P, "Name and role of the minute taker.")
    may_name_other_child: bool | Blank = yes_no(
        "May know who the other child is",
        P,
        "Whether this discussion may know the other child's name. Empty counts as No.",
        protects=True,
        agencies=NONE_BUT_US,
    )
    chronology_shared: bool | Blank = yes_no("Chronology shared", P | A, "Compiled and shared (R06).")
    risk_strategy_agreed: bool | Blank = yes_no(
        "Temporary risk management strategy agreed", P | A, "At the discussion (R07)."
    )
    s47_decision: bool | Blank = yes_no("Section 47 enquiry", P | A, "Whether one is to be made (R09).")
    s47_lead: str | Blank = staff("Section 47 lead", P, "Who leads the enquiry.")
    s47_reason: str | Blank = prose("Section 47 reason", P, "Why, or why not.")
    aim_decision: Code | Blank = code(
        "AIM assessment", codes.AIM_DECISION, P | A, "Whether one is to be made (R10)."
    )
    aim_lead_agency: Code | Blank = code(
        "AIM lead agency", codes.LEAD_AGENCY, P | A, "Which agency leads (R10)."
    )
    aim_lead: str | Blank = staff("AIM lead", P, "The named lead (R10).")
    aim_reason: str | Blank = prose("AIM reason", P, "Why, or why not.")
    social_care_joint: bool | Blank = yes_no(
        "Social care jointly involved", P | A, "Where the YOS leads (R12)."
    )
    other_work: str | Blank = prose("Other work", P, "What will be done if there is no AIM assessment (R11).")
    other_work_by: str | Blank = staff("Other work by", P, "Who provides it (R11).")
    hsb_team_consulted: bool | Blank = yes_no(
        "HSB team consulted",
        P | A,
        "Before a CAMHS referral, and where the child has a disability (R13, R32).",
        formerly=("Virtual team consulted",),
    )
    advice: Code | Blank = code(
        "HSB team's recommendation",
        codes.HSB_TEAM_ADVICE,
        P | A,
        "What the team advised on an assessment.",
        since=since("advice_on"),
        formerly=("Virtual team's recommendation",),
    )
    advice_reasons: str | Blank = prose(
        "Reasons of the HSB team",
        P,
        "Why it advised that, and how to proceed.",
        since=since("advice_on"),
        agencies=also("Police", "YOS", "Health", "HSBTeam"),
        added_later=True,
        formerly=("Reasons of the virtual team",),
    )
    advice_by: str | Blank = staff("Advised by", P, "The member of the HSB team.", since=since("advice_on"))
    advice_on: date | Blank = day(
        "Advised on",
        P | A,
        "The day of the advice.",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
        added_later=True,
    )
    camhs_referral_on: date | Blank = moment(
        "CAMHS referral on",
        P,
        "Where one is made about the behaviour (R13).",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
        agencies=also("Health", "HSBTeam"),
        formerly=("CAMHS or FYPS referral on",),
    )
    police_investigation_open: bool | Blank = yes_no(
        "Police investigation open", P | A, "It does not hold up the work (R35).", agencies=ENQUIRING
    )
    minutes_issued_at: date | Blank = moment(
        "Minutes issued at",
        P | A,
        "When the record went out (K05).",
        tells=Tells.NOTHING,
        since=UNDATED,
        happened=True,
        after=("held_at",),
    )
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies",
        codes.AGENCY_KEPT_AWAY,
        P,
        "The agencies that may not read anything about this discussion.",
        agencies=NONE_BUT_US,
        keeps_away=True,
    )
