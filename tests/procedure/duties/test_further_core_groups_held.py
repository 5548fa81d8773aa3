"""S07: within six weeks of the one before, where a council asks for it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Meeting, Section47, codes
from pipeline.procedure.duties import further_core_groups_held as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import judged, stands


def case(*days, **more):
    meetings = tuple(
        placed(Meeting(meeting_id=f"M-{row}", kind=codes.MEETING_KIND["core_group"], held_at=day), row)
        for row, day in enumerate(days, 2)
    )
    plan = Section47(
        s47_id="S47-1", discussion_id="SD-0001", conference_outcome=codes.CONFERENCE_OUTCOME["plan"], **more
    )
    return ordinary_case(meetings=meetings, enquiries=(placed(plan),))


FIRST = datetime(2026, 7, 1, 10, 0)


@pytest.mark.parametrize(
    ("following", "statuses"),
    [
        (date(2026, 8, 12), ["met", "overdue"]),
        (date(2026, 8, 13), ["missed", "overdue"]),
        (date(2026, 10, 29), ["missed", "due"]),
    ],
)
def test_the_edges_of_six_weeks(following, statuses):
    assert stands(duty, case(FIRST, following)) == statuses


def test_where_the_plan_ended_first_nothing_more_is_due():
    assert stands(duty, case(FIRST, cp_plan_to=date(2026, 8, 1))) == ["not applicable"]


def test_it_is_asked_for_only_where_a_council_says_so():
    assert not shipped_limits().of("further_core_groups_held").switched_on


def test_without_a_core_group_nothing_is_asked():
    assert judged(duty, case()) == []
