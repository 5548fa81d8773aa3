"""An AIM assessment: planned, made, reported, read through with the family, or refused."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import ENQUIRING, also
from pipeline.model.code import Code
from pipeline.model.fields import Record, code, day, identifier, moment, prose, reference, yes_no
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import ITSELF, since, with_row_of

P, F, C, A = Reader.PROFESSIONAL, Reader.PARENT, Reader.CHILD, Reader.AGGREGATE


class AimAssessment(
    Record,
    sheet="AIM assessments",
    collection="aim_assessments",
    key="aim_id",
    known_from=with_row_of(
        "discussion_id",
        or_on=("planning_meeting_on", "declined_on", "safeguarding_considered_on", "report_final_on"),
    ),
    record_day="report_final_on",
):
    """One assessment.

    The report is due about eight weeks after the planning meeting (R22): that date is worked out, not typed.
    """

    aim_id: str = identifier("AIM ID", P | F | C, "A reference such as AIM-0021.")
    case_id: str = reference("Case ID", ("details",), P, "The case.")
    discussion_id: str | Blank = reference(
        "Strategy discussion", ("discussions",), P, "The discussion that agreed it (R10).", required=False
    )
    model: Code | Blank = code(
        "AIM model", codes.AIM_MODEL, P | F | A, "Printed on the report.", required=True
    )
    planning_meeting_on: date | Blank = day(
        "Planning meeting on",
        P | F | A,
        "Starts the assessment (R19).",
        since=ITSELF,
        happened=True,
        after=("discussion_id.held_at",),
    )
    family_response: Code | Blank = code(
        "Family's response",
        codes.RESPONSE,
        P | A,
        "Accepted, declined or in part (R34).",
        since=since("declined_on"),
    )
    declined_on: date | Blank = day(
        "Declined on",
        P | A,
        "Where it was declined (R34).",
        since=ITSELF,
        happened=True,
        after=("discussion_id.held_at",),
    )
    safeguarding_considered_on: date | Blank = day(
        "Safeguarding response considered on",
        P | A,
        "Where it was declined (R34).",
        since=ITSELF,
        happened=True,
        after=("declined_on",),
    )
    safeguarding_outcome: str | Blank = prose(
        "Safeguarding response",
        P,
        "What was decided, and why (R34).",
        since=since("safeguarding_considered_on"),
    )
    police_investigation_open: bool | Blank = yes_no(
        "Police investigation open", P | A, "It does not hold up the work (R35).", agencies=ENQUIRING
    )
    denial: bool | Blank = yes_no("Behaviour denied", P | A, "It does not hold up the work (R35).")
    delay_reason: Code | Blank = code(
        "Reason for delay",
        codes.DELAY_REASON,
        P | A,
        "Where the report took longer (R22, R35).",
        since=since("report_final_on"),
    )
    risk_band: Code | Blank = code(
        "Risk band",
        codes.RISK_BAND,
        P,
        "Leave empty for AIM3, which gives no low, medium or high.",
        since=since("report_final_on"),
    )
    supervision_level: Code | Blank = code(
        "Level of supervision",
        codes.SUPERVISION,
        P | F | A,
        "Report heading 5.",
        since=since("report_final_on"),
    )
    report_final_on: date | Blank = day(
        "Report final on",
        P | F | C | A,
        "About eight weeks after the planning meeting (R22).",
        since=ITSELF,
        happened=True,
        after=("planning_meeting_on",),
    )
    read_through_on: date | Blank = moment(
        "Read through on",
        P | F | C | A,
        "With the young person and parents or carers (R24).",
        since=ITSELF,
        happened=True,
        after=("report_final_on",),
    )
    carers_support: Code | Blank = code(
        "Support that parents or carers can give",
        codes.CARERS_SUPPORT,
        P | A,
        "To what degree, as considered when the report was read through (R24).",
        since=since("read_through_on"),
        agencies=also("YOS", "Health", "HSBTeam", "IRO"),
    )
    child_version: Code | Blank = code(
        "Child-friendly version",
        codes.CHILD_VERSION,
        P | C | A,
        "Good practice (R27).",
        since=since("report_final_on"),
    )
    child_version_reason: str | Blank = prose(
        "Reason", P, "Where no child-friendly version was made (R27).", since=since("report_final_on")
    )
    parents_report: bool | Blank = yes_no(
        "Separate parents' report", P | A, "Optional (R27).", since=since("report_final_on")
    )
    education_involved: bool | Blank = yes_no(
        "Education involved", P | A, "Where the child has a disability (R32).", since=since("report_final_on")
    )
