"""Minutes of an AIM review: risk, safety plan, carers' ability to protect, exclusions, and dates set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import CaseDetailsRow, ReviewRow, SafetyMeasureRow
from pipeline.access.view import Blank, Choice, View, Words, YesNo, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.agency_copies import in_words, is_due
from pipeline.documents.shared.circulation import Circulated, circulated
from pipeline.documents.shared.context import (
    ForProfessionals,
    NextReview,
    RecordOfMeeting,
    attendance_at,
    for_professionals,
    record_of,
    reviews_arranged,
    safety_plan_in_force,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Review minutes"
WHY = "these minutes have not been issued."


class Context(ForProfessionals, RecordOfMeeting, Circulated):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    review: Annotated[ReviewRow, "The row of the review"]
    discussed: Annotated[dict[int, YesNo], "By the number of a heading, whether it was discussed"]
    carers_support: Annotated[
        Choice | str, "The support that parents or carers can give, as considered at the read-through"
    ]
    reviewing_officer_invited: Annotated[YesNo, "Whether the Independent Reviewing Officer was invited"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


def _due(view: View) -> Iterator[DatedRecord]:
    """The minutes of each review that was held (R28 to R31); a copy for each agency that was not there."""
    for row in view.reviews if view.audience.is_of_the_case else ():
        if not known(row.held_at):
            continue
        if is_due(view, row.review_id, safety_plan_in_force(view.as_of(row.held_at))):
            yield DatedRecord(row.review_id, row.held_at)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    review = view.reviews.the(due.owner)
    draft, measures = until(review.minutes_issued_at, WHY), safety_plan_in_force(view)
    version = in_words(view, due.owner, printed=measures)
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft, version=version),
        child=view.details,
        review=review,
        discussed={
            1: review.risk_discussed,
            2: review.safety_plan_discussed,
            3: review.protect_ability_discussed,
        },
        carers_support=_carers_support(view, review.aim_id),
        reviewing_officer_invited=_reviewing_officer_invited(view, review.review_id),
        safety_plan=measures,
        reviews_arranged=reviews_arranged(view),
        **record_of(view, review.review_id),
        **circulated(view, review.review_id),
    )
    stem = stem_of(TITLE, str(review.review_id), review.held_at)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _carers_support(view: View, aim_id: Words) -> Choice | str:
    """The degree of support considered when the report was read (R24); empty where it is not recorded."""
    aim = view.aim_assessments.get(aim_id)
    return aim.carers_support if aim is not None and known(aim.carers_support) else ""


def _reviewing_officer_invited(view: View, review_id: Words) -> YesNo:
    """Whether the Independent Reviewing Officer was invited, as required for a looked after child (R31)."""
    answers = [row.invited for row in attendance_at(view, review_id) if row.agency == "IRO"]
    if True in answers:
        return True
    return next(iter(answers), Blank.NOT_RECORDED)
