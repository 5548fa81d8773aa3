"""A case with a mother, a father, a young person and a child harmed; all family copies are due."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from pipeline.access.view import Audience, Reader
from pipeline.model import (
    Action,
    AimAssessment,
    Assessor,
    Attendance,
    Case,
    CaseDetails,
    ChronologyEntry,
    CopyGiven,
    Disagreement,
    FamilyMember,
    LinkedChild,
    Meeting,
    Record,
    Referral,
    Review,
    SafetyMeasure,
    Section,
    StrategyDiscussion,
    codes,
)
from pipeline.model.section_headings import AIM_REPORT, PLAN, REVIEW
from tests.builders import STAFF, placed

MOTHER, FATHER, YOUNG = (
    Audience(Reader.PARENT, recipient="F-0001"),
    Audience(Reader.PARENT, recipient="F-0002"),
    Audience(Reader.CHILD, recipient="F-0003"),
)
AIM, MEETING, REVIEWED = "AIM-0001", "M-0001", "RV-0001"
DECIDED: dict[str, Any] = {
    "release": codes.RELEASE["yes"],
    "release_by": "Heron Quaverly, chair",
    "release_on": date(2026, 10, 1),
}
WITHHELD: dict[str, Any] = {**DECIDED, "release": codes.RELEASE["withhold"]}


def family_case(**changes: Any) -> Case:
    """The case; `changes` replace whole collections."""
    case = Case(
        details=placed(
            CaseDetails(
                case_id="C-0501",
                child_ref="LA-50100",
                child_name="Robin Fernhollow",
                dob=date(2012, 5, 2),
                nhs_number="9990005019",
                home_address="12 Thistledown Row, Meadowmere, ZZ99 4AB",
                school="Beaconsprings Academy",
                gp_practice="Quayside Practice",
                court="Meadowmere Family Court",
                social_worker="Juniper Stonecroft",
                status=codes.STATUS["open"],
            )
        ),
        linked_children=(
            placed(
                LinkedChild(
                    link_id="L-0501",
                    case_id="C-0501",
                    role=codes.ROLE["harmed"],
                    child_ref="LA-50101",
                    child_name="Wrenna Oakmoss",
                    dob=date(2015, 3, 9),
                    home_address="4 Bramblegate Close, Little Puddlecombe, ZZ98 7QX",
                    school="Dovecote Primary",
                    discussion_id="SD-0502",
                )
            ),
        ),
        family=_family(),
        referrals=(
            placed(
                Referral(
                    referral_id="R-0501",
                    case_id="C-0501",
                    received_at=datetime(2026, 8, 4, 16, 20),
                    source=codes.REFERRAL_SOURCE["1B"],
                    referrer="Tamarisk Fogsworthy",
                )
            ),
        ),
        discussions=(
            placed(
                StrategyDiscussion(
                    discussion_id="SD-0501",
                    case_id="C-0501",
                    about=codes.ABOUT["displayed"],
                    held_at=datetime(2026, 8, 5, 10, 0),
                    s47_reason="The group weighed what four agencies had said.",
                )
            ),
            placed(
                StrategyDiscussion(
                    discussion_id="SD-0502",
                    case_id="C-0501",
                    about=codes.ABOUT["harmed"],
                    link_id="L-0501",
                    held_at=datetime(2026, 8, 5, 11, 30),
                ),
                3,
            ),
        ),
        meetings=(
            placed(
                Meeting(
                    meeting_id=MEETING,
                    case_id="C-0501",
                    kind=codes.MEETING_KIND["plan"],
                    held_at=datetime(2026, 8, 20, 14, 0),
                    chair="Heron Quaverly, chair",
                    makes_plan=True,
                    plan_version=1,
                    dbs_considered=codes.DBS["not_referred"],
                    dbs_reason="The second of the two conditions was not met that day.",
                )
            ),
        ),
        attendance=_attendance(),
        chronology=_chronology(),
        safety_plans=_safety_plans(),
        aim_assessments=(
            placed(
                AimAssessment(
                    aim_id=AIM,
                    case_id="C-0501",
                    model=codes.AIM_MODEL["AIM3"],
                    planning_meeting_on=date(2026, 8, 12),
                    report_final_on=date(2026, 10, 6),
                    read_through_on=date(2026, 10, 9),
                )
            ),
        ),
        assessors=(
            placed(Assessor(aim_id=AIM, name="Cedar Inkpenny", agency=codes.AGENCY["CSC"], lead=True)),
        ),
        sections=tuple(_sections()),
        actions=tuple(_actions()),
        reviews=(
            placed(
                Review(
                    review_id=REVIEWED,
                    case_id="C-0501",
                    aim_id=AIM,
                    kind=codes.REVIEW_TYPE["first"],
                    date_first_set=date(2026, 10, 20),
                    held_at=datetime(2026, 10, 22, 10, 0),
                    chair="Heron Quaverly, chair",
                    next_review=date(2026, 12, 15),
                )
            ),
        ),
        disagreements=tuple(_disagreements()),
    )
    return dataclasses.replace(case, **{"staff": STAFF, **changes})


def aim_case() -> Case:
    """The same case with the AIM assessment alone: a run takes a third of the time."""
    case = family_case(discussions=(), meetings=(), attendance=(), safety_plans=(), reviews=())
    of_aim = {
        name: tuple(row for row in getattr(case, name) if row.belongs_to == AIM)
        for name in ("sections", "actions", "disagreements")
    }
    return dataclasses.replace(case, **of_aim)


def _family() -> tuple[FamilyMember, ...]:
    def person(number: int, name: str, relationship: str, **more: Any) -> FamilyMember:
        values = {
            "parental_responsibility": True,
            "may_receive_copy": True,
            "child_wish": codes.SHARING_WISH["share"],
            "telephone": f"01632 96010{number}",
            "address": f"{number} Kite Steps, Upper Quillham, ZZ99 {number}CD",
            **more,
        }
        return placed(
            FamilyMember(
                person_id=f"F-000{number}",
                case_id="C-0501",
                name=name,
                relationship=codes.RELATIONSHIP[relationship],
                **values,
            ),
            number + 1,
        )

    return (
        person(1, "Bryony Fernhollow", "mother"),
        person(2, "Kestrel Millbrook", "father"),
        person(3, "Robin Fernhollow", "young"),
    )


def _attendance() -> tuple[Attendance, ...]:
    def came(meeting: str, agency: str, name: str, row: int, **more: Any) -> Attendance:
        return placed(
            Attendance(
                meeting_id=meeting,
                agency=codes.AGENCY[agency],
                name=name,
                attended=codes.ATTENDED["yes"],
                **{"excluded": False, **more},
            ),
            row,
        )

    return (
        came(MEETING, "CSC", "Juniper Stonecroft", 2),
        came(MEETING, "Parent", "Bryony Fernhollow", 3, person_id="F-0001"),
        came(MEETING, "Parent", "Kestrel Millbrook", 4, person_id="F-0002"),
        came(REVIEWED, "Parent", "Bryony Fernhollow", 5, person_id="F-0001"),
        came(REVIEWED, "Parent", "Kestrel Millbrook", 6, person_id="F-0002"),
    )


def _chronology() -> tuple[ChronologyEntry, ...]:
    def entry(number: int, on: date, kind: str, summary: str, **more: Any) -> ChronologyEntry:
        return placed(
            ChronologyEntry(
                entry_id=f"E-050{number}",
                case_id="C-0501",
                event_at=on,
                entry_type=codes.ENTRY_TYPE[kind],
                summary=summary,
                **{"source_agency": codes.AGENCY["CSC"], **DECIDED, **more},
            ),
            number + 1,
        )

    return (
        entry(
            1,
            date(2026, 8, 3),
            "incident",
            "The head teacher told the council on the same afternoon as agreed.",
            incident_ref="INC-0501",
            **{**WITHHELD, "withhold_ground": codes.WITHHOLD_GROUND["harmed"]},
        ),
        entry(
            2, date(2026, 8, 4), "referral", "A referral came and a discussion was arranged for the morning."
        ),
        entry(3, date(2026, 9, 16), "visit", "The social worker went through the plan at home."),
    )


def _safety_plans() -> tuple[SafetyMeasure, ...]:
    def measure(version: int, agreed: date, text: str, **more: Any) -> SafetyMeasure:
        return placed(
            SafetyMeasure(
                plan_id="SP-0501",
                case_id="C-0501",
                version=version,
                agreed_on=agreed,
                setting=codes.SETTING["home"],
                measure=text,
                owner="Carer",
                **{**DECIDED, **more},
            ),
            version + 1,
        )

    return (
        measure(
            1,
            date(2026, 8, 5),
            "This measure was replaced by a later one in September.",
            release="",
            release_by="",
            release_on="",
        ),
        measure(
            2,
            date(2026, 9, 15),
            "An adult is in the same room.",
            measure_family="You or another adult are in the same room when visitors come.",
            measure_child="An adult is in the room with you when visitors come.",
        ),
    )


def _sections() -> list[Section]:
    found: list[Section] = []
    for owner, headings in ((AIM, AIM_REPORT), (MEETING, PLAN), (REVIEWED, REVIEW)):
        for number in range(1, len(headings.titles) + 1):
            withheld = headings is PLAN and number in (9, 13)
            found.append(
                placed(
                    Section(
                        belongs_to=owner,
                        section_no=number,
                        text_professional=(
                            f"Professionals of {owner} wrote point {number} for the file and nobody "
                            "else to read."
                        ),
                        **(
                            {
                                "withhold_ground": codes.WITHHOLD_GROUND[
                                    "harmed" if number == 9 else "legal"
                                ],
                                **WITHHELD,
                            }
                            if withheld
                            else {
                                "text_family": f"This is part {number} of {owner} for you.",
                                "text_child": f"Part {number} of {owner}, for you, Robin.",
                                **(
                                    {"went_well": f"Coming to every session of {owner}."}
                                    if number == 4
                                    else {}
                                ),
                                **DECIDED,
                            }
                        ),
                    ),
                    len(found) + 2,
                )
            )
    return found


def _actions() -> list[Action]:
    own = Action(
        action_id="A-0504",
        belongs_to=MEETING,
        section_no=1,
        owner="Young person",
        owner_agency=codes.AGENCY["Child"],
        due=date(2026, 11, 5),
        task="Keep the appointments with the worker, in the words of the plan.",
        family_wording="Robin keeps the appointments.",
        child_wording="You keep your appointments, or ring before if you cannot come.",
        **DECIDED,
    )
    return [*_actions_of_others(), placed(own, 5)]


def _actions_of_others() -> list[Action]:
    return [
        placed(
            Action(
                action_id=f"A-050{number}",
                belongs_to=owner,
                section_no=1,
                owner="Social worker",
                due=date(2026, 11, number),
                task=f"Task {number}, in the words that professionals use among themselves.",
                family_wording=f"We do thing {number} for you.",
                child_wording=f"Your social worker does thing {number} with you.",
                **DECIDED,
            ),
            number + 1,
        )
        for number, owner in enumerate((AIM, MEETING, REVIEWED), start=1)
    ]


def _disagreements() -> list[Disagreement]:
    return [
        placed(
            Disagreement(
                belongs_to=AIM,
                raised_by=codes.RAISED_BY["child"],
                person_id="F-0003",
                section_no=2,
                wording="I would like the meeting to be in the afternoon.",
                response="It has been moved.",
                **DECIDED,
            )
        ),
        placed(
            Disagreement(
                belongs_to=AIM,
                raised_by=codes.RAISED_BY["parent"],
                person_id="F-0001",
                section_no=3,
                wording="We asked for another day.",
                response="The day was changed.",
                **DECIDED,
            ),
            3,
        ),
    ]


def changed(case: Case, collection: str, where: dict[str, Any], **values: Any) -> Case:
    """The case with these values in the rows of a collection that match `where`."""
    rows: list[Record] = [
        dataclasses.replace(row, **values)
        if all(getattr(row, name) == one for name, one in where.items())
        else row
        for row in getattr(case, collection)
    ]
    assert rows != list(getattr(case, collection))
    return dataclasses.replace(case, **{collection: tuple(rows)})


def told(case: Case, text: str, owner: str = AIM, number: int = 1) -> Case:
    """The case with `text` written for parents and the child, and released, under one heading."""
    return changed(
        case, "sections", {"belongs_to": owner, "section_no": number}, text_family=text, text_child=text
    )


def approved(
    case: Case, person: str = "F-0001", document: str = "aim_report", owner: str = AIM, **more: Any
) -> Case:
    """The case with a copy approved by one person and checked by another, with its present content code."""
    from tests.making import approved_as_it_is

    number = len(case.copies) + 1
    values = {
        "copy_id": f"CG-050{number}",
        "version": 1,
        "approved_by": "Osprey Candlewharf",
        "approved_on": date(2026, 10, 26),
        "second_checker": "Vetch Teacupple",
        "checked_on": date(2026, 10, 27),
        "method": codes.METHOD["hand"],
        **more,
    }
    copy = placed(
        CopyGiven(belongs_to=owner, document=codes.DOCUMENT[document], person_id=person, **values), number + 1
    )
    return approved_as_it_is(dataclasses.replace(case, copies=(*case.copies, copy)))
