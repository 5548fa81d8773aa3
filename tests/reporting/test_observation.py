"""When an obligation counts, as what, and in which period."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import NOT_RECORDED, AimAssessment, Attendance, CopyGiven, FamilyMember, codes
from pipeline.model.missing_values import NOT_KNOWN
from pipeline.procedure.clock import Clock
from pipeline.reporting.measures import measures_for
from pipeline.reporting.observation import Counting
from tests.builders import ordinary_case, placed
from tests.reporting.measures import NOW, assessed, closed, reviewed

MEASURES = {one.id: one for one in measures_for(Clock(NOW))}


def seen(name, case, now=NOW):
    """The day and the answer of each observation, or why it has none."""
    return [
        (one.day, one.answer if one.standing is Counting.COUNTED else one.standing.value)
        for one in MEASURES[name].observe(case, Clock(now))
    ]


def refused(**fields):
    return assessed(family_response=codes.RESPONSE["declined"], declined_on=date(2026, 6, 1), **fields)


def with_discussion(**fields):
    case = ordinary_case()
    return dataclasses.replace(
        case, discussions=(dataclasses.replace(case.discussions[0], **fields), *case.discussions[1:])
    )


AFTER = date(2026, 6, 29)


def test_a_refusal_without_a_response_counts_after_28_days_and_so_it_does_in_a_closed_case():
    assert seen("K34", refused(), date(2026, 6, 28)) == [(AFTER, "in progress")]
    assert seen("K34", refused()) == [(AFTER, "not recorded")]
    assert seen("K34", closed(refused(), date(2026, 6, 5))) == [(AFTER, "not recorded")]


def test_a_refusal_with_a_response_counts_as_kept_in_the_same_period():
    decided = {"safeguarding_considered_on": date(2026, 6, 3), "safeguarding_outcome": "No further step."}
    assert seen("K34", refused(**decided)) == [(AFTER, True)]


FINAL = {"report_final_on": date(2026, 6, 1)}


def test_a_child_friendly_version_that_is_not_yet_considered_is_a_no():
    name = "R27 child version considered"
    not_yet = codes.CHILD_VERSION["not_yet"]
    assert seen(name, assessed(**FINAL, child_version=not_yet)) == [(AFTER, False)]
    assert seen(name, closed(assessed(**FINAL, child_version=not_yet), date(2026, 7, 1))) == [(AFTER, False)]
    assert seen(name, assessed(**FINAL)) == [(AFTER, "not recorded")]
    assert seen(name, assessed(**FINAL, child_version=codes.CHILD_VERSION["made"])) == [(AFTER, True)]


def test_police_who_were_not_contacted_count():
    case = ordinary_case()
    for contacted, answer in ((NOT_RECORDED, "not recorded"), (datetime(2026, 8, 4, 17, 0), True)):
        referral = dataclasses.replace(case.referrals[0], crime_concern=True, police_contacted_at=contacted)
        one = dataclasses.replace(case, referrals=(referral,))
        assert seen("R03 police told of a crime", one) == [(date(2026, 9, 1), answer)]


def test_a_copy_that_was_not_given_counts():
    mother = placed(
        FamilyMember(person_id="F-1", case_id="C-0001", relationship=codes.RELATIONSHIP["mother"])
    )
    case = dataclasses.replace(assessed(**FINAL), family=(mother,))
    given = placed(CopyGiven(copy_id="CG-1", belongs_to="AIM-1", person_id="F-1", sent_at=date(2026, 6, 4)))
    assert seen("R26 family keeps a copy", case) == [(AFTER, "not recorded")]
    assert seen("R26 family keeps a copy", dataclasses.replace(case, copies=(given,))) == [(AFTER, True)]


def test_what_was_due_and_is_not_recorded_is_not_in_time_and_is_shown_apart():
    alone = ordinary_case(discussions=())
    late = with_discussion(held_at=datetime(2026, 8, 6, 10, 0))
    assert seen("K01", alone) == [(datetime(2026, 8, 5, 16, 20).date(), "not recorded")]
    assert seen("K01", late) == [(date(2026, 8, 5), False)]


@pytest.mark.parametrize(
    ("held", "answer"),
    [(date(2026, 8, 4), True), (date(2026, 8, 5), "not recorded"), (date(2026, 8, 6), False)],
)
def test_a_day_without_a_time_is_a_no_only_where_it_cannot_have_been_in_time(held, answer):
    assert seen("K01", with_discussion(held_at=held)) == [(date(2026, 8, 5), answer)]


def test_an_answer_that_is_not_known_is_not_recorded():
    asked = "R06 chronology shared"
    assert seen(asked, with_discussion(chronology_shared=False)) == [(date(2026, 8, 5), False)]
    for blank in (NOT_RECORDED, NOT_KNOWN):
        assert seen(asked, with_discussion(chronology_shared=blank)) == [(date(2026, 8, 5), "not recorded")]


def test_an_agency_that_nothing_is_recorded_of_was_not_invited():
    rows = tuple(
        placed(Attendance(meeting_id="SD-0001", agency=codes.AGENCY[agency], invited=True))
        for agency in ("Police", "YOS", "CSC")
    )
    assert seen("K17", ordinary_case(attendance=rows)) == [(date(2026, 8, 5), "not recorded")]


def test_an_invitation_to_a_meeting_that_was_put_off_is_in_progress():
    put_off = with_discussion(held_at=NOT_RECORDED, arranged_for=datetime(2026, 8, 10, 9, 0))
    assert seen("K19", put_off) == [(date(2026, 8, 10), "in progress")]


def test_a_review_held_without_a_date_first_set_counts_on_the_day_it_was_held():
    assert seen("K09", reviewed({"held_at": date(2026, 9, 8)})) == [(date(2026, 9, 8), "not recorded")]


def test_what_is_recorded_as_not_applicable_is_not_counted():
    assessment = placed(AimAssessment(aim_id="AIM-1", case_id="C-0001"))
    assert seen("K34", ordinary_case(aim_assessments=(assessment,))) == []
