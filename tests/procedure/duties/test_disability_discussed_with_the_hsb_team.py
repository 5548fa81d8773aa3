"""R32: a case discussion with the HSB team."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import disability_discussed_with_the_hsb_team as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, answered, judged, stands


def with_disability(case, disability=("LD",)):
    named = tuple(codes.DISABILITY[one] for one in disability)
    return dataclasses.replace(case, details=dataclasses.replace(case.details, disability=named))


def case(*answers):
    rows = [
        StrategyDiscussion(
            discussion_id=f"SD-{row}",
            about=codes.ABOUT["displayed"],
            held_at=datetime(2026, 8, 3 + row, 10, 0),
            hsb_team_consulted=answer,
        )
        for row, answer in enumerate(answers, 2)
    ]
    return ordinary_case(discussions=tuple(placed(row) for row in rows))


test_the_answers = answered(duty, lambda given: with_disability(case(given)), date(2026, 8, 5))


def test_one_discussion_with_the_team_is_enough():
    assert stands(duty, with_disability(case(NOT_RECORDED, True))) == ["met"]


def test_without_a_disability_nothing_is_asked():
    assert judged(duty, case(NOT_RECORDED)) == []
