"""The AIM assessment of a sample case, from planning to the family's copies (R19 to R27)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import (
    AimAssessment,
    Assessor,
    Attendance,
    Blank,
    CaseDetails,
    CopyGiven,
    Disagreement,
    FamilyMember,
    Meeting,
    StrategyDiscussion,
    codes,
    known,
)
from pipeline.procedure.sample.names import CHECKERS, Names
from pipeline.procedure.sample.report_parts import answer_parts
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.aim import AIM_PLANNING, AIM_REPORT
from pipeline.procedure.sample.wording.rows import DISAGREEMENTS, ROLES, SAFEGUARDING_OUTCOMES

#: A report takes about eight weeks (R22); if it takes longer than this, the reason is recorded.
_WEEKS_WITHOUT_A_REASON = 9


def assess(story: CaseStory, discussion: StrategyDiscussion, began: date) -> date | None:
    """Enter the assessment that the discussion agreed.

    Returns the date of its final report, if there is one.
    """
    if story.branch.aim != "yes":
        return None
    aim_id = story.new_id("AIM")
    planning = add_working_days(began, story.rng.randint(5, 12))
    values: dict[str, Any] = {
        "aim_id": aim_id,
        "discussion_id": discussion.discussion_id,
        "model": codes.AIM_MODEL[story.branch.model],
        "police_investigation_open": story.branch.police,
        "denial": story.branch.denial,
    }
    if story.branch.declined:
        story.enter(AimAssessment, **values, **_declined(story, planning))
        return None
    _plan_assessment(story, aim_id, planning)
    if not story.past(planning):
        story.enter(AimAssessment, **values)
        return None
    final = story.working_day(planning, story.branch.weeks_to_report * 7 + story.rng.randint(-6, 5))
    values |= {"planning_meeting_on": planning, "family_response": codes.RESPONSE["accepted"]}
    if story.past(final):
        values |= _reported(story, aim_id, planning, final)
    elif story.past(planning + timedelta(days=21)):
        story.write(aim_id, AIM_REPORT[:4], story.as_of)
        answer_parts(story, aim_id, story.as_of, is_final=False)
    story.enter(AimAssessment, **values)
    return final if story.past(final) else None


def _declined(story: CaseStory, asked: date) -> dict[str, Any]:
    """The fields of an assessment that the family declined, with the safeguarding response (R34)."""
    if not story.past(asked):
        return {}
    considered = add_working_days(asked, 2)
    story.note("declined", asked, "decision")
    return {
        "family_response": codes.RESPONSE["declined"],
        "declined_on": asked,
        "safeguarding_considered_on": story.if_past(considered),
        "safeguarding_outcome": story.rng.choice(SAFEGUARDING_OUTCOMES)
        if story.past(considered)
        else Blank.NOT_RECORDED,
    }


def _plan_assessment(story: CaseStory, aim_id: str, day: date) -> None:
    """Enter the planning meeting that starts the assessment, and the two assessors (R19 to R21)."""
    meeting_id, held = story.new_id("M"), story.past(day)
    when = story.at(day)
    story.enter(
        Meeting,
        meeting_id=meeting_id,
        kind=codes.MEETING_KIND["aim_planning"],
        aim_id=aim_id,
        makes_plan=False,
        behaviour_addressed=Blank.NOT_APPLICABLE,
        dbs_considered=Blank.NOT_APPLICABLE,
        minutes_issued_at=story.issued(when),
        **story.held(when),
    )
    story.attend(meeting_id, "CSC", "YOS", held=held)
    story.attend_as_family(meeting_id, held=held)
    if held:
        story.write(meeting_id, AIM_PLANNING, when)
        story.note("planning", when, "assessment")
    trained = codes.AIM_MODEL[story.branch.model]
    youth = story.branch.lead == "YOS"
    for lead in (True, False):
        agency = "YOS" if youth is lead else "CSC"
        story.enter(
            Assessor,
            aim_id=aim_id,
            name=story.names.staff(),
            agency=codes.AGENCY[agency],
            sw_qualified=agency == "CSC",
            aim_trained=lead,
            trained_in=trained if lead else Blank.NOT_APPLICABLE,
            lead=lead,
        )


def _reported(story: CaseStory, aim_id: str, planning: date, final: date) -> dict[str, Any]:
    """Enter the final report with its 10 contents, and return the assessment's fields (R22 to R27)."""
    branch, rng = story.branch, story.rng
    story.write(aim_id, AIM_REPORT, final)
    answer_parts(story, aim_id, final, is_final=True)
    story.give_tasks(aim_id, final, 2)
    story.note("report", final, "assessment")
    read = story.at(story.working_day(final, rng.randint(3, 8)))
    version = codes.CHILD_VERSION["made" if branch.model == "U12" or rng.random() < 0.6 else "not_needed"]
    values: dict[str, Any] = {
        "report_final_on": final,
        "supervision_level": codes.SUPERVISION[rng.choice(("S2", "S3", "S3"))],
        "read_through_on": story.if_past(read),
        "child_version": version,
        "parents_report": rng.random() < 0.3,
        "risk_band": codes.RISK_BAND[rng.choice(("low", "medium"))]
        if branch.model == "AIM2"
        else Blank.NOT_APPLICABLE,
        "education_involved": True if branch.disability != ("NONE",) else Blank.NOT_APPLICABLE,
    }
    if version == "not_needed":
        values["child_version_reason"] = "The young person asked to read the report itself."
    if (final - planning).days > _WEEKS_WITHOUT_A_REASON * 7:
        values["delay_reason"] = codes.DELAY_REASON["information" if branch.police else "family"]
    if story.past(read):
        degree = story.chance("support of carers").choice(("full", "with_help", "with_help", "some"))
        values["carers_support"] = codes.CARERS_SUPPORT[degree]
        _read_through(story, aim_id, read)
    return values


def _read_through(story: CaseStory, aim_id: str, when: date) -> None:
    """Enter the reading of the report with the family, their disagreements and their copies (R24 to R26)."""
    meeting_id = story.new_id("M")
    story.enter(
        Meeting,
        meeting_id=meeting_id,
        kind=codes.MEETING_KIND["read_through"],
        aim_id=aim_id,
        makes_plan=False,
        behaviour_addressed=Blank.NOT_APPLICABLE,
        dbs_considered=Blank.NOT_APPLICABLE,
        **story.held(when),
    )
    story.attend(meeting_id, "CSC")
    story.attend_as_family(meeting_id)
    adults = [one for one in story.rows["family"] if one.relationship not in ("young", "sibling")]
    child = next(one for one in story.rows["family"] if one.relationship == "young")
    for kind, number, words, response in story.rng.sample(DISAGREEMENTS, story.branch.disagreements):
        person = {"parent": adults[0].person_id, "child": child.person_id}.get(kind, Blank.NOT_APPLICABLE)
        story.enter(
            Disagreement,
            belongs_to=aim_id,
            raised_by=codes.RAISED_BY[kind],
            person_id=person,
            section_no=number,
            wording=words,
            response=response,
            attached=True,
            **story.released(when),
        )
    for person in story.rows["family"]:
        if person.may_receive_copy is True:
            _give_copy(story, aim_id, person, when)


def _give_copy(story: CaseStory, aim_id: str, person: FamilyMember, read: date) -> None:
    """Enter a copy of the report, checked by a second person before it was given (F10, F11)."""
    approved, given = add_working_days(day_of(read), 1), story.at(add_working_days(day_of(read), 2))
    if not story.past(given):
        return
    method = codes.METHOD[story.rng.choice(("hand", "hand", "post"))]
    if (
        person.relationship == "young"
        or person.parental_responsibility is True
        or known(person.copy_agreed_by)
    ):
        story.enter(
            CopyGiven,
            copy_id=story.new_id("CG"),
            belongs_to=aim_id,
            document=codes.DOCUMENT["aim_report"],
            version=1,
            person_id=person.person_id,
            approved_by=story.chair,
            approved_on=approved,
            second_checker=story.chance("who checks").choice(CHECKERS),
            checked_on=day_of(given),
            method=method,
            sent_at=given,
            read_through_on=day_of(read),
        )


def involve_education(story: CaseStory, details: CaseDetails) -> None:
    """Where the child has a disability, the school takes part in the planning meeting (R32)."""
    if not known(details.disability) or "NONE" in details.disability:
        return
    teacher = Names(story.chance("education at planning")).staff()
    for meeting in story.rows["meetings"]:
        if meeting.kind == "aim_planning":
            held = known(meeting.held_at)
            story.enter(
                Attendance,
                meeting_id=meeting.meeting_id,
                agency=codes.AGENCY["Education"],
                role=ROLES["Education"],
                name=teacher,
                invited=True,
                attended=codes.ATTENDED["yes"] if held else Blank.NOT_RECORDED,
                excluded=False,
            )
