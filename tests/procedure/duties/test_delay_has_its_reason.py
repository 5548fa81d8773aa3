"""R35: the reason for a delay. A police investigation or denial is none."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, Blank, codes
from pipeline.procedure.duties import delay_has_its_reason as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, NOW, judged, only, stands


def case(final, reason=NOT_RECORDED, **more):
    assessment = AimAssessment(
        aim_id="AIM-1",
        planning_meeting_on=date(2026, 6, 1),
        report_final_on=final,
        delay_reason=reason,
        **more,
    )
    return ordinary_case(aim_assessments=(placed(assessment),))


@pytest.mark.parametrize(
    ("final", "now", "status"),
    [
        (date(2026, 8, 10), NOW, "not applicable"),
        (date(2026, 8, 11), NOW, "overdue"),
        (NOT_RECORDED, date(2026, 8, 10), "not applicable"),
        (NOT_RECORDED, date(2026, 8, 11), "overdue"),
    ],
)
def test_a_reason_is_asked_for_once_it_has_taken_longer_than_70_days(final, now, status):
    assert stands(duty, case(final), now) == [status]
    assert stands(duty, case(final, codes.DELAY_REASON["illness"]), now)[0] in ("met", "not applicable")


def test_an_open_investigation_is_said_to_be_no_reason():
    assert "no reason to wait" in only(duty, case(date(2026, 9, 1), police_investigation_open=True)).why
    assert "no reason to wait" in only(duty, case(date(2026, 9, 1), denial=True)).why
    assert "no reason to wait" not in only(duty, case(date(2026, 9, 1))).why


def test_a_declined_assessment_is_not_asked():
    assert judged(duty, case(NOT_RECORDED, family_response=codes.RESPONSE["declined"])) == []


def test_not_applicable_is_no_reason_for_a_report_that_is_late():
    asked = only(duty, case(date(2026, 9, 1), Blank.NOT_APPLICABLE))
    assert (asked.status.value, '"Not applicable", but this is late' in asked.why) == ("overdue", True)
    assert stands(duty, case(date(2026, 8, 10), Blank.NOT_APPLICABLE)) == ["not applicable"]


def test_that_the_police_asked_for_it_is_no_reason():
    asked = only(duty, case(date(2026, 9, 1), codes.DELAY_REASON["police"]))
    assert (asked.status.value, "no reason to wait" in asked.why) == ("overdue", True)
