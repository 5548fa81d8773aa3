"""R05: the HSB team is invited to every discussion about the child."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import Attendance, StrategyDiscussion, codes
from pipeline.procedure.duties import hsb_team_invited as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, nothing_asked, stands


def case(attendance=(), **changes):
    held = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0), **changes
    )
    return ordinary_case(attendance=attendance, discussions=(placed(held),))


def rows(**answers):
    return tuple(
        placed(Attendance(meeting_id="SD-1", agency=codes.AGENCY[agency], invited=answer))
        for agency, answer in answers.items()
    )


@pytest.mark.parametrize(
    ("answer", "status"),
    [(True, "met"), (False, "overdue"), (NOT_RECORDED, "not clear"), (NOT_KNOWN, "not clear")],
)
def test_the_row_of_the_hsb_team_answers(answer, status):
    assert stands(duty, case(rows(HSBTeam=answer))) == [status]


def test_without_a_row_nobody_can_tell():
    assert stands(duty, case()) == ["not clear"]


def test_a_discussion_about_a_child_harmed_does_not_ask_for_it():
    harmed = StrategyDiscussion(
        discussion_id="SD-2", about=codes.ABOUT["harmed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    assert nothing_asked(duty, discussions=(placed(harmed),))
