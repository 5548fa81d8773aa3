"""Open, by its age, from the day on which the hand-over was decided until the pack is sent."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import HandOver, codes
from pipeline.procedure.duties import hand_over_pack_sent as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, closed, judged, only, stands

DECIDED = date(2026, 9, 1)


def case(sent, to="council", **values):
    row = {"to": codes.HAND_OVER_TO[to], "decided_on": DECIDED, "pack_sent_on": sent, **values}
    return ordinary_case(hand_overs=(placed(HandOver(hand_over_id="HO-0001", case_id="C-0001", **row)),))


@pytest.mark.parametrize("to", ["council", "adult"])
def test_a_pack_that_is_not_sent_is_open_by_its_age_and_a_finding_after_the_councils_patience(to):
    one = only(duty, case(NOT_RECORDED, to), date(2026, 9, 15))
    assert (one.status.value, one.age, one.is_old) == ("due", 14, False)
    assert only(duty, case(NOT_RECORDED, to), date(2026, 9, 16)).is_old


def test_where_the_decision_has_no_day_its_age_counts_from_the_notification():
    undecided = case(NOT_RECORDED, decided_on=NOT_RECORDED, notified_on=date(2026, 10, 1))
    assert only(duty, undecided, date(2026, 10, 11)).age == 10


def test_a_pack_that_was_sent_is_met():
    assert stands(duty, case(date(2026, 10, 29))) == ["met"]


def test_a_hand_over_that_was_accepted_without_a_pack_asks_for_none_any_more():
    assert stands(duty, case(NOT_RECORDED, accepted_on=date(2026, 9, 9))) == ["not applicable"]


def test_in_a_case_that_closed_before_it_was_sent_it_was_missed():
    assert stands(duty, closed(case(NOT_RECORDED), date(2026, 9, 20))) == ["missed"]


def test_where_no_hand_over_is_needed_nothing_is_asked():
    assert judged(duty, case(NOT_RECORDED, "none")) == []
