"""S01: decided within one working day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Referral
from pipeline.procedure.duties import referral_decided as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import at_the_end, only, timed


def case(done, **more):
    referral = Referral(referral_id="R-1", received_at=datetime(2026, 8, 4, 16, 20), decision_at=done, **more)
    return ordinary_case(referrals=(placed(referral),))


test_the_edges = timed(duty, case, date(2026, 8, 5))
test_closing = at_the_end(duty, case, date(2026, 8, 5))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 8, 7, 9, 0), date(2026, 8, 10)),
        (datetime(2026, 8, 28, 9, 0), date(2026, 9, 1)),
        (datetime(2026, 8, 8, 9, 0), date(2026, 8, 10)),
        (datetime(2026, 12, 24, 9, 0), date(2026, 12, 29)),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(received, due):
    assert (
        only(duty, ordinary_case(referrals=(placed(Referral(referral_id="R-1", received_at=received)),))).due
        == due
    )
