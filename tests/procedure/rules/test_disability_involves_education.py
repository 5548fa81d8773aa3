"""Disability involves education."""

from __future__ import annotations

import dataclasses

from pipeline.model import AimAssessment, Blank, codes
from pipeline.procedure.rules import disability_involves_education as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def assessed(disability, involved=False):
    details = dataclasses.replace(ordinary_case().details, disability=disability)
    return ordinary_case(
        details=details, aim_assessments=(placed(AimAssessment(aim_id="AIM-1", education_involved=involved)),)
    )


def test_education_left_out_is_found():
    assert found(rule, assessed((codes.DISABILITY["LD"],))) == [
        "AIM assessments!U2: the child has a disability (at Cases!H2), but education is not involved."
    ]


def test_education_involved_or_not_recorded_yet_is_in_order():
    assert found(rule, assessed((codes.DISABILITY["LD"],), True)) == []
    assert found(rule, assessed((codes.DISABILITY["LD"],), Blank.NOT_RECORDED)) == []


def test_a_child_without_a_disability_is_in_order():
    assert found(rule, assessed((codes.DISABILITY["NONE"],))) == []
    assert found(rule, assessed(Blank.NOT_KNOWN)) == []
