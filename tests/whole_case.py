"""A sample case with something for every document: the rich case, and the procedure's other outcomes."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from pipeline.model import Action, Attendance, Case, Meeting, Section, Section47, StrategyDiscussion, codes
from tests.rich_case import rich_case
from tests.rich_wording import AIM, DISPLAYED

PLANNING, CORE_GROUP, CONFERENCE, AHEAD, ENQUIRY = "M-0017", "M-0019", "M-0020", "SD-0004", "S47-0001"


def whole_case() -> Case:
    """After the first review: an AIM meeting and an enquiry over; meetings of three kinds ahead."""
    case = rich_case()
    return dataclasses.replace(
        case,
        discussions=(*case.discussions, _discussion_ahead()),
        meetings=(
            _planning(),
            *case.meetings,
            _ahead(CORE_GROUP, "core_group", 4),
            _ahead(CONFERENCE, "conference", 6),
        ),
        attendance=(*case.attendance, *_attendance()),
        enquiries=(_enquiry(),),
        sections=(*case.sections, *_planning_sections()),
        actions=(*case.actions, *_actions()),
    )


def changed(case: Case, collection: str, number: int = 0, /, **values: Any) -> Case:
    """The case with other values in one row of a collection, counted from 0."""
    rows = list(getattr(case, collection))
    rows[number] = dataclasses.replace(rows[number], **values)
    return dataclasses.replace(case, **{collection: tuple(rows)})


def detailed(case: Case, **values: Any) -> Case:
    """The case with other details of the child."""
    return dataclasses.replace(case, details=dataclasses.replace(case.details, **values))


def _discussion_ahead() -> StrategyDiscussion:
    return StrategyDiscussion(
        discussion_id=AHEAD,
        case_id="C-0001",
        about=codes.ABOUT["displayed"],
        arranged_for=datetime(2026, 11, 2, 9, 30),
        chair="Team manager, social care",
        mode=codes.MODE["video"],
    )


def _planning() -> Meeting:
    return Meeting(
        meeting_id=PLANNING,
        case_id="C-0001",
        kind=codes.MEETING_KIND["aim_planning"],
        aim_id=AIM,
        held_at=datetime(2026, 8, 12, 14, 0),
        mode=codes.MODE["meeting"],
        chair="Bracken Tarnside",
        minute_taker="Business support",
        minutes_issued_at=date(2026, 8, 14),
    )


def _ahead(meeting_id: str, kind: str, day: int) -> Meeting:
    return Meeting(
        meeting_id=meeting_id,
        case_id="C-0001",
        kind=codes.MEETING_KIND[kind],
        arranged_for=datetime(2026, 11, day, 13, 0),
        chair="Conference chair",
    )


def _enquiry() -> Section47:
    return Section47(
        s47_id=ENQUIRY,
        case_id="C-0001",
        discussion_id=DISPLAYED,
        started_on=date(2026, 8, 5),
        ended_on=date(2026, 8, 25),
        outcome=codes.S47_OUTCOME["services"],
        outcome_reason="The group found that a child in need plan meets the concerns.",
        also_child_harmed=False,
        conference_not_required=True,
        route=codes.ROUTE["cin"],
        services_considered=True,
        level_of_need="Family support, level 3",
    )


def _attendance() -> tuple[Attendance, ...]:
    def person(meeting: str, agency: str, role: str, name: str, **more: Any) -> Attendance:
        return Attendance(
            meeting_id=meeting, agency=codes.AGENCY[agency], role=role, name=name, **{"invited": True, **more}
        )

    return (
        person(PLANNING, "CSC", "Social worker", "Juniper Stonecroft", attended=codes.ATTENDED["yes"]),
        person(PLANNING, "Parent", "Carer", "Bryony Fernhollow", attended=codes.ATTENDED["yes"]),
        person(AHEAD, "Police", "Detective constable", "Tansy Moorland"),
        person(AHEAD, "Health", "School nurse", "Clover Eastbank", invited=False),
        person(CORE_GROUP, "Education", "Head of year", "Myrtle Fenwater"),
        person(CORE_GROUP, "Parent", "Carer", "Bryony Fernhollow"),
    )


def _planning_sections() -> tuple[Section, ...]:
    texts = (
        "The assessors meet the child four times and the carers twice, at the family centre.",
        "Both assessors see the child. The lead assessor sees the carers.",
        "The plan of 5 August stands. The school's part is written by 1 September.",
    )
    return tuple(
        Section(belongs_to=PLANNING, section_no=number, text_professional=text)
        for number, text in enumerate(texts, 1)
    )


def _actions() -> tuple[Action, ...]:
    def action(number: int, owner_id: str, task: str, owner: Any, agency: Any) -> Action:
        return Action(
            action_id=f"A-01{number:02}",
            belongs_to=owner_id,
            task=task,
            owner=owner,
            owner_agency=agency,
            due=date(2026, 11, number),
            status=codes.ACTION_STATUS["open"],
        )

    return (
        action(1, PLANNING, "Book the rooms for the sessions.", "Business support", codes.AGENCY["CSC"]),
        action(
            2, PLANNING, "Bring the school's timetable to the first session.", "Carer", codes.AGENCY["Parent"]
        ),
    )
