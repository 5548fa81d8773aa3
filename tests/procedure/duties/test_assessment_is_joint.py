"""R21: two assess together."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, Assessor
from pipeline.procedure.duties import assessment_is_joint as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import nothing_asked, stands


@pytest.mark.parametrize(("number", "status"), [(0, "not clear"), (1, "overdue"), (2, "met"), (3, "met")])
def test_two_or_more_are_a_joint_assessment(number, status):
    assessment = AimAssessment(aim_id="AIM-1", planning_meeting_on=date(2026, 8, 20))
    rows = tuple(placed(Assessor(aim_id="AIM-1", name="x"), row) for row in range(2, 2 + number))
    assert stands(duty, ordinary_case(aim_assessments=(placed(assessment),), assessors=rows)) == [status]


def test_an_assessment_that_has_not_started_is_not_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
