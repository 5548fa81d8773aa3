"""The HSB team is invited to the initial child protection conference."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.invitations import invite, invited
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R14"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Outcomes of section 47: “A representative from the harmful sexual behaviour team should be invited”"
)
WHAT = "Invitation of the HSB team"
SINCE = "Conference"
WHO = "Children's social care"
DO = "Invite the HSB team, and record it on the sheet Attendance."
NONE = "No initial child protection conference is recorded on the sheet Meetings."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each initial conference, held or arranged."""
    for meeting in case.meetings:
        if meeting.kind == "conference":
            answer, place = invited(case, meeting.meeting_id, "HSBTeam")
            yield Asked(
                key=meeting.meeting_id,
                about=meeting.meeting_id,
                since=when(meeting),
                done=place,
                answer=answer,
                held=took_place(meeting),
                unknown=True,
                do=invite(meeting),
            )
