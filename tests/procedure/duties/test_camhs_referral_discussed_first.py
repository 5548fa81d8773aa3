"""R13: a CAMHS referral is first discussed with the HSB team."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import camhs_referral_discussed_first as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import answered, judged


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


test_the_answers = answered(
    duty, lambda given: case(camhs_referral_on=date(2026, 8, 12), hsb_team_consulted=given), date(2026, 8, 12)
)


def test_without_a_referral_nothing_is_asked():
    assert judged(duty, case()) == []
