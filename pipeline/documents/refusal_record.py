"""The record of a refusal or denial: the safeguarding response considered, and what must not wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import ActionRow, AimAssessmentRow, CaseDetailsRow, SafetyMeasureRow
from pipeline.access.view import Audience, Blank, Reader, Value, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    DisagreementShown,
    ForProfessionals,
    actions_of,
    for_professionals,
    latest_day,
    record_of,
    safety_plan_in_force,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Refusal or denial: record of what was considered"
#: What people call it, as in the name of its file.
NAME = "Refusal record"
WHY = "whether a safeguarding response is required has not been considered."


class GoesOn(TypedDict):
    """One thing that must not wait."""

    what: Annotated[str, "What goes on"]
    here: Annotated[Value, "What the record shows of it"]


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    aim: Annotated[AimAssessmentRow, "The row of the assessment"]
    refused: Annotated[bool, "Whether it was refused, in whole or in part"]
    goes_on: Annotated[list[GoesOn], "What must not wait, and what the record shows of it"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]
    disagreements: Annotated[list[DisagreementShown], "Who disagreed with what, in their own words"]
    actions: Annotated[list[ActionRow], "The actions agreed"]


def _due(view: View) -> Iterator[DatedRecord]:
    """One record for each assessment refused, even in part, or where the behaviour is denied (R34, R35).

    Its day is the day on which a safeguarding response was considered; until then, the day of the refusal.
    """
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for aim in view.aim_assessments:
        refused = _is_refused(aim)
        if refused or aim.denial is True:
            on = latest_day([aim.declined_on, aim.safeguarding_considered_on]) if refused else None
            yield DatedRecord(aim.aim_id, on or aim.planning_meeting_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    aim = view.aim_assessments.the(due.owner)
    refused = _is_refused(aim)
    draft = until(aim.safeguarding_considered_on, WHY) if refused else ""
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft),
        child=view.details,
        aim=aim,
        refused=refused,
        goes_on=list(_goes_on(view, aim)),
        safety_plan=safety_plan_in_force(view),
        disagreements=record_of(view, aim.aim_id)["disagreements"],
        actions=actions_of(view, aim.aim_id),
    )
    return paper_of(stem_of(NAME, str(aim.aim_id), due.day), context, day=view.day)


papers = of_its_day(_due, _write)


def _is_refused(aim: AimAssessmentRow) -> bool:
    return aim.family_response in ("declined", "partial") or known(aim.declined_on)


def _goes_on(view: View, aim: AimAssessmentRow) -> Iterator[GoesOn]:
    """What the procedure says must not wait, and what the record shows of it (R35)."""
    about_the_child = [row for row in view.discussions if row.about == "displayed"]
    held = [row.held_at for row in about_the_child if known(row.held_at)]
    yield GoesOn(what="Strategy discussion held", here=held[0] if held else "No discussion is recorded")
    for what, day, noun, not_yet in (
        ("AIM planning meeting held", aim.planning_meeting_on, "meeting", "Not recorded"),
        ("AIM report final", aim.report_final_on, "report", "Not final yet"),
    ):
        missing = f"No {noun}: the family declined" if aim.family_response == "declined" else not_yet
        yield GoesOn(what=what, here=missing if day is Blank.NOT_RECORDED else day)
    reviews = [row.held_at for row in view.reviews if known(row.held_at)]
    yield GoesOn(what="Latest review held", here=reviews[-1] if reviews else "No review has been held yet")
    delay = "No delay is recorded" if aim.delay_reason is Blank.NOT_RECORDED else aim.delay_reason
    yield GoesOn(what="Reason for any delay", here=delay)
