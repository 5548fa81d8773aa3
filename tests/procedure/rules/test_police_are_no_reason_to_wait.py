"""Police are no reason to wait."""

from __future__ import annotations

import pytest

from pipeline.model import AimAssessment, Referral, codes
from pipeline.procedure.rules import police_are_no_reason_to_wait as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize(("reason", "number"), [("police", 1), ("family", 0)])
def test_the_police_as_a_reason_are_found_whether_or_not_the_report_was_late(reason, number):
    assessment = placed(AimAssessment(aim_id="AIM-1", delay_reason=codes.DELAY_REASON[reason]))
    assert len(found(rule, ordinary_case(aim_assessments=(assessment,)))) == number
    referral = placed(Referral(referral_id="R-1", assessment_delay=codes.DELAY_REASON[reason]))
    assert len(found(rule, ordinary_case(referrals=(referral,)))) == number
