"""The AIM planning meeting involves an assessor, the social worker, the child and the parents."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.invitations import all_invited, invite
from pipeline.procedure.obligation import Asked, Strength
from pipeline.procedure.queries import took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R19"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "AIM planning meeting: “This will involve YOS or social care trained AIM assessor and allocated "
    "social worker, "
    "child/young person and parents”"
)
WHAT = "Invitation of those involved"
SINCE = "AIM planning meeting"
WHO = "Lead assessor"
DO = "Invite them, and record it on the sheet Attendance."
NONE = "No AIM planning meeting is recorded on the sheet Meetings."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each planning meeting, held or arranged."""
    for meeting in case.meetings:
        if meeting.kind == "aim_planning":
            answer, missing = all_invited(case, meeting.meeting_id, terms.agencies)
            yield Asked(
                key=meeting.meeting_id,
                about=meeting.meeting_id,
                since=when(meeting),
                answer=answer,
                missing=missing,
                held=took_place(meeting),
                unknown=True,
                do=invite(meeting),
            )
