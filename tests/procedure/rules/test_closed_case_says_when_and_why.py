"""Closed case says when and why."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import codes
from pipeline.procedure.rules import closed_case_says_when_and_why as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def case_with(status, **values):
    return ordinary_case(
        details=dataclasses.replace(ordinary_case().details, status=codes.STATUS[status], **values)
    )


def test_a_closed_case_without_its_date_and_reason_is_found():
    assert len(found(rule, case_with("closed"))) == 2


def test_an_open_case_with_a_date_is_found():
    assert len(found(rule, case_with("open", closed_on=date(2026, 9, 1)))) == 1


def test_a_closed_case_with_both_is_in_order():
    assert (
        found(rule, case_with("closed", closed_on=date(2026, 9, 1), close_reason=codes.CLOSE_REASON["RC7"]))
        == []
    )
