"""Two sample cases for the documents' tests: one with everything in it, one with almost nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from pipeline.foundation.council import House
from pipeline.model import (
    DOMAINS,
    PARTS_OF_CONTENT,
    Action,
    AimAssessment,
    Assessor,
    Attendance,
    Blank,
    Case,
    CaseDetails,
    ChronologyEntry,
    Disagreement,
    LinkedChild,
    Meeting,
    NotDone,
    Recognition,
    Referral,
    ReportPart,
    Review,
    SafetyMeasure,
    Section,
    SharingDecision,
    StrategyDiscussion,
    codes,
)
from tests.rich_wording import AIM, DISPLAYED, HARMED, HARMED_TOO, NEXT_REVIEW, PLAN, REVIEW, WORDING

HOUSE = House(
    council="Alderwick Council",
    service="Children's Services",
    contact="Business support, hsb.support@alderwick.example, 01632 960123",
    marking="OFFICIAL-SENSITIVE",
    hsb_team="hsb.team@alderwick.example, 01632 960124",
)


def rich_case() -> Case:
    """A case after its first review: all documents and headings, two children harmed, an exclusion."""
    return Case(
        details=CaseDetails(
            case_id="C-0001",
            child_ref="LA-55101",
            child_name="Robin Fernhollow",
            dob=date(2012, 5, 2),
            nhs_number="9990000018",
            home_address="12 Thistledown Row, Alderwick",
            school="Larkspur Academy",
            looked_after=True,
            disability=(codes.DISABILITY["LD"],),
            status=codes.STATUS["open"],
        ),
        linked_children=(
            LinkedChild(
                link_id="L-0001",
                case_id="C-0001",
                role=codes.ROLE["harmed"],
                child_ref="LA-77202",
                child_name="Wren Oakmoss",
                dob=date(2015, 3, 9),
                home_address="4 Bramblegate Close, Alderwick",
                school="Dovecote Primary",
                discussion_id=HARMED,
                support_offered=True,
                social_worker="Sorrel Millbrook",
            ),
            LinkedChild(
                link_id="L-0002",
                case_id="C-0001",
                role=codes.ROLE["harmed"],
                child_ref="LA-77203",
                child_name="Linnet Ashgrove",
                discussion_id=HARMED_TOO,
                support_offered=Blank.NOT_KNOWN,
            ),
        ),
        referrals=(
            Referral(referral_id="R-0031", case_id="C-0001", received_at=datetime(2026, 8, 4, 16, 20)),
        ),
        discussions=_discussions(),
        meetings=(
            Meeting(
                meeting_id=PLAN,
                case_id="C-0001",
                kind=codes.MEETING_KIND["child_in_need"],
                held_at=datetime(2026, 8, 20, 14, 0),
                mode=codes.MODE["meeting"],
                chair="Team manager, social care",
                minute_taker="Business support",
                makes_plan=True,
                plan_version=1,
                plan_agreed_on=date(2026, 8, 24),
                dbs_considered=codes.DBS["not_referred"],
                dbs_reason="The group found that the second condition was not met.",
                dbs_decided_by="Team manager, social care",
            ),
        ),
        attendance=_attendance(),
        chronology=_chronology(),
        recognitions=(_judgement(),),
        safety_plans=_safety_plans(),
        sharing=_sharing(),
        aim_assessments=(
            AimAssessment(
                aim_id=AIM,
                case_id="C-0001",
                discussion_id=DISPLAYED,
                model=codes.AIM_MODEL["AIM3"],
                planning_meeting_on=date(2026, 8, 12),
                family_response=codes.RESPONSE["accepted"],
                police_investigation_open=True,
                supervision_level=codes.SUPERVISION["S3"],
                report_final_on=date(2026, 10, 6),
                read_through_on=datetime(2026, 10, 9, 16, 0),
                carers_support=codes.CARERS_SUPPORT["with_help"],
                child_version=codes.CHILD_VERSION["made"],
                parents_report=False,
                education_involved=True,
            ),
        ),
        assessors=(
            Assessor(
                aim_id=AIM,
                name="Juniper Stonecroft",
                agency=codes.AGENCY["CSC"],
                sw_qualified=True,
                aim_trained=False,
                lead=False,
            ),
            Assessor(
                aim_id=AIM,
                name="Bracken Tarnside",
                agency=codes.AGENCY["YOS"],
                sw_qualified=False,
                aim_trained=True,
                trained_in=codes.AIM_MODEL["AIM3"],
                lead=True,
            ),
        ),
        report_parts=tuple(_report_parts()),
        sections=tuple(_sections()),
        actions=_actions(),
        reviews=(
            Review(
                review_id=REVIEW,
                case_id="C-0001",
                aim_id=AIM,
                kind=codes.REVIEW_TYPE["first"],
                date_first_set=date(2026, 10, 20),
                held_at=datetime(2026, 10, 22, 10, 0),
                mode=codes.MODE["video"],
                chair="Service manager",
                minute_taker="Business support",
                risk_discussed=True,
                safety_plan_discussed=True,
                protect_ability_discussed=True,
                intervention_plan_agreed=True,
                intervention=codes.INTERVENTION["started"],
                supervision_level=codes.SUPERVISION["S2"],
                child_participation=codes.PARTICIPATION["PN1"],
                next_review=date(2026, 12, 15),
            ),
            Review(
                review_id=NEXT_REVIEW,
                case_id="C-0001",
                aim_id=AIM,
                kind=codes.REVIEW_TYPE["later"],
                date_first_set=date(2026, 12, 15),
                arranged_for=datetime(2026, 12, 15, 10, 0),
            ),
        ),
        not_done=(
            NotDone(
                case_id="C-0001",
                belongs_to="SD-0001",
                what=codes.NOT_DONE["agencies_invited"],
                reason="The agency does not work with the family. It has the record.",
                decided_by="Team manager, social care",
                decided_on=date(2026, 8, 5),
            ),
        ),
        disagreements=(
            Disagreement(
                belongs_to=AIM,
                raised_by=codes.RAISED_BY["parent"],
                section_no=3,
                wording=(
                    "We asked for the support worker to come on a different day.\nNobody told us why that "
                    "could not be done."
                ),
                response="The assessors agree. The day has been changed to Wednesday.",
            ),
            Disagreement(
                belongs_to=REVIEW,
                raised_by=codes.RAISED_BY["child"],
                wording="I think the next meeting is too far away.",
                response="The chair will telephone in November.",
            ),
        ),
    )


def _report_parts() -> Iterator[ReportPart]:
    said = {
        "relationship": "The children know each other from one setting, which the safety plan names.",
        "age_difference": "It was weighed with the stage of development of each child.",
        "household": "Younger children visit at weekends. The carers stay in the room.",
        "school": "Break times are the time to manage. The head of year has named an adult.",
        "AIM3_sexual": "What is known is in the chronology, by date, setting and category.",
        "AIM3_regulation": "The child asks for a break when sessions are hard, and comes back.",
    }
    for part in (*PARTS_OF_CONTENT[1], *PARTS_OF_CONTENT[4], *DOMAINS["AIM3"]):
        is_domain = part in DOMAINS["AIM3"]
        answer = codes.PART_ANSWER["established" if part in said else "not_established"]
        yield ReportPart(
            aim_id=AIM,
            part=part,
            answer=Blank.NOT_RECORDED if is_domain else answer,
            reason=said.get(str(part), Blank.NOT_RECORDED),
        )


def _discussions() -> tuple[StrategyDiscussion, ...]:
    return (
        StrategyDiscussion(
            discussion_id=DISPLAYED,
            case_id="C-0001",
            about=codes.ABOUT["displayed"],
            held_at=datetime(2026, 8, 5, 10, 0),
            mode=codes.MODE["video"],
            chair="Team manager, social care",
            minute_taker="Business support",
            chronology_shared=True,
            risk_strategy_agreed=True,
            s47_decision=True,
            s47_lead="Social worker, duty team",
            s47_reason="The threshold is met.",
            aim_decision=codes.AIM_DECISION["yes"],
            aim_lead_agency=codes.LEAD_AGENCY["YOS"],
            aim_lead="Bracken Tarnside",
            aim_reason="An assessment will say what work is needed.",
            social_care_joint=True,
            hsb_team_consulted=True,
            advice=codes.HSB_TEAM_ADVICE["aim_now"],
            advice_reasons="An assessment says which work is needed. Two assessors are free in August.",
            advice_by="Larch Copperfield",
            advice_on=date(2026, 8, 5),
            police_investigation_open=True,
        ),
        StrategyDiscussion(
            discussion_id=HARMED,
            case_id="C-0001",
            about=codes.ABOUT["harmed"],
            link_id="L-0001",
            held_at=datetime(2026, 8, 5, 11, 30),
            mode=codes.MODE["meeting"],
            chair="Duty manager",
            minute_taker="Business support",
            chronology_shared=False,
            risk_strategy_agreed=True,
            s47_decision=False,
            s47_reason="The child is safe at home.",
            aim_decision=codes.AIM_DECISION["yes"],
            aim_lead="Bracken Tarnside",
            police_investigation_open=True,
        ),
        StrategyDiscussion(
            discussion_id=HARMED_TOO,
            case_id="C-0001",
            about=codes.ABOUT["harmed"],
            link_id="L-0002",
            arranged_for=datetime(2026, 8, 6, 9, 0),
        ),
    )


def _attendance() -> tuple[Attendance, ...]:
    def person(
        meeting: str, agency: str, role: str, name: str, attended: str = "yes", **more: object
    ) -> Attendance:
        there = codes.ATTENDED[attended]
        return Attendance(
            meeting_id=meeting,
            agency=codes.AGENCY[agency],
            role=role,
            name=name,
            attended=there,
            **{"invited": True, "excluded": False, **more},
        )

    return (
        person(DISPLAYED, "CSC", "Social worker", "Juniper Stonecroft"),
        person(DISPLAYED, "Police", "Detective constable", "Tansy Moorland"),
        person(DISPLAYED, "YOS", "Practitioner", "Bracken Tarnside"),
        person(DISPLAYED, "Health", "School nurse", "Clover Eastbank", "no"),
        person(DISPLAYED, "HSBTeam", "Adviser", "Heath Saltmarsh", "partial"),
        person(HARMED, "CSC", "Social worker", "Sorrel Millbrook"),
        person(HARMED, "Police", "Detective constable", "Tansy Moorland", "no"),
        person(PLAN, "CSC", "Social worker", "Juniper Stonecroft"),
        person(PLAN, "Education", "Head of year", "Myrtle Fenwater"),
        person(PLAN, "Parent", "Carer", "Bryony Fernhollow"),
        person(REVIEW, "CSC", "Social worker", "Juniper Stonecroft"),
        person(REVIEW, "IRO", "Independent Reviewing Officer", "Basil Quarryfield"),
        person(REVIEW, "Child", "Young person", "Robin Fernhollow"),
        person(
            REVIEW,
            "Parent",
            "Carer",
            "Bryony Fernhollow",
            "partial",
            excluded=True,
            excluded_items="2, 3",
            exclusion_discussed=True,
            exclusion_ground=codes.EXCLUSION_GROUND["third"],
            exclusion_reason="Another family's details were discussed for a time.",
        ),
    )


def _judgement() -> Recognition:
    found = codes.CONSIDERATION
    return Recognition(
        recognition_id="RG-0001",
        case_id="C-0001",
        subject_id="E-0101",
        judged_on=date(2026, 8, 5),
        step=codes.CONTINUUM["problematic"],
        tool=codes.RECOGNITION_TOOL["brook"],
        judged_by="Team manager, social care",
        online=True,
        ages=found["concern"],
        images=Blank.NOT_APPLICABLE,
        harm_intended=found["no_concern"],
        consent=found["concern"],
        pressure=found["not_established"],
        disability_part=codes.DISABILITY_PART["separate"],
        disability_by="Juniper Stonecroft, social worker",
        disability_on=date(2026, 8, 5),
        disability_advice=(codes.AGENCY["Education"], codes.AGENCY["HSBTeam"]),
    )


def _chronology() -> tuple[ChronologyEntry, ...]:
    return (
        ChronologyEntry(
            entry_id="E-0102",
            case_id="C-0001",
            event_at=datetime(2026, 8, 4, 16, 20),
            entry_type=codes.ENTRY_TYPE["referral"],
            summary="The school made a referral. A discussion was arranged.",
        ),
        ChronologyEntry(
            entry_id="E-0101",
            case_id="C-0001",
            event_at=date(2026, 8, 3),
            entry_type=codes.ENTRY_TYPE["incident"],
            setting=codes.SETTING["school"],
            category=codes.BEHAVIOUR["C2"],
            incident_ref="INC-0007",
            summary="The head teacher told both families and the council.",
        ),
        ChronologyEntry(
            entry_id="E-0103",
            case_id="C-0001",
            event_at=date(2026, 9, 14),
            entry_type=codes.ENTRY_TYPE["incident"],
            setting=codes.SETTING["community"],
            category=Blank.NOT_KNOWN,
            incident_ref="INC-0012",
            further_incident=True,
            summary="The safety plan was reviewed the next day.",
        ),
        ChronologyEntry(
            entry_id="E-0104",
            case_id="C-0001",
            event_at=date(2026, 9, 16),
            entry_type=codes.ENTRY_TYPE["visit"],
            setting=codes.SETTING["home"],
            summary="The social worker went through the new plan with the carers.",
        ),
    )


def _sharing() -> tuple[SharingDecision, ...]:
    def row(number: int, at: str, what: str, decision: str, **more: Any) -> SharingDecision:
        values: dict[str, Any] = {"about": codes.ABOUT["displayed"], "decided_on": date(2026, 8, 5), **more}
        return SharingDecision(
            sharing_id=f"IS-000{number}",
            case_id="C-0001",
            belongs_to=at,
            what=(codes.INFORMATION[what],),
            decision=codes.SHARING_DECISION[decision],
            **values,
        )

    task = {"ground": codes.SHARING_GROUND["task"], "shared_by": "Juniper Stonecroft, social worker"}
    own = {"about": codes.ABOUT["harmed"], "link_id": "L-0001"}
    school = {"agency": codes.SHARED_WITH["Education"], "recipient": "Designated safeguarding lead"}
    return (
        row(1, DISPLAYED, "measures", "share", share_by=date(2026, 8, 7), **school, **task),
        row(
            2,
            DISPLAYED,
            "referral",
            "not_to_share",
            recipient="Leader of the youth club",
            why_not="The club needs the measure and not why there is one.",
        ),
        row(3, HARMED, "decisions", "share", shared_on=date(2026, 8, 5), **school, **task, **own),
    )


def _safety_plans() -> tuple[SafetyMeasure, ...]:
    def measure(version: int, agreed: date, setting: str, text: str, owner: str, level: str) -> SafetyMeasure:
        return SafetyMeasure(
            plan_id="SP-0009",
            case_id="C-0001",
            version=version,
            agreed_on=agreed,
            setting=codes.SETTING[setting],
            measure=text,
            owner=owner,
            supervision_level=codes.SUPERVISION[level],
        )

    first, second = date(2026, 8, 5), date(2026, 9, 15)
    return (
        measure(1, first, "home", "This measure was replaced.", "Carer", "S4"),
        measure(2, second, "home", "An adult is in the same room.", "Carer", "S3"),
        measure(2, second, "school", "A named adult meets the child at the gate.", "Head of year", "S3"),
        measure(2, second, "home", "Devices stay downstairs.", "Carer", "S2"),
    )


def _sections() -> list[Section]:
    return [
        Section(
            belongs_to=owner,
            section_no=number,
            text_professional=text,
            na_reason="No further assessment was asked for."
            if text is Blank.NOT_APPLICABLE
            else Blank.NOT_RECORDED,
        )
        for owner, texts in WORDING.items()
        for number, text in enumerate(texts, start=1)
    ]


def _actions() -> tuple[Action, ...]:
    def action(
        number: int, owner_id: str, task: str, owner: str, agency: str, due: date, **more: object
    ) -> Action:
        return Action(
            action_id=f"A-{number:04}",
            belongs_to=owner_id,
            task=task,
            owner=owner,
            owner_agency=codes.AGENCY[agency],
            due=due,
            **{"status": codes.ACTION_STATUS["open"], **more},
        )

    return (
        action(
            1,
            DISPLAYED,
            "Send the chronology to each agency that was invited.",
            "Social worker",
            "CSC",
            date(2026, 8, 7),
            status=codes.ACTION_STATUS["done"],
            done_on=date(2026, 8, 6),
        ),
        action(
            2,
            DISPLAYED,
            "Arrange the AIM planning meeting with the carers.",
            "Practitioner",
            "YOS",
            date(2026, 8, 12),
        ),
        action(
            3,
            HARMED,
            "Offer the family a support worker of their own.",
            "Social worker",
            "CSC",
            date(2026, 8, 10),
        ),
        action(
            4,
            PLAN,
            "Write the school's part of the safety plan.",
            "Head of year",
            "Education",
            date(2026, 9, 1),
        ),
        action(5, AIM, "Begin the planned sessions.", "Lead assessor", "YOS", date(2026, 10, 19)),
        action(
            6,
            REVIEW,
            "Tell the youth club about the change to the plan.",
            "Social worker",
            "CSC",
            date(2026, 10, 29),
        ),
    )


def sparse_case() -> Case:
    """The least that still makes each document: meetings held, with nothing recorded about them."""
    return Case(
        details=CaseDetails(case_id="C-0002", child_name="Merle Duskwater"),
        linked_children=(LinkedChild(link_id="L-0003", case_id="C-0002", role=codes.ROLE["harmed"]),),
        discussions=(
            StrategyDiscussion(
                discussion_id=DISPLAYED,
                case_id="C-0002",
                about=codes.ABOUT["displayed"],
                held_at=date(2026, 8, 5),
            ),
            StrategyDiscussion(
                discussion_id=HARMED,
                case_id="C-0002",
                about=codes.ABOUT["harmed"],
                link_id="L-0003",
                held_at=date(2026, 8, 5),
            ),
        ),
        meetings=(Meeting(meeting_id=PLAN, case_id="C-0002", held_at=date(2026, 8, 20), makes_plan=True),),
        aim_assessments=(AimAssessment(aim_id=AIM, case_id="C-0002", report_final_on=date(2026, 10, 6)),),
        reviews=(Review(review_id=REVIEW, case_id="C-0002", held_at=date(2026, 10, 22)),),
    )
