"""R14: the HSB team is invited to the initial conference."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import Attendance, Meeting, codes
from pipeline.procedure.duties import hsb_team_invited_to_the_conference as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, judged, stands


def case(answer, kind="conference"):
    meeting = Meeting(meeting_id="M-1", kind=codes.MEETING_KIND[kind], held_at=datetime(2026, 9, 1, 10, 0))
    row = Attendance(meeting_id="M-1", agency=codes.AGENCY["HSBTeam"], invited=answer)
    return ordinary_case(meetings=(placed(meeting),), attendance=(placed(row),))


@pytest.mark.parametrize(
    ("answer", "status"), [(True, "met"), (False, "overdue"), (NOT_RECORDED, "not clear")]
)
def test_the_row_of_the_hsb_team_answers(answer, status):
    assert stands(duty, case(answer)) == [status]


def test_a_review_conference_does_not_ask_for_it():
    assert judged(duty, case(True, "review_conference")) == []
