"""The minutes of a review as written for parents and carers, one copy for each of them (R28 to R31)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import AttendanceRow, ReviewRow, SafetyMeasureRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import attendance_at
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
    measures_of,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Review: a copy for you"
#: What people call it, as in the name of its file.
NAME = "Review"
COPY_OF = "review_minutes"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    review: Annotated[ReviewRow, "The row of the review"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]
    attendance: Annotated[list[AttendanceRow], "Who was invited and who came"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of each review that was held, without the parts that this person was excluded from (F5)."""
    if view.audience.reader is Reader.PARENT:
        yield from (DatedRecord(row.review_id, row.held_at) for row in view.reviews if known(row.held_at))


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    review = view.reviews.the(due.owner)
    context = explained(
        view,
        Context(
            **for_family(view, TITLE, house),
            review=review,
            safety_plan=measures_of(view),
            attendance=attendance_at(view, review.review_id),
            **family_record_of(view, review.review_id, house),
        ),
        "Chair",
        "Review",
        "Safety plan",
    )
    if not (context["headings"] or context["actions"] or context["disagreements"]):
        return None
    stem = stem_of(NAME, str(review.review_id), review.held_at)
    return paper_of(stem, context, owner=str(review.review_id), whole_sheets=("safety_plans",), day=view.day)


papers = of_its_day(_due, _write)
