"""Judgements of one incident and day agree."""

from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank, codes
from pipeline.procedure.rules import judgements_of_one_day_agree as rule
from tests.builders import ordinary_case
from tests.procedure.rules import found

DAY = date(2026, 8, 5)


def judged(*steps_and_days):
    (row, *_) = ordinary_case().recognitions
    rows = [
        dataclasses.replace(row, step=codes.CONTINUUM[step] if step else Blank.NOT_RECORDED, judged_on=day)
        for step, day in steps_and_days
    ]
    return ordinary_case(recognitions=tuple(rows))


def test_an_ordinary_case_keeps_it():
    assert found(rule, ordinary_case()) == []


def test_two_judgements_of_one_day_that_differ_are_found():
    (sentence,) = found(rule, judged(("problematic", DAY), ("harmful", DAY)))
    assert "this judgement differs from" in sentence
    assert len(found(rule, judged(("problematic", Blank.NOT_RECORDED), ("harmful", Blank.NOT_KNOWN)))) == 1


def test_a_later_judgement_the_same_one_twice_and_an_empty_one_are_in_order():
    assert found(rule, judged(("problematic", DAY), ("harmful", date(2026, 8, 9)))) == []
    assert found(rule, judged(("harmful", DAY), ("harmful", DAY))) == []
    assert found(rule, judged(("harmful", DAY), (None, DAY))) == []
