from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from pipeline.access.withholdings import not_invited
from pipeline.model import Attendance, Blank, Review, codes
from tests.access.withholdings.hiding import PROFESSIONALS, rows
from tests.builders import placed
from tests.family_case import FATHER, MOTHER, REVIEWED, YOUNG, family_case

AHEAD = "RV-0002"


def with_row(meeting_id=AHEAD, **values):
    case = family_case()
    review = placed(Review(review_id=AHEAD, case_id="C-0501", arranged_for=datetime(2026, 12, 15, 10, 0)), 3)
    row = placed(
        Attendance(meeting_id=meeting_id, agency=codes.AGENCY["Parent"], person_id="F-0001", **values), 40
    )
    return dataclasses.replace(case, reviews=(*case.reviews, review), attendance=(*case.attendance, row))


@pytest.mark.parametrize(
    "values", [{"invited": False}, {"excluded": True}, {"exclusion_reason": "Discussed with all."}]
)
def test_a_meeting_ahead_is_hidden_from_who_is_not_invited_and_from_nobody_else(values):
    case = with_row(**values)
    assert rows(not_invited, case, MOTHER) == {f"reviews {AHEAD}"}
    assert (
        rows(not_invited, case, FATHER)
        == rows(not_invited, case, YOUNG)
        == rows(not_invited, case, PROFESSIONALS)
        == set()
    )


@pytest.mark.parametrize(
    "values",
    [{"invited": True}, {"invited": Blank.NOT_RECORDED}, {"excluded": True, "excluded_items": "2, 3"}],
)
def test_who_is_invited_or_kept_from_some_headings_only_is_told(values):
    assert rows(not_invited, with_row(**values), MOTHER) == set()


def test_a_review_that_was_held_is_another_withholdings_matter():
    assert rows(not_invited, with_row(REVIEWED, invited=False), MOTHER) == set()
