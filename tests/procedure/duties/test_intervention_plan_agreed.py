"""R28: each review agrees the intervention plan."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import Review
from pipeline.procedure.duties import intervention_plan_agreed as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import answered, nothing_asked


def case(given):
    review = Review(review_id="RV-1", held_at=datetime(2026, 9, 1, 10, 0), intervention_plan_agreed=given)
    return ordinary_case(reviews=(placed(review),))


test_the_answers = answered(duty, case, date(2026, 9, 1))


def test_until_the_review_is_held_nothing_is_asked():
    assert nothing_asked(duty, reviews=(placed(Review(review_id="RV-1", arranged_for=date(2026, 11, 9))),))
