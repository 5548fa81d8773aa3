"""Where there is a child protection plan, the core group addresses the behaviour and the risk to others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R15"
STRENGTH = Strength.SHOULD
PARAGRAPH = (
    "Outcomes of section 47: “the Core Group, which should address the child's inappropriate behaviour, "
    "the potential risks "
    "the child poses to others”"
)
WHAT = "Discussion of behaviour and risk at the core group"
SINCE = "Core group"
WHO = "Core group"
DO = "Bring it to the next core group, and enter Yes."
NONE = "No core group has been held."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each core group that was held."""
    for meeting in case.meetings:
        if meeting.kind == "core_group" and took_place(meeting):
            yield Asked(
                key=meeting.meeting_id,
                about=meeting.meeting_id,
                since=Cell(meeting, "held_at"),
                done=Cell(meeting, "behaviour_addressed"),
            )
