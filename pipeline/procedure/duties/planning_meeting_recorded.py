"""The AIM planning meeting records the method, who interviews whom, and the current risk plan and whether to
change it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import headings_answered, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R20"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM planning meeting: “how the assessment is to be undertaken, who will undertake interviews etc., "
    "the current risk "
    "management plan”"
)
WHAT = "Record of the three headings"
SINCE = "AIM planning meeting"
WHO = "Assessors"
DO = "Enter what was said under each heading on the sheet Document sections."
NONE = "No AIM planning meeting has been held."
DOCUMENT = "aim_planning_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each planning meeting that was held."""
    for meeting in case.meetings:
        if meeting.kind == "aim_planning" and took_place(meeting):
            answer, missing = headings_answered(case, meeting)
            yield Asked(
                key=meeting.meeting_id,
                about=meeting.meeting_id,
                since=Cell(meeting, "held_at"),
                answer=answer,
                missing=missing,
            )
