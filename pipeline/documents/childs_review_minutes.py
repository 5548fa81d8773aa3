"""What a review decided, as it was written for the child (R28)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import ReviewRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "My review"
#: What people call it, as in the name of its file.
NAME = "Review"
COPY_OF = "review_minutes"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    review: Annotated[ReviewRow, "The row of the review"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each review's minutes, where something was written for the child."""
    if view.audience.reader is Reader.CHILD:
        yield from (DatedRecord(row.review_id, row.held_at) for row in view.reviews if known(row.held_at))


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    review = view.reviews.the(due.owner)
    context = explained(
        view,
        Context(
            **for_family(view, TITLE, house), review=review, **family_record_of(view, review.review_id, house)
        ),
        "Review",
    )
    if not context["headings"]:
        return None
    stem = stem_of(NAME, str(review.review_id), review.held_at)
    return paper_of(stem, context, owner=str(review.review_id), day=view.day)


papers = of_its_day(_due, _write)
