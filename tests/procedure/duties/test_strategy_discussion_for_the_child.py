"""R01: within 24 hours of the referral."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import LinkedChild, Referral, StrategyDiscussion, codes
from pipeline.procedure.duties import strategy_discussion_for_the_child as duty
from pipeline.procedure.obligation import Status
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_KNOWN, NOT_RECORDED, NOW, closed, nothing_asked, only, stands

RECEIVED = datetime(2026, 8, 4, 16, 20)


def case(held, received=RECEIVED, **more):
    discussion = StrategyDiscussion(discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=held)
    return ordinary_case(
        referrals=(placed(Referral(referral_id="R-1", received_at=received, **more)),),
        discussions=(placed(discussion),),
    )


@pytest.mark.parametrize(
    ("held", "now", "status"),
    [
        (datetime(2026, 8, 4, 16, 20), NOW, Status.MET),
        (datetime(2026, 8, 5, 16, 19), NOW, Status.MET),
        (datetime(2026, 8, 5, 16, 20), NOW, Status.MET),
        (datetime(2026, 8, 5, 16, 21), NOW, Status.MISSED),
        (date(2026, 8, 4), NOW, Status.MET),
        (date(2026, 8, 5), NOW, Status.CANNOT_TELL),
        (date(2026, 8, 6), NOW, Status.MISSED),
        (NOT_RECORDED, datetime(2026, 8, 5, 16, 20), Status.DUE),
        (NOT_RECORDED, datetime(2026, 8, 5, 16, 21), Status.OVERDUE),
        (NOT_RECORDED, date(2026, 8, 5), Status.DUE),
        (NOT_RECORDED, date(2026, 8, 6), Status.OVERDUE),
        (NOT_KNOWN, NOW, Status.CANNOT_TELL),
    ],
)
def test_the_edges_of_24_hours(held, now, status):
    assert only(duty, case(held), now).status is status


@pytest.mark.parametrize(
    ("received", "held", "status"),
    [
        (datetime(2026, 3, 28, 16, 20), datetime(2026, 3, 29, 17, 20), Status.MET),
        (datetime(2026, 3, 28, 16, 20), datetime(2026, 3, 29, 17, 21), Status.MISSED),
        (datetime(2026, 10, 24, 16, 20), datetime(2026, 10, 25, 15, 20), Status.MET),
        (datetime(2026, 10, 24, 16, 20), datetime(2026, 10, 25, 15, 21), Status.MISSED),
        (datetime(2026, 8, 7, 22, 0), datetime(2026, 8, 8, 21, 0), Status.MET),
        (datetime(2026, 8, 7, 22, 0), datetime(2026, 8, 10, 9, 0), Status.MISSED),
        (date(2026, 8, 4), date(2026, 8, 4), Status.MET),
        (date(2026, 8, 4), datetime(2026, 8, 5, 9, 0), Status.CANNOT_TELL),
        (date(2026, 8, 4), date(2026, 8, 6), Status.MISSED),
        (NOT_KNOWN, datetime(2026, 8, 5, 9, 0), Status.CANNOT_TELL),
    ],
)
def test_hours_run_through_weekends_and_changes_of_the_clocks(received, held, status):
    assert only(duty, case(held, received), date(2026, 12, 1)).status is status


def test_the_sentence_says_when_it_was_due_and_how_late_it_was():
    one = only(duty, case(datetime(2026, 8, 5, 22, 50)))
    assert one.why == (
        "Strategy discussion for the child who displayed the behaviour: recorded for 05/08/2026 22:50, "
        "6 hours 30 minutes late (R01). Referral 04/08/2026 16:20, due 05/08/2026 16:20."
    )


def test_a_discussion_before_the_referral_does_not_answer_it():
    assert only(duty, case(datetime(2026, 8, 4, 16, 0))).status is Status.OVERDUE


def test_each_referral_is_answered_by_the_first_discussion_after_it():
    second = placed(Referral(referral_id="R-2", received_at=datetime(2026, 9, 1, 9, 0)), 3)
    first = case(datetime(2026, 8, 5, 10, 0))
    assert stands(duty, dataclasses.replace(first, referrals=(*first.referrals, second))) == [
        "met",
        "overdue",
    ]


def decided(code, **more):
    one = case(NOT_RECORDED, decision=codes.REFERRAL_DECISION[code], **more)
    return only(duty, dataclasses.replace(one, linked_children=()))


def test_a_referral_that_was_ended_at_once_asks_for_none():
    assert decided("NFA").status is Status.NOT_APPLICABLE


def test_early_help_does_not_take_the_24_hours_away():
    one = decided("EH")
    assert one.status is Status.OVERDUE
    assert "is still needed after the decision EH" not in one.why
    assert "The discussion is still needed after the decision Early help." in one.why


def test_a_decision_that_the_record_contradicts_does_not_take_the_24_hours_away():
    assert decided("NFA", crime_concern=True).status is Status.OVERDUE


@pytest.mark.parametrize(
    ("named", "status"), [(NOT_RECORDED, Status.OVERDUE), ("R-9", Status.NOT_APPLICABLE)]
)
def test_a_child_harmed_named_with_no_other_referral_counts(named, status):
    child = placed(LinkedChild(link_id="L-1", role=codes.ROLE["harmed"], referral_id=named))
    one = case(NOT_RECORDED, decision=codes.REFERRAL_DECISION["NFA"])
    assert only(duty, dataclasses.replace(one, linked_children=(child,))).status is status


def test_a_case_closed_without_one_has_missed_it():
    assert stands(duty, closed(case(NOT_RECORDED), date(2026, 9, 1))) == ["missed"]


def test_a_case_without_a_referral_asks_for_none():
    assert nothing_asked(duty, referrals=())
