"""Enquiry after its discussion."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47
from pipeline.procedure.rules import enquiry_after_its_discussion as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def starting(day):
    return ordinary_case(
        enquiries=(placed(Section47(s47_id="S-1", discussion_id="SD-0001", started_on=day)),)
    )


def test_an_enquiry_before_its_discussion_is_found():
    assert found(rule, starting(date(2026, 8, 4)))[0].startswith(
        "Section 47 and conferences!D2: the enquiry starts before"
    )


def test_an_enquiry_on_the_day_of_its_discussion_is_in_order():
    assert found(rule, starting(date(2026, 8, 5))) == []
