"""S11: within six months of the one before."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import Meeting, codes
from pipeline.procedure.duties import later_looked_after_reviews_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import judged, stands


def case(*days, looked_after=True, since=date(2026, 1, 5)):
    meetings = tuple(
        placed(
            Meeting(meeting_id=f"M-{row}", kind=codes.MEETING_KIND["looked_after_review"], held_at=day), row
        )
        for row, day in enumerate(days, 2)
    )
    one = ordinary_case(meetings=meetings)
    details = dataclasses.replace(one.details, looked_after=looked_after, looked_after_from=since)
    return dataclasses.replace(one, details=details)


FIRST, SECOND = date(2025, 11, 20), date(2026, 2, 20)


@pytest.mark.parametrize(
    ("days", "now", "statuses"),
    [
        ([date(2026, 8, 20)], date(2026, 8, 21), ["met", "due"]),
        ([date(2026, 8, 21)], date(2026, 8, 21), ["missed", "due"]),
        ([], date(2026, 8, 20), ["due"]),
        ([], date(2026, 8, 21), ["overdue"]),
    ],
)
def test_the_edges_of_six_months(days, now, statuses):
    assert stands(duty, case(FIRST, SECOND, *days), now) == statuses


def test_a_child_who_no_longer_is_looked_after_has_nothing_due():
    assert stands(duty, case(FIRST, SECOND, looked_after=False)) == ["not applicable"]


def test_before_the_second_nothing_is_asked():
    assert judged(duty, case(FIRST)) == []
