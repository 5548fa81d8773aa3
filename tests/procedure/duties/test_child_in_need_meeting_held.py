"""S13: a planning meeting, where a council sets a limit."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Meeting, Section47, codes
from pipeline.procedure.duties import child_in_need_meeting_held as duty
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, NOW, judged, stands


def case(done, route="cin", kind="child_in_need"):
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-0001",
        started_on=date(2026, 8, 6),
        ended_on=date(2026, 8, 25),
        route=codes.ROUTE[route],
    )
    meetings = (placed(Meeting(meeting_id="M-1", kind=codes.MEETING_KIND[kind], held_at=done)),)
    return ordinary_case(enquiries=(placed(enquiry),), meetings=meetings)


@pytest.mark.parametrize(
    ("done", "now", "status"),
    [
        (date(2026, 9, 9), NOW, "met"),
        (date(2026, 9, 10), NOW, "missed"),
        (date(2026, 8, 20), NOW, "met"),
        (date(2026, 8, 1), NOW, "overdue"),
        (NOT_RECORDED, date(2026, 9, 9), "due"),
        (NOT_RECORDED, date(2026, 9, 10), "overdue"),
    ],
)
def test_the_first_such_meeting_since_the_enquiry_answers(done, now, status):
    assert stands(duty, case(done), now) == [status]


def test_another_meeting_or_route_does_not():
    assert stands(duty, case(date(2026, 9, 9), kind="core_group")) == ["overdue"]
    assert judged(duty, case(date(2026, 9, 9), route="eh")) == []
    assert not shipped_limits().of("child_in_need_meeting_held").switched_on
