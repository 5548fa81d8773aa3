"""S11: within three months of the first."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import Meeting, codes
from pipeline.procedure.duties import second_looked_after_review_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOW, judged, stands


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


FIRST = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("days", "now", "status"),
    [
        ([date(2026, 4, 30)], NOW, "met"),
        ([date(2026, 5, 1)], NOW, "missed"),
        ([], date(2026, 4, 30), "due"),
        ([], date(2026, 5, 1), "overdue"),
    ],
)
def test_the_edges_of_three_months_clipped_to_the_end_of_the_month(days, now, status):
    assert stands(duty, case(FIRST, *days), now) == [status]


def test_a_child_who_no_longer_is_looked_after_has_nothing_due():
    assert stands(duty, case(FIRST, looked_after=False)) == ["not applicable"]


def test_before_the_first_nothing_is_asked():
    assert judged(duty, case()) == []
