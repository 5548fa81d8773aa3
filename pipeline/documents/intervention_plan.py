"""The intervention plan that a review agreed: what the work is for, who does what by when, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.access.view import Answer, Audience, Reader, Seen, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    in_order_of_time,
    reviews_arranged,
    stem_of,
    until,
)
from pipeline.foundation.council import House

TITLE = "Intervention plan"
#: The headings of the AIM report on which the work rests (R23), and the review's own heading on how far it
#: has come (R28).
_FROM_REPORT, _PROGRESS = (9, 3, 5, 7, 8), 4


def _due(view: View) -> Iterator[DatedRecord]:
    """The plan as each review agreed it; a plan that a later review agreed again says so (R28)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    agreed = in_order_of_time((row for row in view.all("reviews") if _agreed(row)), "held_at")
    for number, review in enumerate(agreed, 1):
        yield DatedRecord(
            review.review_id,
            review.held_at,
            {"version": f"version {number}", "replaced": number < len(agreed)},
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    review = view.the("reviews", review_id=due.owner)
    report = view.answers(review.aim_id) if known(review.aim_id) and review.aim_id in view.headings else []
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        child=view.details,
        **due.now,
        review=review,
        draft=until(review.minutes_issued_at, "the record of this review has not been issued."),
        basis=_numbered(report, _FROM_REPORT),
        progress=_numbered(view.answers(review.review_id), (_PROGRESS,)),
        recommended=_actions(view, review.aim_id),
        actions=_actions(view, review.review_id),
        reviews_arranged=reviews_arranged(view),
    )
    return Paper(stem_of("intervention_plan", review.review_id, review.held_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _agreed(review: Seen) -> bool:
    return known(review.held_at) and review.intervention_plan_agreed is True


def _numbered(answers: list[Answer], numbers: tuple[int, ...]) -> list[Any]:
    by_number = {one.number: one for one in answers}
    return [by_number[number] for number in numbers if number in by_number]


def _actions(view: View, owner: object) -> tuple[Seen, ...]:
    return view.where("actions", belongs_to=owner) if known(owner) else ()
