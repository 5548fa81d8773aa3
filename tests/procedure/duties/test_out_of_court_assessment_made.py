"""S15: 10 working days, superseded, and so off unless a council asks for it."""

from __future__ import annotations

from datetime import date

from pipeline.model import Referral
from pipeline.procedure.duties import out_of_court_assessment_made as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import nothing_asked, timed


def case(done):
    referral = Referral(referral_id="R-1", out_of_court_on=date(2026, 8, 25), out_of_court_assessed_on=done)
    return ordinary_case(referrals=(placed(referral),))


test_the_edges = timed(duty, case, date(2026, 9, 9))


def test_it_is_off_and_asks_nothing_without_such_a_referral():
    assert not shipped_limits().of("out_of_court_assessment_made").switched_on
    assert nothing_asked(duty)
