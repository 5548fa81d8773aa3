"""Minutes of an AIM review: risk, safety plan and carers' ability to protect, exclusions with reasons, and the dates set."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Blank, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import (
    for_professionals,
    record_of,
    reviews_arranged,
    safety_plan_in_force,
    stem_of,
    until,
)
from pipeline.foundation.council import House

TITLE = "Review minutes"
WHY = "these minutes have not been issued."


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of each review that was held (R28 to R31)."""
    if view.audience == Audience(Reader.PROFESSIONAL):
        yield from (
            DatedRecord(row.review_id, row.held_at) for row in view.all("reviews") if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    review = view.the("reviews", review_id=due.owner)
    context = for_professionals(
        house,
        TITLE,
        view.details.case_id,
        draft=until(review.minutes_issued_at, WHY),
        child=view.details,
        review=review,
        discussed={
            1: review.risk_discussed,
            2: review.safety_plan_discussed,
            3: review.protect_ability_discussed,
        },
        reviewing_officer_invited=_reviewing_officer_invited(view, review.review_id),
        safety_plan=safety_plan_in_force(view),
        reviews_arranged=reviews_arranged(view),
        **record_of(view, review.review_id),
    )
    return Paper(stem_of("review_minutes", review.review_id, review.held_at), context, day=view.day)


papers = of_its_day(_due, _write)


def _reviewing_officer_invited(view: View, review_id: str) -> bool | Blank:
    """Whether the Independent Reviewing Officer was invited, which is asked where the child is looked after (R31)."""
    answers = [row.invited for row in view.where("attendance", meeting_id=review_id, agency="IRO")]
    if True in answers:
        return True
    return next(iter(answers), Blank.NOT_RECORDED)
