"""S03: concluded within 45 working days."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import Referral, codes
from pipeline.procedure.duties import single_assessment_concluded as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, stands, timed


def case(done, **more):
    referral = Referral(
        referral_id="R-1", received_at=datetime(2026, 8, 4, 16, 20), assessment_concluded_on=done, **more
    )
    return ordinary_case(referrals=(placed(referral),))


test_the_edges = timed(duty, case, date(2026, 10, 7))  # the August bank holiday is in between
test_closing = at_the_end(duty, case, date(2026, 10, 7))


def test_a_referral_that_was_ended_at_once_has_none():
    assert stands(duty, case(NOT_RECORDED, decision=codes.REFERRAL_DECISION["NFA"])) == ["not applicable"]
