"""Child born before the referral."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.procedure.rules import child_born_before_the_referral as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_a_birth_after_the_referral_is_found_once():
    details = dataclasses.replace(ordinary_case().details, dob=date(2026, 8, 5))
    assert found(rule, ordinary_case(details=details)) == [
        "Cases!D2: the child's date of birth is after the referral, received on 04/08/2026 16:20 (at "
        "Referrals!C2)."
    ]
