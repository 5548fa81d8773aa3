"""Copy is approved and checked."""

from __future__ import annotations

from datetime import date

from pipeline.case import CopyGiven
from pipeline.rules import copy_is_approved_and_checked as rule
from tests.builders import ordinary_case, placed
from tests.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def sent(**values):
    return ordinary_case(copies=(placed(CopyGiven(copy_id="CG-1", sent_at=date(2026, 10, 1), **values)),))


def test_a_copy_without_approval_and_check_is_found():
    assert len(found(rule, sent())) == 2


def test_one_person_for_both_is_found():
    assert len(found(rule, sent(approved_by="Chair", second_checker="Chair"))) == 1


def test_two_people_are_in_order():
    assert found(rule, sent(approved_by="Chair", second_checker="Business support")) == []
