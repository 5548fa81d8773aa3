"""A family's copy does not hold the DBS question, nor how it was answered (F2, plan heading 13)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Releasable, headings_of
from pipeline.model.section_headings import PLAN

REASON = "It is the DBS question."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "actions.section_no",
    "disagreements.section_no",
    "sections.section_no",
    "meetings.kind",
    "meetings.makes_plan",
)
PLAN_HEADING = 13
_ON_THE_MEETING = ("dbs_considered", "dbs_reason", "dbs_decided_by", "dbs_referred_on")


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide heading 13 of each plan, the actions from it, and the meeting's own answers."""
    if not audience.is_family:
        return
    plans = {meeting.meeting_id for meeting in case.meetings if headings_of(meeting) is PLAN}
    for meeting in case.meetings:
        for name in _ON_THE_MEETING:
            yield Hidden(meeting, name, REASON, Ground.DBS, never_shown=True)
    for record in case.records():
        on_dbs = (
            getattr(record, "belongs_to", None) in plans
            and getattr(record, "section_no", None) == PLAN_HEADING
        )
        if on_dbs and isinstance(record, Releasable):
            yield Hidden(record, None, REASON, Ground.DBS)
