"""R32: education is involved where the child has a disability."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from pipeline.model import AimAssessment, Attendance, Meeting, Review, StrategyDiscussion, codes
from pipeline.procedure.duties import education_fully_involved as duty
from tests.builders import ordinary_case, placed
from tests.procedure.duties import NOT_RECORDED, judged, stands


def with_disability(case, disability=("LD",)):
    named = tuple(codes.DISABILITY[one] for one in disability)
    return dataclasses.replace(case, details=dataclasses.replace(case.details, disability=named))


def case(**answers):
    discussion = StrategyDiscussion(
        discussion_id="SD-1", about=codes.ABOUT["displayed"], held_at=datetime(2026, 8, 5, 10, 0)
    )
    plan = Meeting(
        meeting_id="M-1",
        kind=codes.MEETING_KIND["plan"],
        makes_plan=True,
        held_at=datetime(2026, 8, 20, 14, 0),
    )
    assessment = AimAssessment(
        aim_id="AIM-1",
        planning_meeting_on=date(2026, 8, 21),
        education_involved=answers.pop("AIM", True),
        report_final_on=date(2026, 10, 1),
    )
    rows = tuple(
        placed(
            Attendance(meeting_id=meeting.replace("_", "-"), agency=codes.AGENCY["Education"], invited=answer)
        )
        for meeting, answer in answers.items()
    )
    return ordinary_case(
        discussions=(placed(discussion),),
        meetings=(placed(plan),),
        aim_assessments=(placed(assessment),),
        attendance=rows,
    )


@pytest.mark.parametrize(
    ("answers", "statuses"),
    [
        ({"SD_1": True, "M_1": True}, ["met", "met", "met"]),
        ({"SD_1": False, "M_1": True}, ["overdue", "met", "met"]),
        ({"M_1": True}, ["not clear", "met", "met"]),
        ({"SD_1": True, "M_1": True, "AIM": False}, ["met", "met", "overdue"]),
        ({"SD_1": True, "M_1": True, "AIM": NOT_RECORDED}, ["met", "met", "not clear"]),
    ],
)
def test_each_discussion_plan_and_assessment_involves_education(answers, statuses):
    assert stands(duty, with_disability(case(**answers))) == statuses


def test_planning_meetings_and_reviews_involve_education_too():
    planning = placed(
        Meeting(
            meeting_id="M-2", kind=codes.MEETING_KIND["aim_planning"], held_at=datetime(2026, 8, 21, 9, 0)
        ),
        3,
    )
    review = placed(Review(review_id="RV-1", held_at=datetime(2026, 10, 2, 9, 0)))
    asked = with_disability(case(SD_1=True, M_1=True, M_2=True, RV_1=False))
    asked = dataclasses.replace(asked, meetings=(*asked.meetings, planning), reviews=(review,))
    every = {one.about: one.status.value for one in judged(duty, asked)}
    assert (every["M-2"], every["RV-1"]) == ("met", "overdue")


def test_without_a_disability_nothing_is_asked():
    assert judged(duty, case()) == []
    assert judged(duty, with_disability(case(), ("NONE",))) == []
