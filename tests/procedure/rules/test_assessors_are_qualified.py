"""Assessors are qualified."""

from __future__ import annotations

from datetime import date

from pipeline.model import AimAssessment, Assessor, Blank
from pipeline.procedure.rules import assessors_are_qualified as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def assessed(*qualified):
    rows = tuple(
        placed(Assessor(aim_id="AIM-1", name="Sorrel Hedgeway", sw_qualified=sw, aim_trained=aim), row)
        for row, (sw, aim) in enumerate(qualified, start=2)
    )
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", planning_meeting_on=date(2026, 9, 1))),),
        assessors=rows,
    )


def test_two_assessors_may_have_one_each():
    assert found(rule, assessed((True, False), (False, True))) == []


def test_nobody_qualified_is_found():
    assert found(rule, assessed((False, True))) == [
        "Assessors!D2: no assessor of AIM-1 is social work qualified."
    ]


def test_not_recorded_is_said_as_not_recorded():
    assert found(rule, assessed((True, Blank.NOT_KNOWN))) == [
        "Assessors!E2: no assessor of AIM-1 is recorded as AIM trained."
    ]


def test_an_assessment_without_assessors_is_found():
    assert len(found(rule, assessed())) == 1
