"""Where the child has a disability, education is involved in each discussion, assessment, plan and review."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Case, Meeting, Review, StrategyDiscussion, known
from pipeline.procedure.invitations import invited
from pipeline.procedure.obligation import Asked, Cell, Strength
from pipeline.procedure.queries import about_the_child, has_disability, took_place, when
from pipeline.procedure.time_limits import Terms

SOURCE = "R32"
STRENGTH = Strength.WILL
PARAGRAPH = (
    "Children with disabilities: “educational provision are fully involved in all discussions, "
    "assessments, plans and "
    "interventions”"
)
WHAT = "Involvement of education"
SINCE = "Discussion, meeting or assessment"
WHO = "Whoever arranges it"
DO = "Involve the school or college, and record it."
NONE = "No disability is recorded."
DOCUMENT = "invitation"


def asked(case: Case, terms: Terms) -> Iterator[Asked]:
    """One for each discussion about the child, planning meeting, plan, review and assessment that began."""
    if not has_disability(case):
        return
    meetings: list[StrategyDiscussion | Meeting | Review] = [
        *about_the_child(case),
        *(one for one in case.meetings if one.makes_plan is True or one.kind == "aim_planning"),
        *case.reviews,
    ]
    for meeting in meetings:
        answer, place = invited(case, meeting.id, "Education")
        yield Asked(
            key=meeting.id,
            about=meeting.id,
            since=when(meeting),
            done=place,
            answer=answer,
            held=took_place(meeting),
            unknown=True,
        )
    for assessment in case.aim_assessments:
        if known(assessment.planning_meeting_on):
            yield Asked(
                key=assessment.aim_id,
                about=assessment.aim_id,
                since=Cell(assessment, "planning_meeting_on"),
                done=Cell(assessment, "education_involved"),
                held=known(assessment.report_final_on),
                unknown=True,
            )
