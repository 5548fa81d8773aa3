"""The summary at closing: what was done and when, changes in supervision, outcomes, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import ActionRow, CaseDetailsRow, SafetyMeasureRow
from pipeline.access.view import Audience, Choice, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    for_professionals,
    in_order_of_time,
    open_actions,
    safety_plan_in_force,
    until,
)
from pipeline.documents.shared.timeline import TimelineShown, shown_timeline, timeline_of_view
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Closing summary"


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    timeline: Annotated[list[TimelineShown], "The steps that were taken, as a picture and as a table"]
    first_level: Annotated[Choice | str, "The first level of supervision"]
    last_level: Annotated[Choice | str, "The last level of supervision"]
    intervention: Annotated[Choice | str, "What came of the work"]
    further: Annotated[int, "How many further incidents there were"]
    actions: Annotated[list[ActionRow], "The actions that are still open"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The summary of a case that is closed."""
    if view.audience == Audience(Reader.PROFESSIONAL) and view.details.status == "closed":
        yield DatedRecord(view.details.case_id, view.details.closed_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    reviews = in_order_of_time((row for row in view.reviews if known(row.held_at)), lambda row: row.held_at)
    found = [
        *(aim.supervision_level for aim in view.aim_assessments),
        *(review.supervision_level for review in reviews),
    ]
    levels = [level for level in found if known(level)]
    latest = next((row.intervention for row in reversed(reviews) if known(row.intervention)), None)
    draft = until(view.details.closed_on, "the day of closing is not recorded.")
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft),
        child=view.details,
        timeline=shown_timeline(timeline_of_view(view, view.details.closed_on)),
        first_level=levels[0] if levels else "Not recorded",
        last_level=levels[-1] if levels else "Not recorded",
        intervention=latest or "Not recorded",
        further=sum(row.further_incident is True for row in view.chronology),
        actions=open_actions(view),
        safety_plan=safety_plan_in_force(view),
    )
    return paper_of(stem_of(TITLE, on=due.day), context, day=view.day)


papers = of_its_day(_due, _write)
