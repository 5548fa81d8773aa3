"""R11: where there is no AIM assessment, what other work, and by whom."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import other_work_recorded as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, judged, stands


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
    ("work", "by", "status"),
    [
        ("Six sessions", "Prevention service", "met"),
        ("Six sessions", NOT_RECORDED, "overdue"),
        (NOT_RECORDED, "Prevention service", "overdue"),
        (NOT_KNOWN, "Prevention service", "not clear"),
        (NOT_APPLICABLE, "Prevention service", "not applicable"),
    ],
)
def test_both_are_asked_for(work, by, status):
    assert stands(duty, case(aim_decision=codes.AIM_DECISION["no"], other_work=work, other_work_by=by)) == [
        status
    ]


@pytest.mark.parametrize("decision", ["yes", "deferred"])
def test_without_a_no_nothing_is_asked(decision):
    assert judged(duty, case(aim_decision=codes.AIM_DECISION[decision])) == []
