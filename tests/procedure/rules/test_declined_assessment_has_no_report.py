"""Declined assessment has no report."""

from __future__ import annotations

from datetime import date

from pipeline.model import AimAssessment, codes
from pipeline.procedure.rules import declined_assessment_has_no_report as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def reported(response):
    values = {"family_response": codes.RESPONSE[response], "report_final_on": date(2026, 10, 1)}
    return ordinary_case(aim_assessments=(placed(AimAssessment(aim_id="AIM-1", **values)),))


def test_a_report_after_a_refusal_is_found():
    assert len(found(rule, reported("declined"))) == 1


def test_a_report_after_acceptance_is_in_order():
    assert found(rule, reported("accepted")) == []
