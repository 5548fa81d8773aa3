"""The days of an obligation are words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.procedure.clock import Clock
from pipeline.procedure.due import with_days
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case

TODAY = date(2026, 10, 30)
ONE = next(iter(obligations_of(ordinary_case(), Clock(TODAY))))


def said(days, status, **more):
    due = None if days is None else TODAY + timedelta(days=days)
    return with_days(ONE._replace(status=status, due=due, is_settled=False, **more), Clock(TODAY))


@pytest.mark.parametrize(
    ("days", "status", "words"),
    [
        (-256, Status.OVERDUE, "256 days overdue"),
        (-1, Status.OVERDUE, "1 day overdue"),
        (0, Status.OVERDUE, "Overdue since today"),
        (0, Status.DUE, "Due today"),
        (1, Status.DUE, "Due in 1 day"),
        (3, Status.DUE, "Due in 3 days"),
        (None, Status.DUE, "Due"),
        (-9, Status.MET, "Met"),
    ],
)
def test_the_status_says_for_how_many_days(days, status, words):
    assert said(days, status, soft=False) == words


def test_a_date_to_aim_for_is_passed_and_never_overdue():
    assert said(-5, Status.OVERDUE, soft=True) == "5 days past the target date"
    assert said(0, Status.OVERDUE, soft=True) == "Past the target date since today"
    assert said(3, Status.DUE, soft=True) == "Due in 3 days"
