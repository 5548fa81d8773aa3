"""K05: the record of a discussion goes out within one working day, wherever possible."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import strategy_record_circulated as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, nothing_asked, only, timed


def case(done):
    held = StrategyDiscussion(
        discussion_id="SD-1",
        about=codes.ABOUT["harmed"],
        held_at=datetime(2026, 8, 7, 10, 0),
        minutes_issued_at=done,
    )
    return ordinary_case(discussions=(placed(held),))


test_the_edges_over_a_weekend = timed(duty, case, date(2026, 8, 10))


def test_wherever_possible_is_no_error():
    assert only(duty, case(NOT_RECORDED)).strength.value == "may"


def test_until_the_discussion_is_held_nothing_is_asked():
    assert nothing_asked(
        duty, discussions=(placed(StrategyDiscussion(discussion_id="SD-1", about=codes.ABOUT["displayed"])),)
    )
