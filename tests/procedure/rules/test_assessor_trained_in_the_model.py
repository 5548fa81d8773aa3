"""Assessor trained in the model."""

from __future__ import annotations

from pipeline.model import AimAssessment, Assessor, codes
from pipeline.procedure.rules import assessor_trained_in_the_model as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def trained(model):
    assessor = placed(Assessor(aim_id="AIM-1", aim_trained=True, trained_in=codes.AIM_MODEL[model]))
    return ordinary_case(
        aim_assessments=(placed(AimAssessment(aim_id="AIM-1", model=codes.AIM_MODEL["AIM3"])),),
        assessors=(assessor,),
    )


def test_training_in_another_model_is_found():
    assert "no assessor is trained in AIM3" in found(rule, trained("AIM2"))[0]


def test_training_in_the_model_is_in_order():
    assert found(rule, trained("AIM3")) == []
