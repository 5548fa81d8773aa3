"""Open, by its age, from the day on which the pack was sent until it is accepted."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import HandOver, codes
from pipeline.procedure.duties import hand_over_accepted as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, closed, judged, only

SENT = date(2026, 9, 1)


def case(accepted, to="adult", **values):
    row = {"to": codes.HAND_OVER_TO[to], "pack_sent_on": SENT, "accepted_on": accepted, **values}
    return ordinary_case(hand_overs=(placed(HandOver(hand_over_id="HO-0001", case_id="C-0001", **row)),))


def test_a_pack_that_was_never_accepted_is_open_by_its_age_and_a_finding_after_the_councils_patience():
    one = only(duty, case(NOT_RECORDED), date(2026, 9, 15))
    assert (one.status.value, one.age, one.is_old) == ("due", 14, False)
    assert only(duty, case(NOT_RECORDED), date(2026, 9, 16)).is_old


def test_an_acceptance_is_met_whenever_it_comes():
    assert only(duty, case(date(2026, 10, 29))).status.value == "met"


def test_in_a_case_that_closed_before_it_was_accepted_it_was_missed():
    assert only(duty, closed(case(NOT_RECORDED), date(2026, 9, 20))).status.value == "missed"


@pytest.mark.parametrize(("to", "sent"), [("none", SENT), ("adult", NOT_RECORDED)])
def test_where_no_pack_was_sent_or_none_is_needed_nothing_is_asked(to, sent):
    assert judged(duty, case(NOT_RECORDED, to, pack_sent_on=sent)) == []
