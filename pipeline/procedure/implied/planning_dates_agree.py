"""The planning meeting has one date on both sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import Case, known
from pipeline.model.finding import address
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength

SOURCE = "R22"
STRENGTH = Strength.WILL
WHO = "AIM lead"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each assessment whose planning meeting has another day on the sheet Meetings."""
    for assessment in case.aim_assessments:
        if not known(assessment.planning_meeting_on):
            continue
        for meeting in case.meetings:
            is_it = meeting.kind == "aim_planning" and meeting.aim_id == assessment.aim_id
            if (
                is_it
                and known(meeting.held_at)
                and day_of(meeting.held_at) != day_of(assessment.planning_meeting_on)
            ):
                yield Missing(
                    assessment,
                    "planning_meeting_on",
                    f"the planning meeting has another day at {address(meeting, 'held_at')}",
                    "Correct the one that is wrong: the eight weeks for the report run from this day.",
                    assessment.planning_meeting_on,
                )
