"""What the duties ask of the record."""

from __future__ import annotations

import pytest

from pipeline.model import Blank
from pipeline.procedure.queries import says_something


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "...",
        "",
        "Discussed.",
        "See above",
        "as above",
        "Noted",
        "N/A",
        "n/a: -",
        "not applicable: x",
        "TBC",
        "None.",
        "Covered in the minutes",
        "n/k",
        "NK",
        "Not discussed",
        "As discussed at the meeting.",
        "Completed",
        "See report",
        "See report attached.",
        "Good",
        Blank.NOT_RECORDED,
        Blank.NOT_KNOWN,
        None,
    ],
)
def test_what_is_no_answer(text):
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "Weekly.",
        "The school keeps to the plan.",
        "Not applicable: the child lives alone with carers.",
        "Level 2",
        "The report goes to the school.",
        "Not known to the service before",
        "Good support from the grandparents",
        "Mother",
        "Discussed: the supervision goes on.",
        "No change to the plan",
    ],
)
def test_what_is_one(text):
    assert says_something(text)
