"""What is due, in the order of urgency."""

from __future__ import annotations

import dataclasses
import gc
from datetime import date, datetime

import pytest

from pipeline.model import AimAssessment, Assessor, Case, NotDone, Referral, Review, codes
from pipeline.procedure.clock import Clock
from pipeline.procedure.due import Due, due_of, status_words, who_of
from pipeline.procedure.duties import obligations_of
from pipeline.procedure.obligation import Status
from pipeline.procedure.sample import AS_OF, sample_cases
from tests.builders import ordinary_case, placed
from tests.procedure.duties import closed

NOW = Clock(date(2026, 10, 30))


def review(day):
    return ordinary_case(reviews=(placed(Review(review_id="RV-1", date_first_set=day)),))


def of(case, duty="review_held_by_its_date", clock=NOW, days=14):
    due = due_of([case], clock, days)
    lists = {
        "overdue": due.overdue,
        "coming": due.coming,
        "undated": due.undated,
        "unknown": due.unknown,
        "done": due.just_done,
    }
    return [name for name, listed in lists.items() if any(one.duty == duty for one in listed)], due.later


@pytest.mark.parametrize(
    ("day", "lists"),
    [
        (date(2026, 10, 29), ["overdue"]),
        (date(2026, 10, 30), ["coming"]),
        (date(2026, 11, 13), ["coming"]),
        (date(2026, 11, 14), []),
    ],
)
def test_what_falls_due_within_the_days_asked_for_is_listed_and_what_is_overdue_always(day, lists):
    assert of(review(day))[0] == lists


def test_what_falls_due_later_is_counted():
    assert of(review(date(2026, 11, 14)))[1] == of(review(date(2026, 11, 13)))[1] + 1
    assert of(review(date(2026, 11, 14)), days=15)[0] == ["coming"]


def test_what_was_done_about_now_is_kept_for_the_calendar():
    done = ordinary_case(
        reviews=(
            placed(Review(review_id="RV-1", date_first_set=date(2026, 10, 20), held_at=date(2026, 10, 20))),
        )
    )
    assert of(done)[0] == ["done"]
    assert of(done, days=9)[0] == []


def test_a_closed_case_has_nothing_due_but_what_was_never_done():
    assert of(closed(review(date(2026, 10, 28)), date(2026, 10, 25)))[0] == []
    assert of(closed(review(date(2026, 10, 20)), date(2026, 10, 25)))[0] == ["overdue"]


@pytest.mark.parametrize("is_settled", [False, True])
def test_what_has_no_time_limit_and_was_never_done_stays_open_when_the_case_closes(is_settled):
    referral = dataclasses.replace(ordinary_case().referrals[0], crime_concern=True)
    why = NotDone(
        belongs_to="R-0001",
        what=codes.NOT_DONE["police_told_of_a_crime"],
        reason="The police made the referral themselves.",
        decided_by="Team manager",
    )
    case = ordinary_case(referrals=(referral,), not_done=(placed(why),) if is_settled else ())
    lists = of(closed(case, date(2026, 10, 25)), "police_told_of_a_crime")[0]
    assert lists == ([] if is_settled else ["undated"])


def test_the_oldest_comes_first_and_a_moment_before_the_end_of_its_day():
    due = due_of([review(date(2026, 8, 5)), ordinary_case(discussions=())], NOW, 14)
    days = [one.due for one in due.overdue]
    assert days.index(datetime(2026, 8, 5, 16, 20)) < days.index(date(2026, 8, 5))
    keys = [(day.date() if isinstance(day, datetime) else day) for day in days if day is not None]
    assert keys == sorted(keys)


def test_at_a_moment_of_the_day_what_has_gone_by_is_overdue():
    case = ordinary_case(
        referrals=(placed(Referral(referral_id="R-1", received_at=datetime(2026, 10, 29, 14, 0))),)
    )
    duty = "strategy_discussion_for_the_child"
    assert of(case, duty, Clock(datetime(2026, 10, 30, 14, 0)))[0] == ["coming"]
    assert of(case, duty, Clock(datetime(2026, 10, 30, 14, 1)))[0] == ["overdue"]
    assert of(case, duty, NOW)[0] == ["coming"]


def test_how_each_duty_stands_is_counted():
    due = due_of([ordinary_case(), ordinary_case(discussions=())], NOW, 14)
    assert due.tally["strategy_discussion_for_the_child", Status.MET] == 1
    assert due.tally["strategy_discussion_for_the_child", Status.OVERDUE] == 1


def test_a_date_to_aim_for_has_words_of_its_own_and_its_lead_is_named():
    case = ordinary_case(
        aim_assessments=(
            placed(
                AimAssessment(
                    aim_id="AIM-1", model=codes.AIM_MODEL["AIM3"], planning_meeting_on=date(2026, 6, 1)
                )
            ),
        ),
        assessors=(placed(Assessor(aim_id="AIM-1", name="Sorrel Hedgeway", lead=True)),),
    )
    (one,) = [one for one in due_of([case], NOW, 14).overdue if one.duty == "aim_report_written"]
    assert status_words(one) == "Past the target date"
    assert who_of(one) == "Lead assessor: Sorrel Hedgeway"


def test_a_chair_and_a_social_worker_are_named_where_the_record_says_who_they_are():
    case = ordinary_case(
        reviews=(placed(Review(review_id="RV-1", date_first_set=date(2026, 10, 1), chair="Heron Quaverly")),)
    )
    (one,) = [one for one in due_of([case], NOW, 14).overdue if one.duty == "review_held_by_its_date"]
    assert who_of(one) == "Chair of the review: Heron Quaverly"


def test_what_is_due_may_be_held_without_its_cases():
    def alive():
        gc.collect()
        return sum(type(one) is Case for one in gc.get_objects())

    before, clock, whole, bare = alive(), Clock(AS_OF), Due(), Due(is_bare=True)
    for case in sample_cases(60, 6):
        for due in (whole, bare):
            due.add(obligations_of(case, clock), clock, 14)
    del case
    assert [one.id for one in bare.in_order().listed] == [one.id for one in whole.in_order().listed]
    assert alive() > before
    del whole
    assert alive() == before
