"""A section 47 enquiry and what followed: conference, core group, route."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, identifier, moment, prose, reference, text, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since

P, F, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.AGGREGATE


class Section47(
    Record,
    sheet="Section 47 and conferences",
    collection="enquiries",
    key="s47_id",
    known_from=since("started_on", "ended_on"),
):
    """One enquiry.

    The conference limit runs from the discussion that began it (S05), so that one is named.
    """

    s47_id: str = identifier("Section 47 ID", P, "A reference such as S47-0005.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    discussion_id: str = reference(
        "Strategy discussion that began it", ("discussions",), P, "Starts the conference limit (S05)."
    )
    started_on: date | Blank = day(
        "Started on",
        P | F | A,
        "When the enquiry began.",
        required=True,
        since=ITSELF,
        happened=True,
        after=("discussion_id.held_at",),
    )
    ended_on: date | Blank = day(
        "Ended on", P | F | A, "Empty while it is open.", since=ITSELF, happened=True, after=("started_on",)
    )
    outcome: Code | Blank = code(
        "Outcome", codes.S47_OUTCOME, P | A, "Where it has ended (S04).", since=since("ended_on")
    )
    outcome_reason: str | Blank = prose("Reason", P, "Why.", since=since("ended_on"))
    also_child_harmed: bool | Blank = yes_no(
        "Child is also a child harmed", P | A, "Then a conference must be held (R14)."
    )
    conference_not_required: bool | Blank = yes_no(
        "Conference not required", P | A, "Yes if none is to be held (S04).", since=since("ended_on")
    )
    conference_on: date | Blank = day(
        "Conference on",
        P | F | A,
        "Initial child protection conference, within 15 working days (S05).",
        since=ITSELF,
        happened=True,
        after=("started_on",),
    )
    conference_outcome: Code | Blank = code(
        "Conference outcome",
        codes.CONFERENCE_OUTCOME,
        P | A,
        "Plan or no plan.",
        since=since("conference_on"),
    )
    quorate: bool | Blank = yes_no(
        "Quorate", P | A, "Whether enough agencies were there.", since=since("conference_on")
    )
    cp_category: Code | Blank = code(
        "Category of plan", codes.CP_CATEGORY, P | A, "Where there is a plan.", since=since("conference_on")
    )
    cp_plan_from: date | Blank = day(
        "Child protection plan from",
        P | A,
        "The day of the conference.",
        since=ITSELF,
        happened=True,
        after=("conference_on",),
    )
    cp_plan_to: date | Blank = day(
        "Child protection plan to",
        P | A,
        "Empty while there is a plan.",
        since=ITSELF,
        happened=True,
        after=("cp_plan_from",),
    )
    first_core_group_on: date | Blank = day(
        "First core group on",
        P | A,
        "Within 10 working days of the conference (S06).",
        since=ITSELF,
        happened=True,
        after=("conference_on",),
    )
    first_review_on: date | Blank = day(
        "First review conference on",
        P | A,
        "Within three months (S08).",
        since=ITSELF,
        happened=True,
        after=("cp_plan_from",),
    )
    latest_review_on: date | Blank = day(
        "Latest review conference on",
        P | A,
        "Then every six months (S09).",
        since=ITSELF,
        happened=True,
        after=("first_review_on",),
    )
    # Where a conference was held, it decides the route.
    route: Code | Blank = code(
        "Route",
        codes.ROUTE,
        P | A,
        "What follows for the child (R14, R16, R17).",
        since=since("conference_on"),
    )
    services_considered: bool | Blank = yes_no(
        "Services and risk considered", P | A, "Where there is no plan (R16).", since=since("conference_on")
    )
    level_of_need: str | Blank = text(
        "Level of child in need support",
        P,
        "Where the route is child in need (R17).",
        since=since("conference_on"),
    )
    arranged_for: date | Blank = moment(
        "Conference arranged for",
        P | F,
        "When it is to be held, until it has been.",
        since=ITSELF,
        happened=False,
        after=("started_on",),
    )
    place: str | Blank = text(
        "Place of the conference",
        P,
        "Where it is to be held: building and room, or Online.",
        tells=Tells.VENUE,
    )
    link_to_join: str | Blank = text(
        "Link to join the conference",
        P,
        "For a video meeting, with its passcode. Only those who are invited see it.",
        tells=Tells.VENUE,
    )
    report_shared_at: date | Blank = moment(
        "Report shared with the family at",
        P | A,
        "Before the conference (S14).",
        since=ITSELF,
        happened=True,
        after=("started_on",),
    )
