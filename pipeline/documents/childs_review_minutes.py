"""What a review decided, as it was written for the child (R28)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family, has_content
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "My review"
COPY_OF = "review_minutes"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The child's version of each review's minutes, where something was written for the child."""
    if view.audience.reader is not Reader.CHILD:
        return
    for review in view.all("reviews"):
        context = for_family(view, title=TITLE, house=house, review=review, **family_record_of(view, review.review_id))
        if known(review.held_at) and has_content(context, "headings"):
            yield Paper(stem_of(COPY_OF, review.review_id, review.held_at), context, owner=review.review_id)
