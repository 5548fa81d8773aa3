"""Refusal considers safeguarding."""

from __future__ import annotations

from datetime import date

from pipeline.model import AimAssessment, codes
from pipeline.procedure.rules import refusal_considers_safeguarding as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def declined(**values):
    return ordinary_case(
        aim_assessments=(
            placed(AimAssessment(aim_id="AIM-1", family_response=codes.RESPONSE["declined"], **values)),
        )
    )


def test_a_refusal_without_consideration_is_found():
    assert len(found(rule, declined(declined_on=date(2026, 9, 1)))) == 2


def test_a_refusal_that_was_considered_is_in_order():
    considered = {
        "safeguarding_considered_on": date(2026, 9, 2),
        "safeguarding_outcome": "No response is needed.",
    }
    assert found(rule, declined(declined_on=date(2026, 9, 1), **considered)) == []
