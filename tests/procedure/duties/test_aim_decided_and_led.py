"""R10: the AIM decision and, where it is yes, the lead."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from pipeline.model import StrategyDiscussion, codes
from pipeline.procedure.duties import aim_decided_and_led as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, stands


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
    ("decision", "lead", "status"),
    [
        ("yes", "Sorrel Hedgeway", "met"),
        ("yes", NOT_RECORDED, "overdue"),
        ("no", NOT_RECORDED, "met"),
        ("deferred", NOT_RECORDED, "due"),
    ],
)
def test_a_yes_needs_its_lead_and_a_decision_put_off_stays_open(decision, lead, status):
    assert stands(duty, case(aim_decision=codes.AIM_DECISION[decision], aim_lead=lead)) == [status]


@pytest.mark.parametrize(("blank", "status"), [(NOT_RECORDED, "overdue"), (NOT_KNOWN, "not clear")])
def test_a_blank_is_no_decision(blank, status):
    assert stands(duty, case(aim_decision=blank)) == [status]


def test_a_later_discussion_answers_a_decision_put_off():
    later = StrategyDiscussion(
        discussion_id="SD-9",
        about=codes.ABOUT["displayed"],
        held_at=datetime(2026, 9, 9, 9, 0),
        aim_decision=codes.AIM_DECISION["no"],
    )
    first = case(aim_decision=codes.AIM_DECISION["deferred"])
    assert stands(duty, dataclasses.replace(first, discussions=(*first.discussions, placed(later, 3)))) == [
        "met",
        "met",
    ]
