"""The intervention plan that a review agreed: its aims, who does what by when, and the next review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.access.rows import ActionRow, CaseDetailsRow, ReviewRow
from pipeline.access.view import Answer, Audience, Blank, Day, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    NextReview,
    actions_of,
    for_professionals,
    in_order_of_time,
    reviews_arranged,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of
from pipeline.foundation.filenames import stem_of

TITLE = "Intervention plan"
#: The headings of the AIM report that the work is based on (R23), and the review's heading on progress (R28).
_FROM_REPORT, _PROGRESS = (9, 3, 5, 7, 8), 4


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    replaced: Annotated[bool, "Whether a later review agreed the plan again"]
    superseded_on: Annotated[Day, "The day of the review that agreed the next version"]
    review: Annotated[ReviewRow, "The row of the review that agreed it"]
    basis: Annotated[list[Answer], "What the AIM report says that the work is for"]
    progress: Annotated[list[Answer], "How far the work has come"]
    recommended: Annotated[list[ActionRow], "The actions that the report recommended"]
    actions: Annotated[list[ActionRow], "The actions agreed"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


@dataclass(frozen=True)
class Agreed(DatedRecord):
    """The plan that a review agreed: which version it is, and when a later one replaced it."""

    version: int
    superseded_on: date | None


def _due(view: View) -> Iterator[Agreed]:
    """The plan that each review agreed; one that a later review has replaced says so (R28)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    agreed = in_order_of_time((row for row in view.reviews if _agreed(row)), lambda row: row.held_at)
    for number, review in enumerate(agreed, 1):
        later = [day_of(row.held_at) for row in agreed[number : number + 1]]
        yield Agreed(review.review_id, review.held_at, number, superseded_on=next(iter(later), None))


def _write(view: View, house: House, due: Agreed) -> Paper:
    review = view.reviews.the(due.owner)
    report = view.answers(review.aim_id) if known(review.aim_id) and review.aim_id in view.headings else []
    draft = until(review.minutes_issued_at, "the record of this review has not been issued.")
    version = f"version {due.version}"
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft, version=version),
        child=view.details,
        replaced=due.superseded_on is not None,
        superseded_on=due.superseded_on or Blank.NOT_APPLICABLE,
        review=review,
        basis=_numbered(report, _FROM_REPORT),
        progress=_numbered(view.answers(str(review.review_id)), (_PROGRESS,)),
        recommended=actions_of(view, review.aim_id) if known(review.aim_id) else [],
        actions=actions_of(view, review.review_id),
        reviews_arranged=reviews_arranged(view),
    )
    stem = stem_of(TITLE, str(review.review_id), review.held_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _agreed(review: ReviewRow) -> bool:
    return known(review.held_at) and review.intervention_plan_agreed is True


def _numbered(answers: list[Answer], numbers: tuple[int, ...]) -> list[Answer]:
    by_number = {one.number: one for one in answers}
    return [by_number[number] for number in numbers if number in by_number]
