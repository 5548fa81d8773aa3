from __future__ import annotations

import dataclasses
from datetime import date

from pipeline.model import NOT_RECORDED, Section, codes
from pipeline.reporting.measures import strategy_outputs_recorded as measure
from tests.builders import ordinary_case, placed
from tests.reporting.measures import days, seen

ALL = {
    "chronology_shared": True,
    "risk_strategy_agreed": True,
    "s47_decision": False,
    "aim_decision": codes.AIM_DECISION["no"],
}


def case(headings=3, **fields):
    ordinary = ordinary_case()
    sections = tuple(
        placed(
            Section(
                belongs_to="SD-0001", section_no=number, text_professional="The group agreed who does what."
            )
        )
        for number in range(1, headings + 1)
    )
    discussion = dataclasses.replace(ordinary.discussions[0], **{**ALL, **fields})
    return dataclasses.replace(ordinary, discussions=(discussion,), sections=sections)


def test_everything_recorded_counts_and_a_no_is_a_decision():
    assert seen(measure, case()) == [True]
    assert days(measure, case()) == [date(2026, 8, 5)]


def test_each_thing_that_is_missing_makes_it_not_recorded_and_a_no_to_one_makes_it_a_no():
    assert seen(measure, case(headings=2)) == ["not recorded"]
    assert seen(measure, case(chronology_shared=NOT_RECORDED)) == ["not recorded"]
    assert seen(measure, case(headings=2, chronology_shared=False)) == [False]
    assert seen(measure, case(aim_decision=codes.AIM_DECISION["yes"])) == ["not recorded"], (
        "who leads it is not recorded"
    )
    assert seen(measure, case(aim_decision=codes.AIM_DECISION["yes"], aim_lead="Sorrel Hedgeway")) == [True]
