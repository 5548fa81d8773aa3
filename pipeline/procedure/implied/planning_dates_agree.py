"""The AIM planning meeting is on both sheets, with one date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import AimAssessment, Case, known
from pipeline.model.finding import address
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import planning_meetings_of, took_place

SOURCE = "R19, R20, R22"
STRENGTH = Strength.WILL
WHO = "AIM lead"


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each assessment whose planning meeting the sheet Meetings lacks, or has on another day.

    A day on the sheet Meetings alone is asked for by the duty (R19).
    """
    for assessment in case.aim_assessments if case.keeps("meetings") else ():
        if known(assessment.planning_meeting_on):
            yield from _on_meetings(case, assessment)


def _on_meetings(case: Case, assessment: AimAssessment) -> Iterator[Missing]:
    day = day_of(assessment.planning_meeting_on)
    meetings = planning_meetings_of(case, assessment)
    held = [one for one in meetings if took_place(one)]
    if any(day_of(one.held_at) == day for one in held):
        return
    if held:
        yield Missing(
            assessment,
            "planning_meeting_on",
            f"the planning meeting has a different date at {address(held[0], 'held_at')}",
            "Correct the one that is wrong. The eight weeks for the report run from the date entered here.",
            day,
        )
    elif meetings:
        here = address(assessment, "planning_meeting_on")
        yield Missing(
            meetings[0],
            "held_at",
            f"the planning meeting has a date at {here}, but is not recorded as held here",
            "Enter when it was held. If it was not held, clear the other cell.",
            day,
        )
    else:
        yield Missing(
            assessment,
            "planning_meeting_on",
            "the planning meeting has a date here, but the sheet Meetings has no planning meeting for this "
            "assessment",
            "Add it to the sheet Meetings with this AIM ID, and add to the sheet Attendance who was invited.",
            day,
        )
