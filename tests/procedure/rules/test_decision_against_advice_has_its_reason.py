"""Decision against advice has its reason."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import NOT_RECORDED, codes
from pipeline.procedure.rules import decision_against_advice_has_its_reason as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def decided(decision, advice, reason=NOT_RECORDED):
    first, second = ordinary_case().discussions
    values = {
        "aim_decision": codes.AIM_DECISION[decision],
        "advice": codes.HSB_TEAM_ADVICE[advice],
        "aim_reason": reason,
    }
    return ordinary_case(discussions=(dataclasses.replace(first, **values), second))


FOLLOWS = {
    ("yes", "aim_now"),
    ("deferred", "aim_later"),
    ("no", "other_work"),
    ("no", "proceed"),
    ("deferred", "proceed"),
    ("yes", "none"),
    ("no", "none"),
    ("deferred", "none"),
}


@pytest.mark.parametrize("advice", [str(one) for one in codes.HSB_TEAM_ADVICE.codes])
@pytest.mark.parametrize("decision", ["yes", "no", "deferred"])
def test_a_decision_other_than_advised_needs_a_reason_that_says_something(decision, advice):
    otherwise = (decision, advice) not in FOLLOWS
    assert len(found(rule, decided(decision, advice))) == otherwise
    assert len(found(rule, decided(decision, advice, "As discussed."))) == otherwise
    assert found(rule, decided(decision, advice, "The family asked for work in school first.")) == []


def test_it_is_found_at_the_reason_and_names_both_cells():
    assert found(rule, decided("yes", "other_work"))[0].startswith(
        "Strategy discussions!U2: the decision on an AIM assessment (at Strategy discussions!R2) is not what "
        "the HSB team advised (at Strategy discussions!Z2)"
    )
