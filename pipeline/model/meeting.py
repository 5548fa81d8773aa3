"""A meeting other than a strategy discussion or a review:
AIM planning, conference, core group, child in need.
"""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US, also
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import (
    Record,
    code,
    day,
    identifier,
    moment,
    number,
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

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class Meeting(
    Record,
    sheet="Meetings",
    collection="meetings",
    key="meeting_id",
    known_from=since("held_at", "arranged_for"),
    record_day="held_at",
):
    """One meeting.

    One that makes the multi-disciplinary plan says so (R18) and answers the DBS question (heading 13).
    """

    meeting_id: str = identifier("Meeting ID", P | F | C, "A reference such as M-0018.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    kind: Code | Blank = code(
        "Kind of meeting", codes.MEETING_KIND, P | F | C | A, "What it is for.", required=True, protects=True
    )
    aim_id: str | Blank = reference(
        "AIM ID",
        ("aim_assessments",),
        P,
        "For an AIM planning meeting or reading the report.",
        required=False,
    )
    arranged_for: date | Blank = moment(
        "Arranged for", P | F | C, "When it is to be held.", since=AHEAD, happened=False, after=()
    )
    held_at: date | Blank = moment(
        "Held at",
        P | F | C | A,
        "Empty until it is held.",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
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
    makes_plan: bool | Blank = yes_no(
        "Makes the plan", P | F | C | A, "Whether it made the multi-disciplinary plan (R18).", protects=True
    )
    plan_version: int | Blank = number("Plan version", P | F, "1 for the first.")
    plan_agreed_on: date | Blank = day(
        "Plan agreed on",
        P | F | A,
        "When the plan was made final.",
        since=UNDATED,
        happened=True,
        after=("held_at",),
    )
    behaviour_addressed: bool | Blank = yes_no(
        "Behaviour and risk addressed", P | A, "By the core group (R15).", since=since("held_at")
    )
    dbs_considered: Code | Blank = code(
        "DBS question",
        codes.DBS,
        P | A,
        "Heading 13: a power, not a duty. Never yes or no alone.",
        agencies=also("Police"),
    )
    dbs_reason: str | Blank = prose("DBS reason", P, "Why.", agencies=also("Police"))
    dbs_decided_by: str | Blank = staff("DBS decided by", P, "Who decided.", agencies=also("Police"))
    dbs_referred_on: date | Blank = day(
        "DBS referred on",
        P,
        "Where it was referred.",
        since=ITSELF,
        happened=True,
        after=("details.dob",),
        agencies=also("Police"),
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
        "The agencies that may not read anything about this meeting.",
        agencies=NONE_BUT_US,
        keeps_away=True,
    )
