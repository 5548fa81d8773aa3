"""R22: about eight weeks after the planning meeting, never a breach."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, Assessor, codes
from pipeline.procedure.duties import aim_report_written as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, nothing_asked, only, stands, timed


def case(done, **more):
    assessment = AimAssessment(
        aim_id="AIM-1", planning_meeting_on=date(2026, 6, 1), report_final_on=done, **more
    )
    lead = Assessor(aim_id="AIM-1", name="Sorrel Hedgeway", lead=True)
    return ordinary_case(aim_assessments=(placed(assessment),), assessors=(placed(lead),))


test_the_edges = timed(duty, case, date(2026, 7, 27), latest=date(2026, 8, 10))
test_closing = at_the_end(duty, case, date(2026, 8, 10))


@pytest.mark.parametrize("done", [date(2026, 7, 27), date(2026, 8, 3), date(2026, 9, 1), NOT_RECORDED])
def test_it_is_never_worded_as_a_breach(done):
    one = only(duty, case(done))
    for word in ("late (", "missed", "overdue", "breach", "due "):
        assert word not in one.why.casefold()
    assert "target date about 27/07/2026" in one.why


def test_within_the_tolerance_it_says_how_long_after():
    assert "7 days after the target date but within the tolerance" in only(duty, case(date(2026, 8, 3))).why


def test_the_lead_assessor_sees_to_it_by_name():
    one = only(duty, case(NOT_RECORDED))
    assert (one.who, one.person) == ("Lead assessor", "Sorrel Hedgeway")


def test_a_declined_assessment_has_no_report():
    assert stands(duty, case(NOT_RECORDED, family_response=codes.RESPONSE["declined"])) == ["not applicable"]


def test_before_the_planning_meeting_nothing_is_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
