"""Time is one that the clocks showed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Referral
from pipeline.procedure.rules import time_is_one_that_the_clocks_showed as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def case(received):
    return ordinary_case(referrals=(placed(Referral(referral_id="R-1", received_at=received)),))


def test_a_time_in_the_hour_that_is_left_out_is_found():
    (said,) = found(rule, case(datetime(2026, 3, 29, 1, 30)))
    assert (
        said
        == "Referrals!C2: the clocks went forward that night, so the time 29/03/2026 01:30 did not exist."
    )


@pytest.mark.parametrize(
    "received",
    [
        datetime(2026, 3, 29, 0, 59),
        datetime(2026, 3, 29, 2, 0),
        datetime(2026, 3, 28, 1, 30),
        datetime(2026, 10, 25, 1, 30),
        date(2026, 3, 29),
    ],
)
def test_every_other_time_is_in_order(received):
    assert found(rule, case(received)) == []
