"""R34: whether a safeguarding response is needed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, codes
from pipeline.procedure.duties import refusal_considers_safeguarding as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, judged, stands


def case(considered, outcome="None was needed.", response="declined"):
    assessment = AimAssessment(
        aim_id="AIM-1",
        family_response=codes.RESPONSE[response],
        declined_on=date(2026, 8, 20),
        safeguarding_considered_on=considered,
        safeguarding_outcome=outcome,
    )
    return ordinary_case(aim_assessments=(placed(assessment),))


@pytest.mark.parametrize(
    ("considered", "outcome", "status"),
    [
        (date(2026, 8, 22), "None was needed.", "met"),
        (date(2026, 8, 22), NOT_RECORDED, "due"),
        (NOT_RECORDED, NOT_RECORDED, "due"),
        (NOT_KNOWN, NOT_RECORDED, "not clear"),
    ],
)
def test_the_day_and_what_was_decided(considered, outcome, status):
    assert stands(duty, case(considered, outcome)) == [status]


def test_declined_in_part_asks_for_it_too_and_accepted_does_not():
    assert stands(duty, case(NOT_RECORDED, response="partial")) == ["due"]
    assert judged(duty, case(NOT_RECORDED, response="accepted")) == []
