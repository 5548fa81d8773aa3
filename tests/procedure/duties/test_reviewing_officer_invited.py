"""R31: the Independent Reviewing Officer is invited where the child is looked after."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import Attendance, Review, codes
from pipeline.procedure.duties import reviewing_officer_invited as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, only, stands


def case(answer, looked_after=True, since=date(2026, 1, 5), **more):
    one = ordinary_case(
        reviews=(placed(Review(review_id="RV-1", **({"held_at": datetime(2026, 9, 1, 10, 0)} | more))),),
        attendance=(placed(Attendance(meeting_id="RV-1", agency=codes.AGENCY["IRO"], invited=answer)),),
    )
    details = dataclasses.replace(one.details, looked_after=looked_after, looked_after_from=since)
    return dataclasses.replace(one, details=details)


@pytest.mark.parametrize(
    ("answer", "status"), [(True, "met"), (False, "overdue"), (NOT_RECORDED, "not clear")]
)
def test_the_officers_row_answers(answer, status):
    assert stands(duty, case(answer)) == [status]


def test_a_child_who_is_not_looked_after_has_no_officer():
    assert stands(duty, case(NOT_RECORDED, looked_after=False)) == ["not applicable"]


def test_a_review_before_the_child_was_looked_after_does_not_ask():
    assert stands(duty, case(NOT_RECORDED, since=date(2026, 9, 2))) == ["not applicable"]


def test_where_nobody_says_whether_the_child_is_looked_after_nobody_can_tell():
    one = only(duty, case(NOT_RECORDED, looked_after=NOT_KNOWN, since=NOT_KNOWN))
    assert one.status is Status.CANNOT_TELL
    assert "Whether the child is looked after is not recorded." in one.why
