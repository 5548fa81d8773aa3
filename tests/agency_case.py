"""A case that the school, the health service, the police and the Youth Offending Service have part in."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from pipeline.model import Action, Attendance, Blank, Case, Review, codes
from tests.builders import placed
from tests.family_case import MEETING, REVIEWED, changed, family_case

DISCUSSION, HARMED, AHEAD = "SD-0501", "SD-0502", "RV-0002"
#: What only some of the agencies may read, by the field that holds it.
FIELDS = {
    "home_address": "12 Thistledown Row, Meadowmere, ZZ99 4AB",
    "nhs_number": "9990005019",
    "gp_practice": "Quayside Practice",
    "court": "Meadowmere Family Court",
    "child_ref": "LA-50100",
    "referrer": "Tamarisk Fogsworthy",
}


def agency_case(**changes: Any) -> Case:
    """The family case with these agencies; `changes` replace whole collections.

    The school and the police were at the meeting that made the plan; the health service was invited and sent
    apologies. The Youth Offending Service was at no meeting, and has an action. A review is ahead.
    """
    case = family_case()
    ahead = Review(
        review_id=AHEAD,
        case_id=case.id,
        kind=codes.REVIEW_TYPE["later"],
        date_first_set=date(2026, 12, 15),
        arranged_for=datetime(2026, 12, 15, 10, 0),
    )
    case = dataclasses.replace(
        case,
        attendance=(*case.attendance, *_attendance(len(case.attendance) + 2)),
        actions=(*case.actions, *_actions(len(case.actions) + 2)),
        reviews=(*case.reviews, placed(ahead, 3)),
    )
    case = changed(
        case,
        "sections",
        {"belongs_to": MEETING, "section_no": 11},
        withhold_ground=codes.WITHHOLD_GROUND["police"],
    )
    return dataclasses.replace(case, **changes)


def _attendance(first: int) -> list[Attendance]:
    def came(meeting: str, agency: str, role: str, name: str, attended: str = "yes") -> Attendance:
        return Attendance(
            meeting_id=meeting,
            agency=codes.AGENCY[agency],
            role=role,
            name=name,
            invited=True,
            attended=codes.ATTENDED[attended] if attended else Blank.NOT_RECORDED,
            excluded=False,
        )

    rows = (
        came(MEETING, "Education", "Head of year", "Myrtle Fenwater"),
        came(MEETING, "Health", "School nurse", "Clover Eastbank", "no"),
        came(MEETING, "Police", "Detective constable", "Tansy Moorland"),
        came(DISCUSSION, "Police", "Detective constable", "Tansy Moorland"),
        came(HARMED, "Police", "Detective constable", "Tansy Moorland"),
        came(DISCUSSION, "Health", "School nurse", "Clover Eastbank", "no"),
        came(REVIEWED, "Education", "Head of year", "Myrtle Fenwater"),
        came(AHEAD, "Education", "Head of year", "Myrtle Fenwater", ""),
    )
    return [placed(row, number) for number, row in enumerate(rows, start=first)]


def _actions(first: int) -> list[Action]:
    tasks = (
        (MEETING, "Education", "Head of year", "Meet the child at the gate each morning."),
        (MEETING, "Health", "School nurse", "Offer an appointment in the first week of term."),
        (MEETING, "Police", "Detective constable", "Say by Friday when the inquiry ends."),
        (REVIEWED, "YOS", "Case manager", "Plan the sessions of the spring term."),
    )
    return [
        placed(
            Action(
                action_id=f"A-051{number}",
                belongs_to=owner,
                section_no=2,
                task=task,
                owner=who,
                owner_agency=codes.AGENCY[agency],
                due=date(2026, 11, 20),
                status=codes.ACTION_STATUS["open"],
            ),
            number + first,
        )
        for number, (owner, agency, who, task) in enumerate(tasks)
    ]
