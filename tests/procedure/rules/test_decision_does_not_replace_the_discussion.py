"""Decision does not replace the discussion."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import LinkedChild, codes
from pipeline.procedure.rules import decision_does_not_replace_the_discussion as rule
from tests.builders import TODAY, ordinary_case, placed
from tests.procedure.rules import found


def decided(code, discussed=False, **more):
    case = ordinary_case()
    (referral,) = case.referrals
    referral = dataclasses.replace(referral, decision=codes.REFERRAL_DECISION[code], **more)
    discussions = case.discussions if discussed else ()
    return dataclasses.replace(case, referrals=(referral,), discussions=discussions, linked_children=())


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


@pytest.mark.parametrize("code", ["EH", "NFA"])
def test_a_referral_that_is_ended_is_in_order_where_nothing_in_the_record_asks_for_more(code):
    assert found(rule, decided(code)) == []


@pytest.mark.parametrize("code", ["EH", "NFA"])
def test_one_with_a_concern_of_crime_is_found(code):
    (one,) = found(rule, decided(code, crime_concern=True))
    assert "The 24 hours" in one


def test_one_that_names_a_child_harmed_is_found():
    child = placed(LinkedChild(link_id="L-1", role=codes.ROLE["harmed"], referral_id="R-0001"))
    assert found(rule, dataclasses.replace(decided("EH"), linked_children=(child,)))


def test_one_that_a_discussion_followed_is_found():
    (one,) = found(rule, decided("EH", discussed=True))
    assert "a strategy discussion was held after it" in one
    assert found(rule, decided("SD", discussed=True)) == []


def test_where_the_discussion_was_held_nobody_is_asked_to_hold_it():
    (one,) = rule.find(decided("EH", discussed=True, crime_concern=True), TODAY)
    assert "a strategy discussion was held after it" in one.problem
    assert "orrect the decision" in one.remedy
