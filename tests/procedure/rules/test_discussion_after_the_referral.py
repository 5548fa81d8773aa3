"""Discussion after the referral."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.procedure.rules import discussion_after_the_referral as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def held(moment):
    first, second = ordinary_case().discussions
    return ordinary_case(discussions=(dataclasses.replace(first, held_at=moment), second))


def test_a_discussion_before_the_referral_is_found():
    assert found(rule, held(datetime(2026, 8, 4, 16, 19))) == [
        "Strategy discussions!F2: 04/08/2026 16:19 is before the referral, received on 04/08/2026 16:20 "
        "(at Referrals!C2)."
    ]


def test_a_discussion_on_the_day_without_a_time_cannot_be_told():
    assert found(rule, held(date(2026, 8, 4))) == []
