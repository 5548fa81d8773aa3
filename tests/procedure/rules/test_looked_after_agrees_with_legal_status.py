"""Looked after agrees with legal status."""

from __future__ import annotations

import dataclasses

from pipeline.model import codes
from pipeline.procedure.rules import looked_after_agrees_with_legal_status as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def child(**values):
    return ordinary_case(details=dataclasses.replace(ordinary_case().details, **values))


def test_a_looked_after_child_without_a_status_is_found():
    assert len(found(rule, child(looked_after=True))) == 1


def test_a_status_for_a_child_who_is_not_looked_after_is_found():
    assert len(found(rule, child(looked_after=False, legal_status=codes.LEGAL_STATUS["C2"]))) == 1


def test_the_two_together_are_in_order():
    assert found(rule, child(looked_after=True, legal_status=codes.LEGAL_STATUS["C2"])) == []
