"""What a review decided, as it was written for the child (R28)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import family_record_of, for_family, has_content
from pipeline.foundation.council import House

TITLE = "My review"
COPY_OF = "review_minutes"


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each review's minutes, where something was written for the child."""
    if view.audience.reader is Reader.CHILD:
        yield from (
            DatedRecord(row.review_id, row.held_at) for row in view.all("reviews") if known(row.held_at)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    review = view.the("reviews", review_id=due.owner)
    context = for_family(
        view, title=TITLE, house=house, review=review, **family_record_of(view, review.review_id)
    )
    if not has_content(context, "headings"):
        return None
    stem = stem_of(COPY_OF, review.review_id, review.held_at)
    return Paper(stem, context, owner=review.review_id, day=view.day)


papers = of_its_day(_due, _write)
