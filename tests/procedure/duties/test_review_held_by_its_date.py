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
    assert stands(duty, case(date(2026, 9, 21), date_first_set=NOT_RECORDED)) == ["not clear"]
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


def followed(**values):
    """The review of 1 September, that set 2 October, and a later one."""
    held = case(date(2026, 9, 1), next_review=date(2026, 10, 2))
    following = placed(Review(review_id="RV-2", **values), 3)
    return dataclasses.replace(held, reviews=(*held.reviews, following))


def test_a_later_first_date_of_the_next_row_does_not_hide_that_the_review_is_overdue():
    moved = followed(date_first_set=date(2027, 3, 1))
    _, one = judged(duty, moved)
    assert (one.about, one.status, one.due) == ("RV-2", Status.OVERDUE, date(2026, 10, 2))
    assert "The previous review set an earlier date" in one.why


def test_a_review_held_after_the_date_that_was_set_before_is_late_whatever_its_row_says():
    late = {"held_at": datetime(2026, 10, 20, 9, 0)}
    assert stands(duty, followed(date_first_set=date(2026, 10, 20), **late)) == ["met", "missed"]
    assert stands(duty, followed(**late)) == ["met", "missed"]


def test_only_the_next_review_answers_the_date_that_was_set():
    both = followed(date_first_set=date(2026, 10, 2), held_at=datetime(2026, 10, 2, 9, 0))
    third = placed(Review(review_id="RV-3", date_first_set=date(2027, 3, 1)), 4)
    assert stands(duty, dataclasses.replace(both, reviews=(*both.reviews, third))) == ["met", "met", "due"]


def test_a_next_row_without_any_date_does_not_hide_the_date_that_was_set():
    assert [one.due for one in judged(duty, followed())] == [date(2026, 9, 1), date(2026, 10, 2)]


def test_a_review_without_any_date_is_not_asked():
    assert nothing_asked(duty, reviews=(placed(Review(review_id="RV-1")),))
