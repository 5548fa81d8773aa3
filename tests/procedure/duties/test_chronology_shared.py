"""R06: the chronology is shared at the discussion."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import chronology_shared as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import answered, nothing_asked


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


test_the_answers = answered(duty, lambda given: case(chronology_shared=given), date(2026, 8, 5))


def test_until_the_discussion_is_held_nothing_is_asked():
    assert nothing_asked(
        duty, discussions=(placed(StrategyDiscussion(discussion_id="SD-1", about=codes.ABOUT["displayed"])),)
    )


def test_a_discussion_about_a_child_harmed_does_not_ask_for_it():
    harmed = StrategyDiscussion(
        discussion_id="SD-2", about=codes.ABOUT["harmed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    assert nothing_asked(duty, discussions=(placed(harmed),))
