"""R29: the ground, the reason, and that all heard of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import Attendance, Review, codes
from pipeline.procedure.duties import exclusions_minuted as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, judged, only, stands

FULL = {
    "exclusion_ground": codes.EXCLUSION_GROUND["third"],
    "exclusion_reason": "As minuted.",
    "exclusion_discussed": True,
}


def case(**changes):
    row = Attendance(
        meeting_id="RV-1",
        agency=codes.AGENCY["Parent"],
        person_id="F-1",
        **{"excluded": True, **FULL, **changes},
    )
    review = Review(review_id="RV-1", held_at=datetime(2026, 9, 1, 10, 0))
    return ordinary_case(reviews=(placed(review),), attendance=(placed(row),))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "met"),
        ({"exclusion_ground": NOT_RECORDED}, "overdue"),
        ({"exclusion_reason": NOT_RECORDED}, "overdue"),
        ({"exclusion_discussed": NOT_RECORDED}, "overdue"),
        ({"exclusion_discussed": False}, "overdue"),
        ({"exclusion_reason": NOT_KNOWN}, "not clear"),
    ],
)
def test_all_three_are_asked_for(changes, status):
    assert stands(duty, case(**changes)) == [status]


def test_the_sentence_names_the_person_by_reference_only():
    assert "RV-1, F-1" in only(duty, case()).why


@pytest.mark.parametrize("excluded", [False, NOT_RECORDED])
def test_who_was_not_excluded_is_not_asked(excluded):
    assert judged(duty, case(excluded=excluded)) == []
