"""R30: risk, safety plan and the carers' ability to protect."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Review
from pipeline.procedure.duties import review_covers_risk_plan_and_carers as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, only

NAMES = ("risk_discussed", "safety_plan_discussed", "protect_ability_discussed")


def case(**changes):
    review = Review(
        review_id="RV-1", held_at=datetime(2026, 9, 1, 10, 0), **{**dict.fromkeys(NAMES, True), **changes}
    )
    return ordinary_case(reviews=(placed(review),))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("answer", "status"),
    [(True, "met"), (False, "overdue"), (NOT_RECORDED, "overdue"), (NOT_KNOWN, "not clear")],
)
def test_each_of_the_three_is_asked_for(name, answer, status):
    one = only(duty, case(**{name: answer}))
    assert one.status.value == status
    assert one.evidence.field == (name if answer is not True else NAMES[0])


def test_until_the_review_is_held_nothing_is_asked():
    assert nothing_asked(duty, reviews=(placed(Review(review_id="RV-1", arranged_for=date(2026, 11, 9))),))
