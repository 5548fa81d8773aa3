"""Who holds a plan at school in a sample case, its review dates, and what a child harmed is offered there."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.model import Blank, CaseDetails, SafetyMeasure, SupportMeasure, codes, known
from pipeline.procedure.sample.story import CaseStory

_LEADS = (
    "Deputy head, designated safeguarding lead",
    "Head of inclusion, designated safeguarding lead",
    "Assistant head, designated safeguarding lead",
)
#: What a school does for a child harmed, who sees to it, and whom the child can go to.
_AT_SCHOOL = (
    ("A named adult meets the child each morning and asks how the day looks.", "Form tutor", "Form tutor"),
    ("The child chooses a place in each room, and may leave with a card.", "Head of year", "Pastoral lead"),
    ("Breaks are spent where a member of staff is near.", "Duty staff", "Staff on duty"),
    ("The timetable and routes are looked at each week with the child.", "Head of year", "Head of year"),
)
_ELSEWHERE = (
    ("home", "The family support worker rings on Mondays.", "Family support worker", "Parent or carer"),
    ("community", "The social worker asks about clubs at each visit.", "Social worker", "Social worker"),
)
_WITHOUT = 0.1
#: In working days.
_BETWEEN_REVIEWS = 30


def support_at_school(story: CaseStory, details: CaseDetails) -> CaseDetails:
    """Enter the support for each child harmed, and the review dates of plans. Returns the child's own row."""
    plans = story.rows["safety_plans"]
    plans[:] = [dataclasses.replace(one, next_review=_next(story, one)) for one in plans]
    children = story.rows["linked_children"]
    for place, child in enumerate(children):
        discussion = next((one for one in story.rows["discussions"] if one.id == child.discussion_id), None)
        if child.role == "harmed" and discussion is not None and known(discussion.held_at):
            if known(child.school):
                children[place] = dataclasses.replace(
                    child, school_lead=story.chance("support").choice(_LEADS)
                )
            if not story.lapses("no support at school", _WITHOUT):
                _support(story, child, discussion)
    if known(details.school):
        return dataclasses.replace(details, school_lead=story.chance("support").choice(_LEADS))
    return details


def _next(story: CaseStory, row: SafetyMeasure) -> date | Blank:
    """The date that was set for the next review of a measure: the first ahead of those every few weeks."""
    day = day_of(row.reviewed_on) or day_of(row.agreed_on)
    return Blank.NOT_RECORDED if day is None else _reviews(story, day)[1]


def _reviews(story: CaseStory, first: date) -> tuple[date, date]:
    """The last day so far on which something was reviewed that began on `first`, and the next."""
    last, following = first, story.working_day(first, _BETWEEN_REVIEWS)
    while story.past(following):
        last, following = following, story.working_day(following, _BETWEEN_REVIEWS)
    return last, following


def _support(story: CaseStory, child: Any, discussion: Any) -> None:
    chance, agreed = story.chance("support"), day_of(discussion.held_at)
    measures = [("school", *one) for one in chance.sample(_AT_SCHOOL, 2)] + [chance.choice(_ELSEWHERE)]
    last, following = _reviews(story, agreed)
    for setting, measure, owner, go_to in measures:
        story.enter(
            SupportMeasure,
            link_id=child.link_id,
            version=1,
            agreed_on=agreed,
            reviewed_on=last if last > agreed else Blank.NOT_RECORDED,
            next_review=following,
            setting=codes.SETTING[setting],
            measure=measure,
            owner=owner,
            go_to=go_to,
        )
