"""The record of a refusal or a denial: the safeguarding response considered, and that nothing waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.paperwork import for_professionals, record_of, safety_plan_in_force, stem_of, until
from pipeline.view import Audience, Reader, Seen, View, known

TITLE = "Refusal or denial: record of what was considered"
WHY = "whether a safeguarding response is required has not been considered."


def papers(view: View, house: House) -> Iterator[Paper]:
    """One record for each assessment that was refused, in whole or in part, or where the behaviour is denied (R34, R35)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for aim in view.all("aim_assessments"):
        refused = aim.family_response in ("declined", "partial") or known(aim.declined_on)
        if refused or aim.denial is True:
            draft = until(aim.safeguarding_considered_on, WHY) if refused else ""
            context = for_professionals(
                house, TITLE, view.details.case_id, draft=draft, child=view.details, aim=aim, refused=refused,
                goes_on=list(_goes_on(view, aim)), safety_plan=safety_plan_in_force(view),
                disagreements=record_of(view, aim.aim_id)["disagreements"], actions=view.where("actions", belongs_to=aim.aim_id),
            )  # fmt: skip
            day = aim.declined_on if known(aim.declined_on) else aim.planning_meeting_on
            yield Paper(stem_of("refusal_record", aim.aim_id, day), context)


def _goes_on(view: View, aim: Seen) -> Iterator[dict[str, object]]:
    """What the procedure says must not wait, and what the record shows of it (R35)."""
    held = [row.held_at for row in view.where("discussions", about="displayed") if known(row.held_at)]
    yield {"what": "Strategy discussion held", "here": held[0] if held else "Not recorded"}
    yield {"what": "AIM planning meeting held", "here": aim.planning_meeting_on}
    yield {"what": "AIM report final", "here": aim.report_final_on}
    reviews = [row.held_at for row in view.all("reviews") if known(row.held_at)]
    yield {"what": "Latest review held", "here": reviews[-1] if reviews else "Not recorded"}
    yield {"what": "Reason for any delay", "here": aim.delay_reason}
