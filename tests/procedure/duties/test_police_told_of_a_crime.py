"""R03: the police first, where there may be a crime. There is no clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Referral
from pipeline.procedure.duties import police_told_of_a_crime as duty
from pipeline.procedure.obligation import Status
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, judged, only, stands


def case(contacted, concern=True):
    referral = Referral(
        referral_id="R-1",
        received_at=datetime(2026, 8, 4, 16, 20),
        crime_concern=concern,
        police_contacted_at=contacted,
    )
    return ordinary_case(referrals=(placed(referral),))


@pytest.mark.parametrize(
    ("contacted", "status"),
    [
        (datetime(2026, 8, 4, 16, 30), Status.MET),
        (date(2026, 9, 30), Status.MET),
        (NOT_RECORDED, Status.DUE),
        (NOT_KNOWN, Status.CANNOT_TELL),
        (NOT_APPLICABLE, Status.DUE),
    ],
)
def test_without_a_clock_nothing_is_late(contacted, status):
    one = only(duty, case(contacted))
    assert (one.status, one.due) == (status, None)


def test_a_council_may_give_it_a_clock():
    limits = shipped_limits().changed_by({"police_told_of_a_crime": {"2026-01-01": "2 hours"}})
    assert stands(duty, case(datetime(2026, 8, 4, 18, 20)), limits=limits) == ["met"]
    assert stands(duty, case(datetime(2026, 8, 4, 18, 21)), limits=limits) == ["missed"]
    assert stands(duty, case(NOT_RECORDED), limits=limits) == ["overdue"]


@pytest.mark.parametrize("concern", [False, NOT_RECORDED])
def test_without_a_concern_nothing_is_asked(concern):
    assert judged(duty, case(NOT_RECORDED, concern)) == []
