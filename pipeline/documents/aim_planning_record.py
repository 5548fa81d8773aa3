"""The record of an AIM planning meeting: who interviews whom, who is qualified, the current risk plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from pipeline.access.rows import AimAssessmentRow, AssessorRow, CaseDetailsRow, MeetingRow, SafetyMeasureRow
from pipeline.access.view import Audience, Reader, View, YesNo, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.circulation import Circulated, circulated
from pipeline.documents.shared.context import (
    ForProfessionals,
    RecordOfMeeting,
    for_professionals,
    record_of,
    safety_plan_in_force,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "AIM planning meeting: record"
#: What people call it, as in the name of its file.
NAME = "AIM planning record"
WHY = "this record has not been issued."


class Context(ForProfessionals, RecordOfMeeting, Circulated):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    meeting: Annotated[MeetingRow, "The row of the meeting"]
    aim: Annotated[AimAssessmentRow | Literal[""], "The row of the assessment that it plans, if any"]
    assessors: Annotated[list[AssessorRow], "Who made the assessment"]
    qualified: Annotated[str, "Who of them is a qualified social worker"]
    trained: Annotated[str, "Who of them is trained in AIM assessment"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The record of each AIM planning meeting that was held (R19 to R21, R35)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for meeting in [one for one in view.meetings if one.kind == "aim_planning"]:
        if known(meeting.held_at):
            yield DatedRecord(meeting.meeting_id, meeting.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    meeting = view.meetings.the(due.owner)
    aim = view.aim_assessments.get(meeting.aim_id)
    assessors = (
        [one for one in view.assessors if one.aim_id == meeting.aim_id] if known(meeting.aim_id) else []
    )
    draft = until(meeting.minutes_issued_at, WHY)
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft),
        child=view.details,
        meeting=meeting,
        aim=aim or "",
        assessors=assessors,
        qualified=_who(assessors, lambda one: one.sw_qualified),
        trained=_who(assessors, lambda one: one.aim_trained),
        safety_plan=safety_plan_in_force(view),
        **record_of(view, meeting.meeting_id),
        **circulated(view, meeting.meeting_id),
    )
    stem = stem_of(NAME, str(meeting.meeting_id), meeting.held_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _who(assessors: list[AssessorRow], has: Callable[[AssessorRow], YesNo]) -> str:
    """The names of the assessors with a qualification; a sentence where nobody is recorded as having it."""
    found = [str(one.name) for one in assessors if has(one) is True]
    return ", ".join(found) if found else "Nobody is recorded: the procedure asks for at least one"
