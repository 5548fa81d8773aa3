"""No concern agrees with what was decided."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import codes
from pipeline.procedure.rules import no_concern_agrees_with_what_was_decided as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def case_of(step, on=date(2026, 8, 5), **decided):
    case = ordinary_case()
    discussion = dataclasses.replace(case.discussions[0], **decided)
    judged = dataclasses.replace(case.recognitions[0], step=codes.CONTINUUM[step], judged_on=on)
    return dataclasses.replace(case, discussions=(discussion, *case.discussions[1:]), recognitions=(judged,))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize("step", ["healthy", "normal"])
def test_an_enquiry_or_an_assessment_after_it_is_asked_about(step):
    assert found(rule, case_of(step, s47_decision=True)) == [
        "Recognition!E2: this is a step of no concern, but a section 47 enquiry was decided on (at Strategy "
        "discussions!O2)."
    ]
    assert found(rule, case_of(step, aim_decision=codes.AIM_DECISION["yes"])) == [
        "Recognition!E2: this is a step of no concern, but an AIM assessment was decided on (at Strategy "
        "discussions!R2)."
    ]


def test_a_step_of_concern_or_no_such_decision_or_a_later_judgement_is_in_order():
    assert found(rule, case_of("problematic", s47_decision=True)) == []
    assert found(rule, case_of("healthy", s47_decision=False)) == []
    assert found(rule, case_of("healthy", date(2026, 8, 6), s47_decision=True)) == []


def test_where_another_judgement_is_of_concern_nothing_is_asked():
    case = case_of("healthy", s47_decision=True)
    other = dataclasses.replace(case.recognitions[0], recognition_id="RG-2", step=codes.CONTINUUM["harmful"])
    assert found(rule, dataclasses.replace(case, recognitions=(*case.recognitions, other))) == []
