"""One lead assessor."""

from __future__ import annotations

from pipeline.model import AimAssessment, Assessor
from pipeline.procedure.rules import one_lead_assessor as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def led(*leads):
    rows = tuple(placed(Assessor(aim_id="AIM-1", lead=lead), row) for row, lead in enumerate(leads, start=2))
    return ordinary_case(aim_assessments=(placed(AimAssessment(aim_id="AIM-1")),), assessors=rows)


def test_no_lead_and_two_leads_are_found():
    assert found(rule, led(False, False)) == ["Assessors!G3: AIM-1 has no lead assessor."]
    assert found(rule, led(True, True)) == ["Assessors!G3: AIM-1 has 2 lead assessors."]


def test_one_lead_is_in_order():
    assert found(rule, led(True, False)) == []
