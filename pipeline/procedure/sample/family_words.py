"""What a sample case writes for its family, once it is known how the case went (F1, F12, R27)."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Action, Blank, NotDone, codes, known
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.voices import Answer
from pipeline.procedure.sample.wording import Said, Voice
from pipeline.procedure.sample.wording.outcomes import APART, LEVELS, WELL_BEFORE_THE_WORK, WORK
from pipeline.procedure.sample.wording.tasks import BY_THE_CHILD, BY_THE_CHILD_AFTER_THE_REPORT

#: The heading of a report on supervision, and those of a review on risk and on how the work goes.
_SUPERVISION, _RISK, _PROGRESS = 5, 1, 4
#: Due so many working days after the meeting.
_DUE = (5, 10, 20)
_READ_WITH_US = (
    "The young person read the report itself with the lead assessor, and does not want a copy to keep."
)


def speak_to_the_family(story: CaseStory) -> None:
    """Write every heading for the family, what the child does, and no report for a child who needs none."""
    unneeded = _without_a_version(story)
    for place, section in enumerate(story.rows["sections"]):
        answer = story.answers.get((section.belongs_to, section.section_no))
        # a blank, and what was written for the family beside it, stays
        if answer is not None and known(section.text_professional):
            told = _as_it_went(story, section.belongs_to, section.section_no, answer)
            words = _words(story, told, has_child=section.belongs_to not in unneeded)
            story.rows["sections"][place] = dataclasses.replace(section, **words)
    for place, action in enumerate(story.rows["actions"]):
        if action.belongs_to in unneeded:
            unsaid = dataclasses.replace(action, child_wording=Blank.NOT_APPLICABLE)
            story.rows["actions"][place] = unsaid
    _let_the_child_act(story)
    _keep_no_copy(story, unneeded)


def _words(story: CaseStory, answer: Answer, *, has_child: bool) -> dict[str, str]:
    """The fields of a section for each reader; none for a child who has no version of the report."""
    chance = story.chance("what went well")
    values = {"text_professional": answer.to(Voice.PROFESSIONALS), "text_family": answer.to(Voice.PARENTS)}
    if has_child:
        values["text_child"] = answer.to(story.voices.child_at(answer.day))
    if answer.well:
        values["went_well"] = chance.choice(answer.well)
    return values


def _as_it_went(story: CaseStory, owner: str, number: int, answer: Answer) -> Answer:
    """The answer with the level of supervision of its record, or with how the work went instead."""
    report = next((one for one in story.rows["aim_assessments"] if one.aim_id == owner), None)
    review = next((one for one in story.rows["reviews"] if one.review_id == owner), None)
    if report is not None and number == _SUPERVISION and known(report.supervision_level):
        opening, further = answer.said
        return answer._replace(said=(opening, LEVELS[str(report.supervision_level)], further))
    if review is not None and number in APART and _is_held_in_parts(story, owner):
        return answer._replace(said=APART[number])
    if review is not None and number == _RISK and known(review.supervision_level):
        return answer._replace(said=(*answer.said, LEVELS[str(review.supervision_level)]))
    if review is not None and number == _PROGRESS and str(review.intervention) in WORK:
        never = review.kind == "final" and review.intervention == "not_started"
        well = (WELL_BEFORE_THE_WORK,) if review.intervention == "not_started" else answer.well
        return answer._replace(said=WORK["never_started" if never else str(review.intervention)], well=well)
    return answer


def _is_held_in_parts(story: CaseStory, review_id: str) -> bool:
    """Whether somebody was not there for a part, whose words nothing else in the case may repeat."""
    return any(one.meeting_id == review_id and one.excluded is True for one in story.rows["attendance"])


def _let_the_child_act(story: CaseStory) -> None:
    """Enter one or two actions of the child at each plan and review, in words for the child as well."""
    chance = story.chance("what the child does")
    for meeting in story.rows["meetings"]:
        if meeting.makes_plan is True and known(meeting.held_at):
            for one in chance.sample(BY_THE_CHILD, chance.choice((1, 2))):
                _enter(story, meeting.meeting_id, meeting.held_at, one, by_record=False)
    for review in story.rows["reviews"]:
        among = BY_THE_CHILD if review.aim_id is Blank.NOT_APPLICABLE else BY_THE_CHILD_AFTER_THE_REPORT
        if known(review.held_at):
            for one in chance.sample(among, chance.choice((1, 2))):
                _enter(story, review.review_id, review.held_at, one, by_record=True)


def _enter(story: CaseStory, owner: str, when: date, one: Said, *, by_record: bool) -> None:
    """Enter an action of the child: done on its day, or still open; dropped where the case has closed."""
    due = add_working_days(when, story.chance("what the child does").choice(_DUE))
    outcome = "done" if story.past(due) else "dropped" if story.closed_on is not None else "open"
    story.enter(
        Action,
        action_id=story.new_id("A"),
        belongs_to=owner,
        owner="Young person",
        owner_agency=codes.AGENCY["Child"],
        due=due,
        done_on=story.if_past(due),
        status=codes.ACTION_STATUS[outcome],
        **story.said(one, when, ("task", "family_wording", "child_wording")),
        **({} if by_record else story.released(when)),
    )


def _without_a_version(story: CaseStory) -> dict[str, Any]:
    """By ID, the final reports of which no version for the child was made."""
    finals = [one for one in story.rows["aim_assessments"] if known(one.report_final_on)]
    return {one.aim_id: one for one in finals if one.child_version != "made"}


def _keep_no_copy(story: CaseStory, reports: dict[str, Any]) -> None:
    """Take out the child's copy of a report without a version for the child, and enter why there is none."""
    family = [one for one in story.rows["family"] if one.may_receive_copy is True]
    child = next(one.person_id for one in family if one.relationship == "young")
    copies = story.rows["copies"]
    for copy in [one for one in copies if one.belongs_to in reports and one.person_id == child]:
        copies.remove(copy)
        given = [one for one in copies if one.belongs_to == copy.belongs_to]
        # a row of Not done answers for the whole report: it must not cover a parent's copy that is missing
        is_all = len(given) == len(family) - 1
        if reports[copy.belongs_to].child_version == "not_needed" and is_all:
            story.enter(
                NotDone,
                belongs_to=copy.belongs_to,
                what=codes.NOT_DONE["family_keeps_a_copy"],
                reason=_READ_WITH_US,
                decided_by=story.chair,
                decided_on=day_of(copy.read_through_on),
            )
