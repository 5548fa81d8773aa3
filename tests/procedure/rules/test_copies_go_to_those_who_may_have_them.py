"""Copies go to those who may have them."""

from __future__ import annotations

import dataclasses

from pipeline.model import CopyGiven, FamilyMember, codes
from pipeline.procedure.rules import copies_go_to_those_who_may_have_them as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def given(may, document="aim_report"):
    person = placed(FamilyMember(person_id="F-1", case_id="C-0001", may_receive_copy=may))
    copy = placed(CopyGiven(copy_id="CG-1", person_id="F-1", document=codes.DOCUMENT[document]))
    return ordinary_case(family=(person,), copies=(copy,))


def test_a_copy_to_a_person_who_may_not_have_one_is_found():
    assert len(found(rule, given(False))) == 1


def test_strategy_minutes_to_a_family_member_are_found():
    assert len(found(rule, given(True, "strategy_minutes"))) == 1


def test_a_report_to_a_person_who_may_have_one_is_in_order():
    assert found(rule, given(True)) == []


def test_the_information_governance_lead_is_named_only_where_it_was_given():
    entered = given(False)
    out = dataclasses.replace(
        entered, copies=(dataclasses.replace(entered.copies[0], method=codes.METHOD["hand"]),)
    )
    assert "is entered for F-1" in found(rule, entered)[0]
    assert "was given to F-1" in found(rule, out)[0]
