"""An AIM assessment starts no earlier than the discussion that agreed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of, earlier, shown
from pipeline.model import Case
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "R10, R19; CIN census rule 1103"
SEVERITY = Severity.ERROR
BLOCKS = True
ORDERS = (("aim_assessments.planning_meeting_on", "discussion_id.held_at"),)


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at the planning meeting of each assessment that is before its discussion."""
    for assessment in case.aim_assessments:
        discussion = case.discussion(assessment.discussion_id)
        if discussion is not None and earlier(assessment.planning_meeting_on, day_of(discussion.held_at)):
            yield at(
                assessment,
                "planning_meeting_on",
                "the planning meeting is before the discussion that agreed the assessment, held "
                f"{shown(discussion.held_at)} "
                f"(at {address(discussion, 'held_at')}).",
                "Correct whichever date is wrong.",
            )
