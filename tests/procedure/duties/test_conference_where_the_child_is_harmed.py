"""R14: a conference must be convened where the child is also a child harmed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipeline.model import Section47, StrategyDiscussion, codes
from pipeline.procedure.duties import conference_where_the_child_is_harmed as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import (
    NOT_APPLICABLE,
    NOT_KNOWN,
    NOT_RECORDED,
    closed,
    nothing_asked,
    only,
    stands,
)


def case(done, **more):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    enquiry = Section47(
        s47_id="S47-1",
        discussion_id="SD-1",
        started_on=date(2026, 8, 5),
        also_child_harmed=True,
        conference_on=done,
        **more,
    )
    return ordinary_case(discussions=(placed(discussion),), enquiries=(placed(enquiry),))


@pytest.mark.parametrize(
    ("done", "status"),
    [
        (date(2026, 9, 1), "met"),
        (NOT_RECORDED, "due"),
        (NOT_KNOWN, "not clear"),
        (NOT_APPLICABLE, "not applicable"),
    ],
)
def test_its_time_is_another_dutys(done, status):
    assert stands(duty, case(done)) == [status]


def test_it_cannot_be_recorded_as_not_required():
    one = only(duty, case(NOT_RECORDED, conference_not_required=True))
    assert one.status is Status.DUE
    assert "It is recorded as not required." in one.why


def test_a_case_closed_without_one_has_missed_it():
    assert stands(duty, closed(case(NOT_RECORDED), date(2026, 10, 1))) == ["missed"]


def test_where_the_child_is_not_harmed_nothing_is_asked():
    assert nothing_asked(
        duty, enquiries=(placed(Section47(s47_id="S47-1", discussion_id="SD-1", also_child_harmed=False)),)
    )
