"""A family's copy says nothing about the children harmed, nor that the plan has a heading on them (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import Case, Releasable, headings_of
from pipeline.model.section_headings import PLAN

REASON = "It is about another child."
#: The columns that it reads: where one is missing, no family copy is made.
NEEDS = (
    "*.withhold_ground",
    "*.release",
    "actions.section_no",
    "disagreements.section_no",
    "sections.section_no",
    "meetings.kind",
    "meetings.makes_plan",
)
#: The plan's heading on support for the children harmed and their families.
PLAN_HEADING = 9


def hide(case: Case, audience: Audience) -> Iterator[Hidden]:
    """Hide every linked child, what was withheld for their sake, and plan heading 9 with its actions."""
    if not audience.is_family:
        return
    for child in case.linked_children:
        yield Hidden(child, None, REASON, Ground.CHILD_HARMED, never_shown=True)
    plans = {meeting.meeting_id for meeting in case.meetings if headings_of(meeting) is PLAN}
    for record in case.records():
        if not isinstance(record, Releasable):
            continue
        on_them = (
            getattr(record, "belongs_to", None) in plans
            and getattr(record, "section_no", None) == PLAN_HEADING
        )
        if on_them or (record.withhold_ground == "harmed" and record.release != "yes"):
            yield Hidden(record, None, REASON, Ground.CHILD_HARMED)
