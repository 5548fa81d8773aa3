"""R28: each review but the last sets the date of the next."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Review, codes
from pipeline.procedure.duties import next_review_set as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, stands


def case(following, **more):
    review = Review(review_id="RV-1", held_at=datetime(2026, 9, 1, 10, 0), next_review=following, **more)
    return ordinary_case(reviews=(placed(review),))


@pytest.mark.parametrize(
    ("following", "status"), [(date(2026, 11, 2), "met"), (NOT_RECORDED, "overdue"), (NOT_KNOWN, "not clear")]
)
def test_a_date_is_set(following, status):
    assert stands(duty, case(following)) == [status]


def test_on_the_day_there_is_still_time():
    assert stands(duty, case(NOT_RECORDED), date(2026, 9, 1)) == ["due"]


def test_the_final_review_sets_none():
    assert stands(duty, case(NOT_RECORDED, kind=codes.REVIEW_TYPE["final"])) == ["not applicable"]


def test_until_the_review_is_held_nothing_is_asked():
    assert nothing_asked(duty, reviews=(placed(Review(review_id="RV-1", arranged_for=date(2026, 11, 9))),))
