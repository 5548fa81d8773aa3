"""Aim3 has no risk band."""

from __future__ import annotations

from pipeline.model import AimAssessment, Blank, codes
from pipeline.procedure.rules import aim3_has_no_risk_band as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def banded(model, band):
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", model=codes.AIM_MODEL[model], risk_band=band)),)
    )


def test_an_aim3_assessment_with_a_band_is_found():
    assert "AIM3 does not use low, medium or high" in found(rule, banded("AIM3", codes.RISK_BAND["low"]))[0]


def test_an_earlier_model_may_have_a_band():
    assert found(rule, banded("AIM2", codes.RISK_BAND["low"])) == []


def test_aim3_without_a_band_is_in_order():
    assert found(rule, banded("AIM3", Blank.NOT_RECORDED)) == []
    assert found(rule, banded("AIM3", Blank.NOT_APPLICABLE)) == []
