"""Refused copy has its reason."""

from __future__ import annotations

from pipeline.model import Blank, FamilyMember
from pipeline.procedure.rules import refused_copy_has_its_reason as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def member(may, reason=Blank.NOT_RECORDED):
    return ordinary_case(
        family=(placed(FamilyMember(person_id="F-1", may_receive_copy=may, reason_if_no=reason)),)
    )


def test_no_reason_is_found():
    assert len(found(rule, member(False))) == 1


def test_a_reason_or_a_copy_is_in_order():
    assert found(rule, member(False, "The chair's decision.")) == found(rule, member(True)) == []
