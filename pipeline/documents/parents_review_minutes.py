"""The minutes of a review as they were written for parents and carers, one copy for each of them (R28 to R31)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import family_record_of, for_family, has_content, measures_of
from pipeline.foundation.council import House

TITLE = "Review: a copy for you"
COPY_OF = "review_minutes"


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of each review that was held, but for the parts that this person was excluded from (F5)."""
    if view.audience.reader is Reader.PARENT:
        yield from (
            DatedRecord(row.review_id, row.held_at) for row in view.all("reviews") if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    review = view.the("reviews", review_id=due.owner)
    context = for_family(
        view,
        title=TITLE,
        house=house,
        review=review,
        safety_plan=measures_of(view),
        attendance=view.where("attendance", meeting_id=review.review_id),
        **family_record_of(view, review.review_id),
    )
    if not has_content(context, "headings", "actions", "disagreements"):
        return None
    stem = stem_of(COPY_OF, review.review_id, review.held_at)
    return Paper(stem, context, owner=review.review_id, whole_sheets=("safety_plans",), day=view.day)


papers = of_its_day(_due, _write)
