from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import Clearance
from pipeline.procedure.rules.clearance_names_a_withheld_item import find
from tests.builders import TODAY, placed
from tests.family_case import family_case


def problems(**values):
    clearance = placed(
        Clearance(
            clearance_id="CC-1",
            case_id="C-0501",
            **{"sentence": "3F9A-02C1", "reason": "Another word.", **values},
        )
    )
    return [one.place for one in find(dataclasses.replace(family_case(), clearances=(clearance,)), TODAY)]


def test_an_item_of_the_case_is_right():
    assert problems(item="L-0501 Child's name") == []
    assert problems(item="AIM-0001 heading 3 Text for professionals") == []


def test_an_item_of_no_row_and_a_reason_that_is_missing_are_findings():
    assert len(problems(item="L-9999 Child's name")) == 1
    from pipeline.model import Blank

    assert len(problems(item="L-0501 Child's name", reason=Blank.NOT_RECORDED)) == 1
    assert len(problems(item="L-0501 Child's name", sentence=Blank.NOT_RECORDED)) == 1


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"cleared_by": "Osprey Candlewharf", "cleared_on": date(2026, 10, 1)}, 0),
        ({"cleared_by": "-"}, 1),
        ({"cleared_by": "OC"}, 1),
        ({"cleared_on": date(1999, 1, 1)}, 1),
        ({"cleared_on": date(2026, 10, 31)}, 1),
    ],
)
def test_a_clearance_by_nobody_or_on_no_day_is_a_finding(values, number):
    assert len(problems(item="L-0501 Child's name", **values)) == number
