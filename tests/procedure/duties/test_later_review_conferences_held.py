"""S09: within six months of the one before."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import Meeting, Section47, codes
from pipeline.procedure.duties import later_review_conferences_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, NOW, nothing_asked, stands


def case(done, **more):
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-0001",
        conference_outcome=codes.CONFERENCE_OUTCOME["plan"],
        first_review_on=date(2025, 8, 31),
        latest_review_on=done,
        **more,
    )
    return ordinary_case(enquiries=(placed(enquiry),))


@pytest.mark.parametrize(
    ("done", "now", "statuses"),
    [
        (date(2026, 2, 28), date(2026, 3, 1), ["met", "due"]),
        (date(2026, 3, 1), date(2026, 3, 1), ["missed", "due"]),
        (NOT_RECORDED, date(2026, 2, 28), ["due"]),
        (NOT_RECORDED, date(2026, 3, 1), ["overdue"]),
        (date(2026, 2, 28), date(2026, 8, 29), ["met", "overdue"]),
    ],
)
def test_the_edges_of_six_months_clipped_to_the_end_of_the_month(done, now, statuses):
    assert stands(duty, case(done), now) == statuses


def test_the_review_conferences_on_the_sheet_meetings_count_between():
    meeting = placed(
        Meeting(
            meeting_id="M-1",
            kind=codes.MEETING_KIND["review_conference"],
            held_at=datetime(2026, 2, 20, 10, 0),
        )
    )
    both = dataclasses.replace(case(date(2026, 8, 20)), meetings=(meeting,))
    assert stands(duty, both) == ["met", "met", "due"]


def test_where_the_plan_ended_first_nothing_is_due():
    assert stands(duty, case(NOT_RECORDED, cp_plan_to=date(2026, 1, 15)), NOW) == ["not applicable"]


def test_before_the_first_review_nothing_is_asked():
    enquiry = Section47(
        s47_id="S47-1", discussion_id="SD-0001", conference_outcome=codes.CONFERENCE_OUTCOME["plan"]
    )
    assert nothing_asked(duty, enquiries=(placed(enquiry),))
