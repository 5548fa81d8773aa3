"""R19: an assessor, the social worker, the child and the parents."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import Attendance, Meeting, codes
from pipeline.procedure.duties import planning_meeting_attended as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import nothing_asked, stands


def case(**answers):
    meeting = Meeting(
        meeting_id="M-1", kind=codes.MEETING_KIND["aim_planning"], held_at=datetime(2026, 8, 20, 14, 0)
    )
    rows = [
        Attendance(meeting_id="M-1", agency=codes.AGENCY[agency], invited=answer)
        for agency, answer in answers.items()
    ]
    return ordinary_case(meetings=(placed(meeting),), attendance=tuple(placed(row) for row in rows))


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"CSC": True, "Child": True, "Parent": True}, "met"),
        ({"CSC": True, "Child": False, "Parent": True}, "overdue"),
        ({"CSC": True, "Child": True}, "not clear"),
        ({}, "not clear"),
    ],
)
def test_each_of_them_is_invited(answers, status):
    assert stands(duty, case(**answers)) == [status]


def test_another_meeting_is_not_asked():
    assert nothing_asked(duty, meetings=(placed(Meeting(meeting_id="M-1", kind=codes.MEETING_KIND["plan"])),))
