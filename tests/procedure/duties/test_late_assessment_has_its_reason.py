"""S03: where it took longer, the reason is recorded."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Blank, Referral, codes
from pipeline.procedure.duties import late_assessment_has_its_reason as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, NOW, judged, stands


def case(done, **more):
    referral = Referral(
        referral_id="R-1", received_at=datetime(2026, 8, 4, 16, 20), assessment_concluded_on=done, **more
    )
    return ordinary_case(referrals=(placed(referral),))


@pytest.mark.parametrize(
    ("done", "now", "status"),
    [
        (date(2026, 10, 7), NOW, "not applicable"),
        (date(2026, 10, 8), NOW, "overdue"),
        (NOT_RECORDED, date(2026, 10, 7), "not applicable"),
        (NOT_RECORDED, date(2026, 10, 8), "overdue"),
    ],
)
def test_a_reason_is_asked_for_once_it_is_late(done, now, status):
    assert stands(duty, case(done), now) == [status]


def test_a_reason_answers():
    assert stands(duty, case(date(2026, 10, 8), assessment_delay=codes.DELAY_REASON["family"])) == ["met"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [(codes.DELAY_REASON["police"], "is no reason to wait"), (Blank.NOT_APPLICABLE, "needs a reason")],
)
def test_the_police_and_not_applicable_are_no_reason(reason, said):
    late = judged(duty, case(date(2026, 10, 8), assessment_delay=reason))
    assert [(one.status.value, said in one.why) for one in late] == [("overdue", True)]
    assert stands(duty, case(date(2026, 10, 7), assessment_delay=reason)) == ["not applicable"]


def test_a_referral_that_was_ended_at_once_has_none():
    assert judged(duty, case(NOT_RECORDED, decision=codes.REFERRAL_DECISION["EH"])) == []
