"""A case as known on a day, and the view of it as of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from pipeline.access.view import Audience, Hidden, Reader, see
from pipeline.model import (
    AimAssessment,
    AsOf,
    Blank,
    Case,
    LinkedChild,
    Meeting,
    Referral,
    Review,
    Section47,
    StrategyDiscussion,
    codes,
)
from tests.builders import ordinary_case, placed
from tests.family_case import AIM, FATHER, MOTHER, REVIEWED, changed, family_case
from tests.rich_case import rich_case

PROFESSIONALS = Audience(Reader.PROFESSIONAL)
REVIEW_DAY, DAY_BEFORE = date(2026, 10, 22), date(2026, 10, 21)


def rows(case: Case, collection: str, day: date | None, audience: Audience = PROFESSIONALS):
    return see(case, audience).as_of(day or Blank.NOT_RECORDED).rows[collection]


def one(case: Case, collection: str, day: date | None, audience: Audience = PROFESSIONALS):
    (row,) = rows(case, collection, day, audience)
    return row


def only_action(**values):
    case = family_case()
    action = replace(case.actions[2], status=codes.ACTION_STATUS["open"], **values)
    assert action.belongs_to == REVIEWED
    return replace(case, actions=(action,))


@pytest.mark.parametrize(
    ("collection", "first", "before", "after"),
    [
        ("safety_plans", date(2026, 9, 15), 1, 2),
        ("chronology", date(2026, 9, 16), 2, 3),
        ("reviews", date(2026, 10, 20), 0, 1),
        ("referrals", date(2026, 8, 4), 0, 1),
        ("discussions", date(2026, 8, 5), 0, 2),
        ("meetings", date(2026, 8, 20), 0, 1),
        ("aim_assessments", date(2026, 8, 12), 0, 1),
        ("actions", date(2026, 10, 22), 3, 4),
        ("attendance", date(2026, 8, 20), 0, 3),
        ("sections", date(2026, 10, 6), 14, 24),
        ("disagreements", date(2026, 10, 6), 0, 2),
        ("assessors", date(2026, 8, 12), 0, 1),
    ],
)
def test_a_row_is_there_from_the_day_that_its_line_names(collection, first, before, after):
    earlier = date.fromordinal(first.toordinal() - 1)
    assert len(rows(family_case(), collection, earlier)) == before
    assert len(rows(family_case(), collection, first)) == after


def test_an_action_that_was_done_later_was_open_that_day():
    done = only_action(done_on=date(2026, 10, 27))
    done = changed(done, "actions", {}, status=codes.ACTION_STATUS["done"])
    for day, status, on in (
        (REVIEW_DAY, "open", Blank.NOT_RECORDED),
        (date(2026, 10, 27), "done", date(2026, 10, 27)),
        (None, "done", date(2026, 10, 27)),
    ):
        row = one(done, "actions", day)
        assert (row.status, row.done_on) == (status, on)


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_an_action_with_no_date_of_its_end_was_open_on_the_day_of_its_meeting_and_reads_as_it_is_after_that(
    status,
):
    case = changed(only_action(), "actions", {}, status=codes.ACTION_STATUS[status])
    assert one(case, "actions", REVIEW_DAY).status == "open"
    assert one(case, "actions", date(2026, 10, 23)).status == status


def test_a_safety_plan_that_has_not_been_agreed_was_in_force_on_no_day():
    case = changed(family_case(), "safety_plans", {"version": 2}, agreed_on=Blank.NOT_RECORDED)
    assert [row.version for row in rows(case, "safety_plans", date(2026, 10, 30))] == [1]
    assert len(rows(case, "safety_plans", None)) == 2


def test_a_measure_without_a_date_was_agreed_with_the_others_of_its_version():
    case = family_case()
    undated = placed(
        replace(case.safety_plans[1], agreed_on=Blank.NOT_RECORDED, measure="Doors stay open."), 4
    )
    case = replace(case, safety_plans=(undated, *case.safety_plans))
    assert [row.version for row in rows(case, "safety_plans", date(2026, 9, 14))] == [1]
    assert [row.version for row in rows(case, "safety_plans", date(2026, 9, 15))] == [2, 1, 2]


def test_a_review_that_is_put_off_had_its_first_date_until_it_was_held():
    case = changed(family_case(), "reviews", {}, arranged_for=datetime(2026, 10, 22, 10, 0))
    before = one(case, "reviews", DAY_BEFORE)
    assert (before.arranged_for, before.held_at, before.next_review) == (
        date(2026, 10, 20),
        *[Blank.NOT_RECORDED] * 2,
    )
    held = one(case, "reviews", REVIEW_DAY)
    assert (held.arranged_for, held.next_review) == (datetime(2026, 10, 22, 10, 0), date(2026, 12, 15))


def test_an_outcome_is_known_from_the_day_of_what_came_to_it():
    aim = one(family_case(), "aim_assessments", date(2026, 10, 5))
    assert (aim.report_final_on, aim.read_through_on) == (Blank.NOT_RECORDED, Blank.NOT_RECORDED)
    assert one(family_case(), "aim_assessments", date(2026, 10, 6)).report_final_on == date(2026, 10, 6)
    case = family_case()
    values = {
        "status": codes.STATUS["closed"],
        "closed_on": date(2026, 12, 1),
        "close_reason": codes.CLOSE_REASON["RC7"],
    }
    closed = replace(case, details=replace(case.details, **values))
    assert see(closed, PROFESSIONALS).as_of(REVIEW_DAY).details.status == "open"
    assert see(closed, PROFESSIONALS).as_of(REVIEW_DAY).details.close_reason is Blank.NOT_RECORDED
    assert see(closed, PROFESSIONALS).as_of(date(2026, 12, 1)).details.status == "closed"


def linked(**values):
    later = placed(
        Referral(referral_id="R-0002", case_id="C-0001", received_at=datetime(2026, 9, 14, 9, 0)), 3
    )
    child = placed(LinkedChild(link_id="L-0002", case_id="C-0001", role=codes.ROLE["harmed"], **values), 3)
    case = ordinary_case()
    return replace(case, referrals=(*case.referrals, later), linked_children=(*case.linked_children, child))


def test_a_child_of_a_later_referral_is_not_linked_before_it():
    links = [row.link_id for row in rows(linked(referral_id="R-0002"), "linked_children", date(2026, 8, 5))]
    assert links == ["L-0001"]
    assert len(rows(linked(referral_id="R-0002"), "linked_children", date(2026, 9, 14))) == 2
    assert len(rows(linked(), "linked_children", date(2026, 8, 5))) == 2, "nothing says from when"


def test_a_child_is_linked_on_the_day_of_their_own_discussion_whatever_the_referral_says():
    case = linked(referral_id="R-0002", discussion_id="SD-0002")
    assert len(rows(case, "linked_children", date(2026, 8, 5))) == 2


def test_the_row_that_a_record_is_about_is_known_on_the_day_of_the_record():
    odd = placed(
        AimAssessment(
            aim_id=AIM,
            case_id="C-0001",
            report_final_on=date(2026, 6, 1),
            planning_meeting_on=date(2026, 7, 1),
        )
    )
    assert AsOf(ordinary_case(aim_assessments=(odd,)), date(2026, 6, 1)).knows(odd)
    for row in (
        Review(review_id="RV-0001", held_at=date(2026, 6, 1), date_first_set=date(2026, 7, 1)),
        Meeting(meeting_id="M-0001", held_at=date(2026, 6, 1), arranged_for=date(2026, 7, 1)),
        StrategyDiscussion(discussion_id="SD-0003", held_at=date(2026, 6, 1), arranged_for=date(2026, 7, 1)),
    ):
        assert AsOf(ordinary_case(), date(2026, 6, 1)).knows(row)


def test_what_is_hidden_now_is_hidden_on_every_day():
    case = family_case()
    hidden = [Hidden(case.details, "child_name", "why"), Hidden(case.safety_plans[0], None, "why")]
    then = see(case, PROFESSIONALS, hidden).as_of(date(2026, 8, 20))
    assert then.details.child_name is Blank.WITHHELD
    assert then.safety_plans == ()


def test_a_view_of_a_day_holds_nothing_that_the_view_of_now_does_not_hold():
    case = rich_case()
    now = see(case, PROFESSIONALS)
    for day in {date(2026, 8, 5), date(2026, 10, 6), REVIEW_DAY}:
        then = now.as_of(day)
        assert then.as_of(day) is then
        for collection, seen in then.rows.items():
            ids = {row._id for row in now.rows[collection]}
            assert {row._id for row in seen} <= ids


def test_who_is_kept_away_from_a_review_is_not_told_of_it_while_it_lay_ahead():
    case = family_case()
    later = placed(
        Review(
            review_id="RV-0002",
            case_id="C-0501",
            aim_id=AIM,
            date_first_set=date(2026, 12, 15),
            arranged_for=date(2026, 10, 1),
            held_at=date(2026, 12, 15),
        ),
        3,
    )
    away = replace(case.attendance[-1], meeting_id="RV-0002", invited=False)
    assert away.person_id == "F-0002"
    case = replace(case, reviews=(*case.reviews, later), attendance=(*case.attendance, away))
    mother, father = (see(case, audience).as_of(REVIEW_DAY).reviews for audience in (MOTHER, FATHER))
    assert [(row.review_id, row.next_review) for row in mother] == [
        (REVIEWED, date(2026, 12, 15)),
        ("RV-0002", Blank.NOT_RECORDED),
    ]
    assert [(row.review_id, row.next_review) for row in father] == [(REVIEWED, Blank.NOT_RECORDED)]


def test_what_is_read_as_of_a_day_is_noted_with_the_date_that_decides():
    view = see(only_action(done_on=date(2026, 10, 27)), PROFESSIONALS)
    with view.recording() as reads:
        assert view.as_of(REVIEW_DAY).actions[0].status == "open"
    assert {("actions", "A-0503", "status"), ("actions", "A-0503", "done_on")} <= set(reads)


def test_the_latest_day_is_that_of_a_fact_and_no_date_ahead():
    view = see(family_case(), PROFESSIONALS)
    with view.recording() as reads:
        assert view.latest == REVIEW_DAY
    assert ("reviews", REVIEWED, "held_at") in reads
    assert (
        see(
            ordinary_case(referrals=(), discussions=(), linked_children=(), recognitions=()), PROFESSIONALS
        ).latest
        is Blank.NOT_RECORDED
    )


def test_a_conference_that_is_arranged_is_no_day_on_which_anything_happened():
    enquiry = placed(
        Section47(
            s47_id="S47-0001",
            discussion_id="SD-0001",
            started_on=date(2026, 8, 6),
            arranged_for=date(2026, 12, 1),
        )
    )
    assert see(ordinary_case(enquiries=(enquiry,)), PROFESSIONALS).latest == date(2026, 8, 6)
