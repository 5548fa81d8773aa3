"""The record of an AIM planning meeting: who interviews whom, who is qualified, the current risk plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    record_of,
    safety_plan_in_force,
    stem_of,
    until,
)
from pipeline.foundation.council import House

TITLE = "AIM planning meeting: record"
WHY = "this record has not been issued."


def _due(view: View) -> Iterator[DatedRecord]:
    """The record of each AIM planning meeting that was held (R19 to R21, R35)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for meeting in view.where("meetings", kind="aim_planning"):
        if known(meeting.held_at):
            yield DatedRecord(meeting.meeting_id, meeting.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    meeting = view.the("meetings", meeting_id=due.owner)
    aim = view.first("aim_assessments", aim_id=meeting.aim_id)
    assessors = view.where("assessors", aim_id=meeting.aim_id) if known(meeting.aim_id) else ()
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=until(meeting.minutes_issued_at, WHY),
        child=view.details,
        meeting=meeting,
        aim=aim or "",
        assessors=assessors,
        qualified=_who(assessors, "sw_qualified"),
        trained=_who(assessors, "aim_trained"),
        safety_plan=safety_plan_in_force(view),
        **record_of(view, meeting.meeting_id),
    )
    return Paper(stem_of("aim_planning_record", meeting.meeting_id, meeting.held_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _who(assessors: tuple[Seen, ...], field: str) -> Any:
    """Who of the assessors has a qualification, by name; a sentence where nobody is recorded to have it."""
    found = [str(one.name) for one in assessors if getattr(one, field) is True]
    return ", ".join(found) if found else "Nobody is recorded: the procedure asks for at least one"
