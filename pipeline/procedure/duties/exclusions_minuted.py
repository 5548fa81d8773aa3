"""The reasons for excluding a family member are discussed with all who attend and minuted."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import all_answered, meeting_of, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R29"
MEASURE = "K27"
NAME = "Reason for an exclusion discussed and minuted"
UNIT = "Exclusion"
COUNTED = (
    "It counts the exclusions where the ground and reason are recorded and were discussed with everyone "
    "who attended."
)
OF = "All exclusions of a family member from a meeting in the period."
QUESTION = "Was each exclusion exceptional, as the guidance asks?"
TEAM_ONLY = True
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "AIM review meeting: “Reasons for any exclusion should be clearly discussed with all attendees to the "
    "meetings and minuted”"
)
WHAT = "Reason for the exclusion"
SINCE = "Meeting"
WHO = "Chair of the meeting"
DO = "Enter the ground and the reason, and whether they were discussed with everyone."
NONE = "Nobody was excluded from a meeting."
DOCUMENT = "review_minutes"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each person and meeting."""
    places: dict[str, int] = {}
    for row in case.attendance:
        if row.excluded is not True:
            continue
        places[row.meeting_id] = number = places.get(row.meeting_id, 0) + 1
        meeting = meeting_of(case, row.meeting_id)
        answer, missing = all_answered(row, ("exclusion_ground", "exclusion_reason", "exclusion_discussed"))
        who = row.person_id if known(row.person_id) else row.agency
        yield Asked(
            key=f"{row.meeting_id}-{number}",
            about=f"{row.meeting_id}, {who}",
            since=when(meeting) if meeting else None,
            done=Cell(row, "exclusion_reason"),
            answer=answer,
            missing=missing,
        )
