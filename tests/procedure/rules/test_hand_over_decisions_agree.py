"""Decisions on a hand-over to adult services agree."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import HandOver, codes
from pipeline.procedure.rules import hand_over_decisions_agree as rule
from tests.builders import ordinary_case, placed
from tests.procedure.rules import found

DAY = date(2026, 8, 5)


def decided(*kinds_and_days, born=date(2009, 3, 1)):
    rows = [
        placed(HandOver(hand_over_id=f"HO-{row}", to=codes.HAND_OVER_TO[kind], decided_on=day), row)
        for row, (kind, day) in enumerate(kinds_and_days, start=2)
    ]
    case = ordinary_case(hand_overs=tuple(rows))
    return dataclasses.replace(case, details=dataclasses.replace(case.details, dob=born))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_one_that_is_made_and_not_needed_on_one_day_is_found():
    (sentence,) = found(rule, decided(("adult", DAY), ("none", DAY)))
    assert sentence.startswith(
        "Hand-overs!C3: this says that no hand-over is needed, but one to adult services"
    )


def test_a_decision_that_changed_and_a_hand_over_to_another_council_are_in_order():
    assert found(rule, decided(("none", DAY), ("adult", date(2026, 8, 20)))) == []
    assert found(rule, decided(("council", DAY), ("none", DAY))) == []


def test_a_hand_over_to_adult_services_before_the_age_of_16_is_found():
    (sentence,) = found(rule, decided(("adult", DAY), born=date(2010, 8, 6)))
    assert "before the child is 16" in sentence
    assert found(rule, decided(("adult", DAY), born=date(2010, 8, 5))) == []
