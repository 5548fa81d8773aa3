"""R21: one assessor social work qualified, one AIM trained."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import AimAssessment, Assessor
from pipeline.procedure.duties import assessors_are_qualified as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, stands


def case(*assessors):
    assessment = AimAssessment(aim_id="AIM-1", planning_meeting_on=date(2026, 8, 20))
    rows = [
        Assessor(aim_id="AIM-1", name="x", sw_qualified=qualified, aim_trained=trained)
        for qualified, trained in assessors
    ]
    return ordinary_case(aim_assessments=(placed(assessment),), assessors=tuple(placed(row) for row in rows))


@pytest.mark.parametrize(
    ("assessors", "status"),
    [
        ([(True, False), (False, True)], "met"),
        ([(True, True)], "met"),
        ([(True, False), (True, False)], "overdue"),
        ([(False, True), (False, True)], "overdue"),
        ([(True, False), (True, NOT_RECORDED)], "not clear"),
        ([(True, NOT_KNOWN)], "not clear"),
        ([(False, NOT_KNOWN)], "overdue"),
        ([], "not clear"),
    ],
)
def test_both_are_asked_for_of_all_assessors_together(assessors, status):
    assert stands(duty, case(*assessors)) == [status]


def test_an_assessment_that_has_not_started_is_not_asked():
    assert nothing_asked(duty, aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),))
