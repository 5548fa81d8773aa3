"""The meeting that makes the multi-disciplinary plan answers all 14 headings."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import headings_answered, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R18"
MEASURE = "K21"
NAME = "Plan answers all 14 headings"
UNIT = "Plan"
COUNTED = "It counts the plans that answer every heading, or say why it does not apply."
OF = "All meetings in the period that made the plan."
QUESTION = "Which headings are most often left blank?"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Outcomes of section 47: “The meeting should produce a shared multi-disciplinary plan, which addresses:”"
)
WHAT = "Answer to all 14 headings of the plan"
SINCE = "Meeting"
WHO = "Chair of the meeting"
DO = "Enter the answer under each heading on the sheet Document sections, or why it does not apply."
NONE = "No meeting that makes the plan has been held."
DOCUMENT = "plan"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each meeting that made the plan."""
    for meeting in case.meetings:
        if meeting.makes_plan is True and took_place(meeting):
            answer, missing = headings_answered(case, meeting)
            yield Asked(
                key=meeting.meeting_id,
                about=meeting.meeting_id,
                since=Cell(meeting, "held_at"),
                answer=answer,
                missing=missing,
            )
