"""The summary at closing: what was done and when, how supervision changed, what came of the work, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    in_order_of_time,
    open_actions,
    safety_plan_in_force,
    stem_of,
    until,
)
from pipeline.foundation.council import House

TITLE = "Closing summary"


def _due(view: View) -> Iterator[DatedRecord]:
    """The summary of a case that is closed."""
    if view.audience == Audience(Reader.PROFESSIONAL) and view.details.status == "closed":
        yield DatedRecord(view.details.case_id, view.details.closed_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    reviews = in_order_of_time((row for row in view.all("reviews") if known(row.held_at)), "held_at")
    levels = [
        row.supervision_level
        for row in (*view.all("aim_assessments"), *reviews)
        if known(row.supervision_level)
    ]
    latest = next((row.intervention for row in reversed(reviews) if known(row.intervention)), None)
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=until(view.details.closed_on, "the day of closing is not recorded."),
        child=view.details,
        steps=list(_steps(view, reviews)),
        first_level=levels[0] if levels else "Not recorded",
        last_level=levels[-1] if levels else "Not recorded",
        intervention=latest or "Not recorded",
        further=sum(row.further_incident is True for row in view.all("chronology")),
        actions=open_actions(view),
        safety_plan=safety_plan_in_force(view),
    )
    return Paper(stem_of("closing_summary", on=due.day), context, day=view.day)


papers = of_its_day(_due, _write)


def _steps(view: View, reviews: list[Seen]) -> Iterator[dict[str, object]]:
    """The steps of the procedure that were taken, in its order, with their days."""
    for row in in_order_of_time(view.all("referrals"), "received_at"):
        yield {"step": "Referral received", "reference": row.referral_id, "on": row.received_at}
    for row in view.all("discussions"):
        yield {"step": "Strategy discussion", "reference": row.discussion_id, "on": row.held_at}
    for row in view.all("enquiries"):
        yield {"step": "Section 47 enquiry ended", "reference": row.s47_id, "on": row.ended_on}
    for row in in_order_of_time((one for one in view.all("meetings") if known(one.held_at)), "held_at"):
        yield {"step": row.kind, "reference": row.meeting_id, "on": row.held_at}
    for row in view.all("aim_assessments"):
        yield {"step": "AIM report final", "reference": row.aim_id, "on": row.report_final_on}
        yield {
            "step": "AIM report read through with the family",
            "reference": row.aim_id,
            "on": row.read_through_on,
        }
    for row in reviews:
        yield {"step": row.kind, "reference": row.review_id, "on": row.held_at}
