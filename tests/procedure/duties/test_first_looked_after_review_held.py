"""S10: within 20 working days of becoming looked after."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.model import Meeting, codes
from pipeline.procedure.duties import first_looked_after_review_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, NOW, judged, stands


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


@pytest.mark.parametrize(
    ("days", "now", "status"),
    [
        ([date(2026, 2, 2)], NOW, "met"),
        ([date(2026, 2, 3)], NOW, "missed"),
        ([], date(2026, 2, 2), "due"),
        ([], date(2026, 2, 3), "overdue"),
        ([date(2026, 5, 1), date(2026, 1, 30)], NOW, "met"),
    ],
)
def test_the_edges_of_20_working_days(days, now, status):
    assert stands(duty, case(*days), now) == [status]


def test_a_child_who_never_was_looked_after_is_not_asked():
    assert judged(duty, case(looked_after=False, since=NOT_RECORDED)) == []


def test_a_child_who_no_longer_is_has_nothing_due():
    assert stands(duty, case(looked_after=False)) == ["not applicable"]


def test_without_the_day_it_cannot_be_told():
    assert stands(duty, case(date(2026, 2, 1), since=NOT_RECORDED)) == ["not clear"]
    assert stands(duty, case(since=NOT_KNOWN)) == ["not clear"]
