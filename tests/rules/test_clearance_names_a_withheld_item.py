from __future__ import annotations

import dataclasses

from pipeline.case import Clearance
from pipeline.rules.clearance_names_a_withheld_item import find
from tests.builders import TODAY, placed
from tests.family_case import family_case


def problems(**values):
    clearance = placed(Clearance(clearance_id="CC-1", case_id="C-0501", **{"reason": "Another word.", **values}))
    return [one.place for one in find(dataclasses.replace(family_case(), clearances=(clearance,)), TODAY)]


def test_an_item_of_the_case_is_right():
    assert problems(item="L-0501 Child's name") == []
    assert problems(item="AIM-0001 heading 3 Text for professionals") == []


def test_an_item_of_no_row_and_a_reason_that_is_missing_are_findings():
    assert len(problems(item="L-9999 Child's name")) == 1
    from pipeline.case import Blank

    assert len(problems(item="L-0501 Child's name", reason=Blank.NOT_RECORDED)) == 1
