"""A meeting whose day has passed is recorded as held, has a new day, or is recorded as not applicable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.foundation.dates import day_of
from pipeline.model import NOT_RECORDED, Case, Meeting, known
from pipeline.procedure.implied import Missing
from pipeline.procedure.obligation import Strength
from pipeline.procedure.queries import planning_meetings_of

SOURCE = "R14, R18, R19"
STRENGTH = Strength.SHOULD
WHO = "Social worker"
_NEW_DAY = "or enter a new date. If it will not be held, enter Not applicable there."


def find(case: Case, today: date) -> Iterator[Missing]:
    """One for each meeting or conference arranged for a past day or for none, and not said to be held."""
    for meeting in case.meetings:
        arranged = day_of(meeting.arranged_for)
        is_ahead = arranged is not None and arranged >= today
        if meeting.held_at is not NOT_RECORDED or is_ahead or _is_dated_elsewhere(case, meeting):
            continue
        which = "the meeting that makes the plan" if meeting.makes_plan is True else "this meeting"
        why = "has no date" if arranged is None else "was arranged for a date that is past"
        problem = f"{which} {why}, and is not recorded as held"
        yield Missing(meeting, "held_at", problem, f"Enter when it was held, {_NEW_DAY}", arranged)
    on_meetings = any(one.kind == "conference" for one in case.meetings)
    for enquiry in case.enquiries if not on_meetings else ():
        arranged = day_of(enquiry.arranged_for)
        if enquiry.conference_on is NOT_RECORDED and arranged is not None and arranged < today:
            problem = "the conference was arranged for a date that is past, and is not recorded as held"
            to_do = f"Enter the date of the conference under Conference on, {_NEW_DAY}"
            yield Missing(enquiry, "arranged_for", problem, to_do, arranged)


def _is_dated_elsewhere(case: Case, meeting: Meeting) -> bool:
    """Whether an AIM planning meeting has its day on the other sheet: then the two disagree."""
    return meeting.kind == "aim_planning" and any(
        known(one.planning_meeting_on) and meeting in planning_meetings_of(case, one)
        for one in case.aim_assessments
    )
