"""Case closed after its referrals."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.procedure.rules import case_closed_after_its_referrals as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def closed(day):
    return ordinary_case(details=dataclasses.replace(ordinary_case().details, closed_on=day))


def test_a_closing_before_the_referral_is_found():
    (said,) = found(rule, closed(date(2026, 8, 3)))
    assert said.endswith(
        "the case closed before its referral was received, on 04/08/2026 16:20 (at Referrals!C2)."
    )


def test_a_closing_on_the_day_of_the_referral_is_in_order():
    assert found(rule, closed(date(2026, 8, 4))) == []
