"""Dates in order."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.model import Section47
from pipeline.procedure.rules import dates_in_order as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def with_enquiry(**values):
    return ordinary_case(enquiries=(placed(Section47(s47_id="S-1", discussion_id="SD-0001", **values)),))


def test_an_end_before_its_beginning_is_found_at_the_end():
    case = with_enquiry(started_on=date(2026, 8, 6), ended_on=date(2026, 8, 5))
    (said,) = found(rule, case)
    assert said.startswith(
        'Section 47 and conferences!E2: 05/08/2026 is before "Started on", which is 06/08/2026'
    )


def test_the_same_day_is_in_order():
    assert found(rule, with_enquiry(started_on=date(2026, 8, 6), ended_on=date(2026, 8, 6))) == []


def test_a_day_without_a_time_is_not_before_a_time_on_that_day():
    referral = dataclasses.replace(ordinary_case().referrals[0], decision_at=date(2026, 8, 4))
    assert found(rule, ordinary_case(referrals=(referral,))) == []


def test_a_time_before_another_on_the_same_day_is_found():
    referral = dataclasses.replace(ordinary_case().referrals[0], decision_at=datetime(2026, 8, 4, 9, 0))
    assert len(found(rule, ordinary_case(referrals=(referral,)))) == 1
