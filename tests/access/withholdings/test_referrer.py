from __future__ import annotations

from pipeline.access.withholdings import referrer
from tests.access.withholdings.hiding import PROFESSIONALS, rows
from tests.family_case import MOTHER, YOUNG, family_case


def test_every_referral_is_hidden_and_the_entry_that_tells_of_it():
    for audience in (MOTHER, YOUNG):
        assert rows(referrer, family_case(), audience) == {"referrals R-0501", "chronology E-0502"}
    assert rows(referrer, family_case(), PROFESSIONALS) == set()
