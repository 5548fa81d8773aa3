"""R02: a discussion of its own about each child harmed, within 24 hours."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import LinkedChild, Referral, StrategyDiscussion, codes
from pipeline.procedure.duties import strategy_discussion_for_each_child_harmed as duty
from pipeline.procedure.obligation import Status
from pipeline.procedure.time_limits import shipped_limits
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, NOW, judged, nothing_asked, only, stands

RECEIVED = datetime(2026, 8, 4, 16, 20)


def case(held=NOT_RECORDED, *, discussed=True, **child):
    linked = LinkedChild(
        link_id="L-0007",
        role=codes.ROLE["harmed"],
        **({"discussion_id": "SD-2"} if discussed else {}),
        **child,
    )
    own = StrategyDiscussion(
        discussion_id="SD-2", about=codes.ABOUT["harmed"], link_id="L-0007", held_at=held
    )
    return ordinary_case(
        referrals=(placed(Referral(referral_id="R-1", received_at=RECEIVED)),),
        linked_children=(placed(linked),),
        discussions=(placed(own),) if discussed else (),
    )


@pytest.mark.parametrize(
    ("held", "now", "status"),
    [
        (datetime(2026, 8, 5, 16, 20), NOW, Status.MET),
        (datetime(2026, 8, 5, 16, 21), NOW, Status.MISSED),
        (date(2026, 8, 4), NOW, Status.MET),
        (date(2026, 8, 5), NOW, Status.CANNOT_TELL),
        (date(2026, 8, 6), NOW, Status.MISSED),
        (NOT_RECORDED, datetime(2026, 8, 5, 16, 20), Status.DUE),
        (NOT_RECORDED, datetime(2026, 8, 5, 16, 21), Status.OVERDUE),
    ],
)
def test_the_edges_of_24_hours(held, now, status):
    assert only(duty, case(held), now).status is status


def test_the_sentence_names_the_child_by_reference_and_says_when_it_was_due():
    one = only(duty, case(discussed=False))
    assert one.why == (
        "Strategy discussion for child harmed L-0007 is not recorded (R02). Referral 04/08/2026 16:20, "
        "due 05/08/2026 16:20."
    )


def test_a_discussion_about_the_other_child_does_not_answer():
    other = StrategyDiscussion(discussion_id="SD-2", about=codes.ABOUT["displayed"], held_at=RECEIVED)
    assert only(duty, dataclasses.replace(case(), discussions=(placed(other),))).status is Status.OVERDUE


def test_each_child_has_a_discussion_of_its_own():
    one = case(datetime(2026, 8, 5, 10, 0))
    second = placed(LinkedChild(link_id="L-0008", role=codes.ROLE["harmed"]), 3)
    assert stands(duty, dataclasses.replace(one, linked_children=(*one.linked_children, second))) == [
        "met",
        "overdue",
    ]


def test_a_child_of_another_council_is_that_councils_to_discuss():
    assert (
        only(duty, case(discussed=False, home_authority="Puddlecombe Council")).status
        is Status.NOT_APPLICABLE
    )
    assert (
        only(duty, case(datetime(2026, 8, 5, 10, 0), home_authority="Puddlecombe Council")).status
        is Status.MET
    )


@pytest.mark.parametrize(("named", "status"), [("R-1", Status.MISSED), ("R-2", Status.MET)])
def test_where_there_are_several_referrals_the_childs_row_says_which(named, status):
    one = case(datetime(2026, 9, 1, 15, 0), referral_id=named)
    second = placed(Referral(referral_id="R-2", received_at=datetime(2026, 9, 1, 9, 0)), 3)
    assert only(duty, dataclasses.replace(one, referrals=(*one.referrals, second))).status is status


def test_another_child_who_was_not_harmed_asks_for_none():
    assert nothing_asked(
        duty, linked_children=(placed(LinkedChild(link_id="L-1", role=codes.ROLE["other"])),)
    )


@pytest.mark.parametrize(
    "named", ["Meadowmere Council", "meadowmere", "Meadowmere City Council", "-", "None"]
)
def test_the_councils_own_name_as_home_authority_does_not_take_the_24_hours_away(named):
    own = shipped_limits().of_council("Meadowmere Council")
    (one,) = judged(duty, case(discussed=False, home_authority=named), limits=own)
    assert one.status is Status.OVERDUE
    assert ("The home authority in the child's row is this council" in one.why) is (len(named) > 4)
    (other,) = judged(duty, case(discussed=False, home_authority="Puddlecombe Council"), limits=own)
    assert other.status is Status.NOT_APPLICABLE
