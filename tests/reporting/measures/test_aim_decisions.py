from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import Blank, codes
from pipeline.reporting.measures import aim_decisions as measure
from tests.builders import ordinary_case
from tests.reporting.measures import assessed, days, seen


def case(decision):
    ordinary = ordinary_case()
    first, second = ordinary.discussions
    return dataclasses.replace(
        ordinary, discussions=(dataclasses.replace(first, aim_decision=decision), second)
    )


def test_each_decision_has_its_word_on_the_day_of_the_discussion():
    assert seen(measure, case(codes.AIM_DECISION["yes"])) == ["Agreed"]
    assert seen(measure, case(codes.AIM_DECISION["no"])) == ["Not suitable"]
    assert seen(measure, case(codes.AIM_DECISION["deferred"])) == ["Deferred"]
    assert days(measure, case(codes.AIM_DECISION["no"])) == [date(2026, 8, 5)]


def test_agreed_and_then_declined_is_declined():
    declined = assessed(family_response=codes.RESPONSE["declined"]).aim_assessments
    assert seen(measure, dataclasses.replace(case(codes.AIM_DECISION["yes"]), aim_assessments=declined)) == [
        "Declined by the family"
    ]


def test_what_is_not_recorded_is_shown_apart_and_what_is_not_applicable_is_not_asked():
    assert seen(measure, ordinary_case()) == ["not recorded"]
    assert seen(measure, case(Blank.NOT_APPLICABLE)) == []


def test_every_word_it_uses_is_declared():
    assert set(measure.WORDS) == {"Agreed", "Declined by the family", "Not suitable", "Deferred"}
