"""R28: each review is held by the date first set, even where it was put off."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.model import Review
from pipeline.procedure.duties import review_held_by_its_date as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, judged, nothing_asked, only, stands, timed


def case(done, **more):
    review = Review(
        review_id="RV-1",
        **{"date_first_set": date(2026, 9, 1), "arranged_for": date(2026, 9, 21), "held_at": done, **more},
    )
    return ordinary_case(reviews=(placed(review),))


test_the_edges = timed(duty, case, date(2026, 9, 1))
test_closing = at_the_end(duty, case, date(2026, 9, 1))


def test_a_review_that_was_put_off_keeps_its_first_date():
    one = only(duty, case(datetime(2026, 9, 21, 10, 0)))
    assert (one.status, one.due) == (Status.MISSED, date(2026, 9, 1))
    assert "20 days late" in one.why


def test_without_the_date_first_set_a_held_review_cannot_be_judged():
    assert stands(duty, case(date(2026, 9, 21), date_first_set=NOT_RECORDED)) == ["cannot be told"]
    assert stands(duty, case(NOT_RECORDED, date_first_set=NOT_RECORDED)) == ["overdue"]
    assert stands(duty, case(NOT_RECORDED, date_first_set=NOT_RECORDED, arranged_for=date(2026, 11, 21))) == [
        "due"
    ]


def test_a_next_review_that_was_set_is_due_before_it_has_a_row():
    held = case(date(2026, 9, 1), next_review=date(2026, 11, 2))
    assert [(one.status, one.due) for one in judged(duty, held)] == [
        (Status.MET, date(2026, 9, 1)),
        (Status.DUE, date(2026, 11, 2)),
    ]
    assert stands(duty, held, date(2026, 11, 3)) == ["met", "overdue"]
    own = placed(Review(review_id="RV-2", date_first_set=date(2026, 11, 2)), 3)
    assert stands(duty, dataclasses.replace(held, reviews=(*held.reviews, own))) == ["met", "due"]


def test_a_review_without_any_date_is_not_asked():
    assert nothing_asked(duty, reviews=(placed(Review(review_id="RV-1")),))
