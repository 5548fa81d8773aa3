"""R09: each discussion decides on a section 47 enquiry."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import section_47_decided as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, stands


def case(**changes):
    return ordinary_case(
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-1",
                    about=codes.ABOUT["displayed"],
                    held_at=datetime(2026, 8, 5, 10, 0),
                    **changes,
                )
            ),
        )
    )


@pytest.mark.parametrize(
    ("decided", "status"),
    [
        (True, "met"),
        (False, "met"),
        (NOT_RECORDED, "overdue"),
        (NOT_KNOWN, "not clear"),
        (NOT_APPLICABLE, "not applicable"),
    ],
)
def test_no_is_a_decision_too(decided, status):
    assert stands(duty, case(s47_decision=decided)) == [status]


def test_on_the_day_there_is_still_time():
    assert stands(duty, case(), date(2026, 8, 5)) == ["due"]


def test_a_discussion_about_a_child_harmed_decides_too():
    harmed = StrategyDiscussion(
        discussion_id="SD-2", about=codes.ABOUT["harmed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    assert stands(duty, ordinary_case(discussions=(placed(harmed),))) == ["overdue"]
