"""Decisions agree with what followed."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import AimAssessment, Section47, codes
from pipeline.procedure.rules import decisions_agree_with_what_followed as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

ENQUIRY = placed(Section47(s47_id="S47-1", case_id="C-0001", discussion_id="SD-0001"))
AIM = placed(AimAssessment(aim_id="AIM-1", case_id="C-0001", discussion_id="SD-0001"))
YES, NO = codes.AIM_DECISION["yes"], codes.AIM_DECISION["no"]


def decided(**values):
    case = ordinary_case(enquiries=(ENQUIRY,), aim_assessments=(AIM,))
    first, *others = case.discussions
    return dataclasses.replace(case, discussions=(dataclasses.replace(first, **values), *others))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"s47_decision": False}, "an enquiry is recorded at"),
        ({"aim_decision": NO}, "an assessment is recorded at"),
        ({"police_investigation_open": True}, "a police investigation is recorded as open at"),
    ],
)
def test_a_no_that_another_sheet_contradicts_is_found(values, said):
    (one,) = found(rule, decided(**values))
    assert said in one


def test_a_yes_that_another_sheet_bears_out_is_in_order():
    assert found(rule, decided(s47_decision=True, aim_decision=YES)) == []
