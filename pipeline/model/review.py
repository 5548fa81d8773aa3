"""An AIM review meeting: risk, safety plan and carers' ability to protect, and the dates set."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import (
    Record,
    code,
    day,
    identifier,
    moment,
    reference,
    several,
    staff,
    text,
    yes_no,
)
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import AHEAD, ITSELF, UNDATED, once, since

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class Review(
    Record,
    sheet="Reviews",
    collection="reviews",
    key="review_id",
    known_from=since("held_at", "arranged_for", "date_first_set"),
    record_day="held_at",
):
    """One review, held or arranged. A review that is put off keeps the date first set."""

    review_id: str = identifier("Review ID", P | F | C, "A reference such as RV-0014.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    aim_id: str | Blank = reference(
        "AIM ID", ("aim_assessments",), P | F | C, "The assessment it follows.", required=False
    )
    kind: Code | Blank = code("Kind of review", codes.REVIEW_TYPE, P | F | C | A, "First, later or final.")
    date_first_set: date | Blank = day(
        "Date first set",
        P | F | C | A,
        "Never changed when the review is put off (R28).",
        since=AHEAD,
        happened=False,
        after=(),
    )
    arranged_for: date | Blank = moment(
        "Arranged for",
        P | F | C,
        "When it is to be held now.",
        since=once("held_at", instead="date_first_set"),
        happened=False,
        after=(),
    )
    held_at: date | Blank = moment(
        "Held at",
        P | F | C | A,
        "Empty until it is held.",
        since=ITSELF,
        happened=True,
        after=("aim_id.report_final_on",),
    )
    mode: Code | Blank = code("How it was held", codes.MODE, P | F | C, "In person, by call or by video.")
    place: str | Blank = text(
        "Place", P | F | C, "Where it is to be held: building and room, or Online.", tells=Tells.VENUE
    )
    link_to_join: str | Blank = text(
        "Link to join",
        P | F,
        "For a video meeting, with its passcode. Only those who are invited see it.",
        tells=Tells.VENUE,
    )
    chair: str | Blank = staff("Chair", P | F | C, "Name and role of the chair.")
    minute_taker: str | Blank = staff("Minute taker", P, "Name and role of the minute taker.")
    risk_discussed: bool | Blank = yes_no("Risk discussed", P | A, "R30.", since=since("held_at"))
    safety_plan_discussed: bool | Blank = yes_no(
        "Safety plan discussed", P | A, "R30.", since=since("held_at")
    )
    protect_ability_discussed: bool | Blank = yes_no(
        "Carers' ability to protect discussed", P | A, "R30.", since=since("held_at")
    )
    intervention_plan_agreed: bool | Blank = yes_no(
        "Intervention plan agreed", P | A, "R28.", since=since("held_at")
    )
    intervention: Code | Blank = code(
        "Intervention", codes.INTERVENTION, P | F | A, "How far it has come (K35).", since=since("held_at")
    )
    supervision_level: Code | Blank = code(
        "Level of supervision",
        codes.SUPERVISION,
        P | F | A,
        "Agreed at this review (K36).",
        since=since("held_at"),
    )
    child_participation: Code | Blank = code(
        "Child's part in the review", codes.PARTICIPATION, P | A, "K40.", since=since("held_at")
    )
    next_review: date | Blank = day(
        "Next review",
        P | F | C | A,
        "The date set (R28).",
        since=since("held_at"),
        happened=False,
        after=("held_at",),
    )
    minutes_issued_at: date | Blank = moment(
        "Minutes issued at",
        P | A,
        "When the record went out.",
        tells=Tells.NOTHING,
        since=UNDATED,
        happened=True,
        after=("held_at",),
    )
    not_for: tuple[Code, ...] | Blank = several(
        "Not for agencies",
        codes.AGENCY_KEPT_AWAY,
        P,
        "The agencies that may not read anything about this review.",
        agencies=NONE_BUT_US,
        keeps_away=True,
    )
