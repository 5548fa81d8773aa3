"""The record of a refusal or a denial: the safeguarding response considered, and that nothing waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    latest_day,
    record_of,
    safety_plan_in_force,
    stem_of,
    until,
)
from pipeline.foundation.council import House

TITLE = "Refusal or denial: record of what was considered"
WHY = "whether a safeguarding response is required has not been considered."


def _due(view: View) -> Iterator[DatedRecord]:
    """One record for each assessment that was refused, in whole or in part, or where the behaviour is denied (R34, R35).

    Its day is the day on which a safeguarding response was considered; until then that of the refusal.
    """
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for aim in view.all("aim_assessments"):
        refused = _is_refused(aim)
        if refused or aim.denial is True:
            on = latest_day([aim], "declined_on", "safeguarding_considered_on") if refused else None
            yield DatedRecord(aim.aim_id, on or aim.planning_meeting_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    aim = view.the("aim_assessments", aim_id=due.owner)
    refused = _is_refused(aim)
    draft = until(aim.safeguarding_considered_on, WHY) if refused else ""
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=draft,
        child=view.details,
        aim=aim,
        refused=refused,
        goes_on=list(_goes_on(view, aim)),
        safety_plan=safety_plan_in_force(view),
        disagreements=record_of(view, aim.aim_id)["disagreements"],
        actions=view.where("actions", belongs_to=aim.aim_id),
    )
    return Paper(stem_of("refusal_record", aim.aim_id, due.day), context, day=view.day)


papers = of_its_day(_due, _write)


def _is_refused(aim: Seen) -> bool:
    return aim.family_response in ("declined", "partial") or known(aim.declined_on)


def _goes_on(view: View, aim: Seen) -> Iterator[dict[str, object]]:
    """What the procedure says must not wait, and what the record shows of it (R35)."""
    held = [row.held_at for row in view.where("discussions", about="displayed") if known(row.held_at)]
    yield {"what": "Strategy discussion held", "here": held[0] if held else "Not recorded"}
    yield {"what": "AIM planning meeting held", "here": aim.planning_meeting_on}
    yield {"what": "AIM report final", "here": aim.report_final_on}
    reviews = [row.held_at for row in view.all("reviews") if known(row.held_at)]
    yield {"what": "Latest review held", "here": reviews[-1] if reviews else "Not recorded"}
    yield {"what": "Reason for any delay", "here": aim.delay_reason}
