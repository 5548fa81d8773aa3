"""R33: a further incident is likely to be discussed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import ChronologyEntry, StrategyDiscussion, codes
from pipeline.procedure.duties import incident_discussed as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, closed, stands


def case(*discussions, at=date(2026, 9, 10), further=True):
    entry = ChronologyEntry(entry_id="E-1", event_at=at, further_incident=further)
    return ordinary_case(chronology=(placed(entry),), discussions=tuple(discussions))


def discussion(held, about="displayed"):
    return placed(StrategyDiscussion(discussion_id="SD-1", about=codes.ABOUT[about], held_at=held))


@pytest.mark.parametrize(
    ("held", "status"),
    [(datetime(2026, 9, 10, 15, 0), "met"), (date(2026, 9, 9), "due"), (NOT_RECORDED, "due")],
)
def test_a_discussion_since_answers(held, status):
    assert stands(duty, case(discussion(held))) == [status]


def test_one_about_a_child_harmed_does_not():
    assert stands(duty, case(discussion(date(2026, 9, 11), "harmed"))) == ["due"]


def test_likely_is_no_breach_when_the_case_is_closed():
    assert stands(duty, closed(case(), date(2026, 10, 1))) == ["not applicable"]
