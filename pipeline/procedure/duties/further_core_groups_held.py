"""Further core groups are held within six weeks of the previous one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import NOT_RECORDED, Case, known
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "S07"
STRENGTH = Strength.WILL
PARAGRAPH = "Other limits, S07: six weeks"
WHAT = "Next core group"
SINCE = "Core group before"
WHO = "Core group"
DO = "Hold the core group, and enter it on the sheet Meetings."
NONE = "No core group has been held."
DOCUMENT = ""


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each core group that was held while there was a plan: the next one."""
    held = sorted(
        (one for one in case.meetings if one.kind == "core_group" and took_place(one)),
        key=lambda one: day_of(one.held_at) or date.min,
    )
    plans = [one for one in case.enquiries if one.conference_outcome == "plan"]
    over = max((one.cp_plan_to for one in plans if known(one.cp_plan_to)), default=NOT_RECORDED)
    going_on = any(not known(one.cp_plan_to) for one in plans)
    for meeting, following in zip(held, (*held[1:], None), strict=False):
        yield Asked(
            key=meeting.meeting_id,
            about=f"the one after {meeting.meeting_id}",
            since=Cell(meeting, "held_at"),
            done=Cell(following, "held_at") if following else None,
            until=NOT_RECORDED if going_on else over,
            ended="the plan ended",
        )
