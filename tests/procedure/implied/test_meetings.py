"""Meetings that were never held, and those that two sheets do not have alike."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import AimAssessment, Meeting, Section47, codes
from pipeline.procedure.duties import (
    aim_planning_meeting_held,
    conference_held_in_time,
    conference_where_the_child_is_harmed,
)
from pipeline.procedure.implied import implied_in
from tests.builders import TODAY, ordinary_case, placed
from tests.procedure.duties import NOT_APPLICABLE, NOT_KNOWN, NOT_RECORDED, closed, only

PAST, AHEAD = datetime(2026, 8, 12, 10, 0), datetime(2026, 11, 12, 10, 0)
MEETING = Meeting(meeting_id="M-1", case_id="C-0001", kind=codes.MEETING_KIND["plan"])
AIM = placed(AimAssessment(aim_id="AIM-1", case_id="C-0001", discussion_id="SD-0001"))
ENQUIRY = placed(Section47(s47_id="S47-1", case_id="C-0001", discussion_id="SD-0001"))


def meeting(kind="plan", **values):
    return placed(dataclasses.replace(MEETING, kind=codes.MEETING_KIND[kind], **values))


def having(*, assessed=None, enquired=None, meetings=()):
    case = ordinary_case(meetings=tuple(meetings))
    if assessed is not None:
        case = dataclasses.replace(case, aim_assessments=(dataclasses.replace(AIM, **assessed),))
    if enquired is not None:
        case = dataclasses.replace(case, enquiries=(dataclasses.replace(ENQUIRY, **enquired),))
    return case


def found(case, part):
    return [
        (one.finding.place, one.finding.problem, one.age)
        for one in implied_in(case, TODAY)
        if one.part == part
    ]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"arranged_for": PAST}, "this meeting was arranged for a date that is past"),
        ({"arranged_for": PAST, "makes_plan": True}, "the meeting that makes the plan was arranged for"),
        ({}, "this meeting has no date"),
        ({"arranged_for": AHEAD}, None),
        ({"arranged_for": datetime(2026, 10, 30, 9, 0)}, None),
        ({"arranged_for": PAST, "held_at": PAST}, None),
        ({"arranged_for": PAST, "held_at": NOT_APPLICABLE}, None),
        ({"arranged_for": PAST, "held_at": NOT_KNOWN}, None),
    ],
)
def test_a_meeting_that_was_arranged_and_never_held_is_said_with_its_age(values, says):
    lines = found(having(meetings=[meeting(**values)]), "arranged_meeting_is_held")
    assert [line[0] for line in lines] == (["Meetings!F2"] if says else [])
    assert all(line[1].startswith(says) for line in lines)
    assert [line[2] for line in lines] == ([79 if "arranged_for" in values else None] if says else [])


def test_a_conference_that_was_arranged_and_never_held_is_said_once():
    arranged = {"arranged_for": PAST}
    (line,) = found(having(enquired=arranged), "arranged_meeting_is_held")
    assert line[0].startswith("Section 47 and conferences!")
    both = having(enquired=arranged, meetings=[meeting("conference", **arranged)])
    assert [line[0] for line in found(both, "arranged_meeting_is_held")] == ["Meetings!F2"]
    assert found(having(enquired={"arranged_for": AHEAD}), "arranged_meeting_is_held") == []
    held = having(enquired={**arranged, "conference_on": date(2026, 8, 13)})
    assert found(held, "arranged_meeting_is_held") == []


def test_a_plan_meeting_that_is_not_to_be_held_makes_no_plan_also_in_a_closed_case():
    ended = {"ended_on": date(2026, 8, 11)}
    open_case = having(enquired=ended, meetings=[meeting(makes_plan=True, held_at=NOT_APPLICABLE)])
    assert len(found(open_case, "plan_meeting_is_recorded")) == 1
    assert len(found(closed(open_case, date(2026, 9, 30)), "plan_meeting_is_recorded")) == 1
    arranged = having(enquired=ended, meetings=[meeting(makes_plan=True, arranged_for=PAST)])
    assert found(arranged, "plan_meeting_is_recorded") == []


DAY = date(2026, 8, 10)
ON_THE_DAY, A_WEEK_LATER = datetime(2026, 8, 10, 14, 0), datetime(2026, 8, 17, 14, 0)


@pytest.mark.parametrize(
    ("meetings", "place", "says"),
    [
        ([], "AIM assessments!E2", "the sheet Meetings has no planning meeting for this assessment"),
        ([{"aim_id": "AIM-1"}], "Meetings!F2", "is not recorded as held here"),
        (
            [{"aim_id": "AIM-1", "held_at": A_WEEK_LATER}],
            "AIM assessments!E2",
            "a different date at Meetings!F2",
        ),
        ([{"held_at": A_WEEK_LATER}], "AIM assessments!E2", "a different date at Meetings!F2"),
        ([{"aim_id": "AIM-2", "held_at": ON_THE_DAY}], "AIM assessments!E2", "has no planning meeting"),
        ([{"aim_id": "AIM-1", "held_at": ON_THE_DAY}], None, None),
        ([{"held_at": ON_THE_DAY}], None, None),
        ([{"held_at": ON_THE_DAY}, {"held_at": A_WEEK_LATER}], None, None),
    ],
)
def test_a_planning_meeting_is_on_both_sheets_on_one_day(meetings, place, says):
    rows = [meeting("aim_planning", arranged_for=PAST, **values) for values in meetings]
    case = having(assessed={"planning_meeting_on": DAY}, meetings=rows)
    lines = found(case, "planning_dates_agree")
    assert [line[0] for line in lines] == ([place] if place else [])
    assert all(says in line[1] for line in lines)
    assert found(case, "arranged_meeting_is_held") == []


def test_of_a_workbook_without_the_sheet_no_planning_meeting_is_missing():
    case = dataclasses.replace(having(assessed={"planning_meeting_on": DAY}), unkept=frozenset({"meetings"}))
    assert found(case, "planning_dates_agree") == []


def test_a_planning_meeting_that_was_held_is_to_be_dated_and_not_to_be_held():
    held = having(assessed={}, meetings=[meeting("aim_planning", aim_id="AIM-1", held_at=ON_THE_DAY)])
    assert only(aim_planning_meeting_held, held).to_do == (
        "It was held: enter its date here, as at Meetings!F2."
    )
    assert only(aim_planning_meeting_held, having(assessed={})).to_do.startswith("Hold the planning meeting")


def test_a_conference_on_the_sheet_meetings_alone_is_to_be_dated_or_the_enquiry_corrected():
    rows = [meeting("conference", held_at=PAST)]
    assert only(conference_held_in_time, having(enquired={}, meetings=rows)).to_do == (
        "A conference was held: enter its date here, as at Meetings!F2."
    )
    also_harmed = having(enquired={"also_child_harmed": True}, meetings=rows)
    assert only(conference_where_the_child_is_harmed, also_harmed).to_do.endswith("as at Meetings!F2.")
    assert found(having(enquired={}, meetings=rows), "conference_is_on_both_sheets") == []
    assert only(conference_held_in_time, having(enquired={})).to_do.startswith("Hold the conference")
    none = having(enquired={"conference_not_required": True}, meetings=rows)
    (line,) = found(none, "conference_is_on_both_sheets")
    assert (line[0], "says that none is required" in line[1]) == ("Meetings!F2", True)
    assert found(having(meetings=rows), "conference_is_on_both_sheets") == []


def test_a_conference_on_the_other_sheet_alone_names_the_hsb_team():
    case = having(enquired={"conference_on": date(2026, 8, 25)})
    (one,) = [one for one in implied_in(case, TODAY) if one.part == "conference_is_on_both_sheets"]
    assert "HSB team" in one.finding.remedy


def test_a_model_without_a_date_of_birth_cannot_be_judged():
    case = having(assessed={"model": codes.AIM_MODEL["AIM3"]})
    for born, number in ((NOT_RECORDED, 1), (NOT_KNOWN, 0), (date(2013, 5, 2), 0)):
        one = dataclasses.replace(case, details=dataclasses.replace(case.details, dob=born))
        assert len(found(one, "model_suits_the_age")) == number
