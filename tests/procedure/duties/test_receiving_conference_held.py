"""S05: within 15 working days of the notification."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import HandOver, Section47, codes
from pipeline.procedure.duties import receiving_conference_held as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, at_the_end, judged, stands, timed

PLAN = {"cp_plan_from": date(2026, 6, 2)}


def case(done, plan=PLAN, **values):
    council, notified = codes.HAND_OVER_TO["council"], date(2026, 8, 25)
    row = {"to": council, "notified_on": notified, "meeting_on": done, **values}
    enquiry = Section47(s47_id="S47-1", discussion_id="SD-0001", **plan)
    hand_over = HandOver(hand_over_id="HO-0001", case_id="C-0001", **row)
    return ordinary_case(enquiries=(placed(enquiry),), hand_overs=(placed(hand_over),))


test_the_edges = timed(duty, case, date(2026, 9, 16))
test_closing = at_the_end(duty, case, date(2026, 9, 16))


@pytest.mark.parametrize(
    "plan",
    [{}, {"cp_plan_from": date(2026, 8, 26)}, {**PLAN, "cp_plan_to": date(2026, 8, 24)}],
    ids=["there was none", "it began later", "it had ended"],
)
def test_a_child_who_is_on_no_plan_that_day_needs_none(plan):
    assert judged(duty, case(NOT_RECORDED, plan)) == []


def test_a_plan_that_ends_here_after_the_notification_counts():
    assert stands(duty, case(NOT_RECORDED, {**PLAN, "cp_plan_to": date(2026, 9, 10)})) == ["overdue"]


@pytest.mark.parametrize("to", ["adult", "none"])
def test_only_a_hand_over_to_another_council_asks_for_it(to):
    assert judged(duty, case(NOT_RECORDED, to=codes.HAND_OVER_TO[to])) == []


def test_without_the_day_of_the_notification_it_cannot_be_told():
    assert stands(duty, case(NOT_RECORDED, notified_on=NOT_RECORDED)) == ["not clear"]
