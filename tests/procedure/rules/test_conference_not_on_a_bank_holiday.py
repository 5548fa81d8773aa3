"""Conference not on a bank holiday."""

from __future__ import annotations

from datetime import date

from pipeline.model import Section47
from pipeline.procedure.rules import conference_not_on_a_bank_holiday as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def on(day):
    return ordinary_case(enquiries=(placed(Section47(s47_id="S-1", conference_on=day)),))


def test_the_summer_bank_holiday_is_found():
    assert found(rule, on(date(2026, 8, 31))) == [
        "Section 47 and conferences!J2: 31/08/2026 is a bank holiday."
    ]


def test_the_day_after_it_is_in_order():
    assert found(rule, on(date(2026, 9, 1))) == []
