"""Review keeps its first date."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import Review
from pipeline.procedure.rules import review_keeps_its_first_date as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_review_without_its_first_date_is_found():
    assert (
        len(
            found(
                rule,
                ordinary_case(reviews=(placed(Review(review_id="RV-1", arranged_for=date(2026, 11, 2))),)),
            )
        )
        == 1
    )


@pytest.mark.parametrize(("first", "number"), [(date(2026, 10, 2), 0), (date(2027, 3, 1), 1)])
def test_a_later_first_date_than_the_review_before_set_is_found(first, number):
    held = Review(review_id="RV-1", date_first_set=date(2026, 8, 1), held_at=date(2026, 8, 1))
    held = dataclasses.replace(held, next_review=date(2026, 10, 2))
    following = placed(Review(review_id="RV-2", date_first_set=first), 3)
    assert len(found(rule, ordinary_case(reviews=(placed(held), following)))) == number


def test_a_review_that_was_put_off_is_in_order():
    put_off = placed(
        Review(review_id="RV-1", date_first_set=date(2026, 10, 1), arranged_for=date(2026, 11, 2))
    )
    assert found(rule, ordinary_case(reviews=(put_off,))) == []
