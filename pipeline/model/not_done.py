"""What the procedure asks for and was decided not to be done: why, and who decided."""

from __future__ import annotations

from datetime import date

from pipeline.model import codes
from pipeline.model.agencies import NONE_BUT_US
from pipeline.model.code import Code
from pipeline.model.field_kinds import Tells
from pipeline.model.fields import Record, code, day, prose, reference, staff
from pipeline.model.missing_values import Blank
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED, since

P, A = Reader.PROFESSIONAL, Reader.AGGREGATE


class NotDone(
    Record, sheet="Not done", collection="not_done", known_from=since("decided_on"), agencies=NONE_BUT_US
):
    """One thing that is not done, for one record. Without such a row a No stays an open question."""

    case_id: str = reference("Case ID", ("details",), P, "The case.")
    belongs_to: str = reference(
        "Belongs to",
        (
            "details",
            "referrals",
            "linked_children",
            "discussions",
            "meetings",
            "chronology",
            "enquiries",
            "aim_assessments",
            "reviews",
        ),
        P,
        "The ID of the discussion, meeting, assessment, review or other row that it is missing from.",
    )
    what: Code | Blank = code("What is not done", codes.NOT_DONE, P | A, "With the rule that asks for it.")
    reason: str | Blank = prose("Reason", P, "Why it is not done.")
    decided_by: str | Blank = staff("Decided by", P, "Name and role of the person who decided.")
    decided_on: date | Blank = day(
        "Decided on", P, "When it was decided.", tells=Tells.NOTHING, since=UNDATED, happened=True, after=()
    )
