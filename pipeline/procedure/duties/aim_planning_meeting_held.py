"""Where an AIM assessment is agreed, a planning meeting starts it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import NOT_RECORDED, AimAssessment, Case, known
from pipeline.model.finding import address
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, planning_meetings_of, took_place
from pipeline.procedure.time_limits import Terms

SOURCE = "R19"
STRENGTH = Strength.WILL
PARAGRAPH = "AIM planning meeting: “an AIM assessment planning meeting is required to start the assessment”"
WHAT = "AIM planning meeting"
SINCE = "Strategy discussion"
WHO = "Lead assessor"
DO = "Hold the planning meeting, and enter its date."
NONE = "No AIM assessment was agreed."
DOCUMENT = "aim_planning_record"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each assessment, and one for each discussion that agreed one which is not on its sheet."""
    for assessment in case.aim_assessments:
        discussion = case.discussion(assessment.discussion_id)
        yield Asked(
            key=assessment.aim_id,
            about=assessment.aim_id,
            since=Cell(discussion, "held_at") if discussion else None,
            done=Cell(assessment, "planning_meeting_on"),
            unless=_why_not(assessment),
            do=_write_it_here(case, assessment),
        )
    listed = {one.discussion_id for one in case.aim_assessments}
    for discussion in about_the_child(case):
        if (
            discussion.aim_decision == "yes"
            and took_place(discussion)
            and discussion.discussion_id not in listed
        ):
            if any(not known(one.discussion_id) for one in case.aim_assessments):
                continue
            yield Asked(
                key=discussion.discussion_id,
                about=discussion.discussion_id,
                since=Cell(discussion, "held_at"),
                answer=NOT_RECORDED,
            )


def _write_it_here(case: Case, assessment: AimAssessment) -> str:
    """What to do where the sheet Meetings has the planning meeting as held."""
    held = next((one for one in planning_meetings_of(case, assessment) if took_place(one)), None)
    return f"It was held: enter its date here, as at {address(held, 'held_at')}." if held else ""


def _why_not(assessment: AimAssessment) -> str:
    declined = assessment.family_response == "declined" and not known(assessment.planning_meeting_on)
    return "The family declined the assessment." if declined else ""
