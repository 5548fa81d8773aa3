"""The reviews of a sample case, and its closing (R28 to R31)."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Blank, Disagreement, Release, Review, codes, known
from pipeline.procedure.sample.discussions import agree_safety_plan
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.review import FINAL_REVIEW, REVIEW
from pipeline.procedure.sample.wording.rows import EXCLUSIONS, REVIEW_DISAGREEMENTS

_MOST = 4


def review(story: CaseStory, after: date, *, assessed: bool) -> None:
    """Enter reviews every two or three months after the report or, without one, the plan; then close."""
    if not story.past(after):
        return
    aim = story.rows["aim_assessments"][0].aim_id if assessed else Blank.NOT_APPLICABLE
    days = story.rng.randint(14, 26) if assessed else story.rng.randint(40, 56)
    number = story.rng.choice((3, 4)) if story.branch.closed else story.rng.randint(2, _MOST)
    number += 2 * story.branch.looked_after
    first_set = story.working_day(after, days)
    for place in range(number):
        kind = "first" if place == 0 else "final" if place == number - 1 else "later"
        put_off = story.branch.review_put_off and place == 0
        put_off = put_off or story.lapses("the review is put off", 0.08)
        day = story.working_day(first_set, 16) if put_off else first_set
        overdue = story.branch.review_overdue and place == 1
        overdue = overdue or (not story.past(day + timedelta(days=30)) and story.lapses("not held yet", 0.2))
        if story.past(day) and overdue:
            _arrange(story, aim, kind, first_set, day)
            return
        if not story.past(day):
            _arrange(story, aim, kind, first_set, day)
            return
        next_set = story.working_day(day, story.rng.randint(*_apart(story))) if kind != "final" else None
        _hold(story, aim, kind, (first_set, day, next_set))
        if next_set is None:
            _close(story, day)
            return
        first_set = next_set


def _apart(story: CaseStory) -> tuple[int, int]:
    """The fewest and most days between two reviews: a child who is looked after is reviewed more often."""
    return (38, 56) if story.branch.looked_after else (56, 84)


def _arrange(story: CaseStory, aim: str | Blank, kind: str, first_set: date, day: date) -> None:
    """Enter a review that has a date and has not been held: it is in the future, or overdue."""
    story.enter(
        Review,
        review_id=story.new_id("RV"),
        aim_id=aim,
        kind=codes.REVIEW_TYPE[kind],
        date_first_set=first_set,
        arranged_for=story.at(day),
        chair=story.chair,
    )


def _hold(story: CaseStory, aim: str | Blank, kind: str, days: tuple[date, date, date | None]) -> None:
    """Enter a review that was held, with its three questions, the intervention and the attendance."""
    first_set, day, next_set = days
    branch, rng = story.branch, story.rng
    review_id, when = story.new_id("RV"), story.at(day)
    story.enter(
        Review,
        review_id=review_id,
        aim_id=aim,
        kind=codes.REVIEW_TYPE[kind],
        date_first_set=first_set,
        risk_discussed=True,
        safety_plan_discussed=True,
        protect_ability_discussed=True,
        intervention_plan_agreed=True,
        intervention=codes.INTERVENTION["completed" if kind == "final" else "started"],
        supervision_level=codes.SUPERVISION["S1" if kind == "final" else rng.choice(("S2", "S3"))],
        child_participation=codes.PARTICIPATION[rng.choice(("PN1", "PN1", "PN2", "PN3", "PN6"))],
        next_review=next_set or Blank.NOT_APPLICABLE,
        minutes_issued_at=story.issued(when),
        **story.held(when),
    )
    story.write(review_id, FINAL_REVIEW if kind == "final" else REVIEW, when, by_record=True)
    _release(story, review_id, day)
    officer = ("IRO",) if branch.looked_after else ()
    youth = ("YOS",) if branch.lead == "YOS" else ()
    story.attend(review_id, "CSC", "Health", "Education", "HSBTeam", *officer, *youth)
    excluding = branch.excluded if kind == "first" else ""
    story.attend_as_family(review_id, **(_exclusion(excluding) if excluding else {}))
    story.give_tasks(review_id, day, rng.choice((2, 3)), by_record=True)
    story.note("review", when, "meeting")
    if kind == "first":
        story.note("service", story.working_day(day, 7), "service")
        _disagree(story, review_id)
    if kind == "later" and not branch.further:
        _renew_safety_plan(story, day)


def _release(story: CaseStory, review_id: str, day: date) -> None:
    """Enter the chair's decision that the family may read the whole record."""
    story.enter(
        Release, release_id=story.new_id("RL"), record_id=review_id, decided_by=story.chair, decided_on=day
    )


def _exclusion(ground: str) -> dict[str, Any]:
    """The fields of a parent who is excluded from part of a review (R29, F5)."""
    return {
        "attended": codes.ATTENDED["partial"],
        "excluded": True,
        "exclusion_ground": codes.EXCLUSION_GROUND[ground],
        "exclusion_reason": EXCLUSIONS[ground],
        "exclusion_discussed": True,
        "excluded_items": "1, 3",
    }


def _disagree(story: CaseStory, review_id: str) -> None:
    if story.branch.disagreements:
        kind, number, words, response = story.rng.choice(REVIEW_DISAGREEMENTS)
        person = next(
            one for one in story.rows["family"] if (one.relationship == "young") is (kind == "child")
        )
        story.enter(
            Disagreement,
            belongs_to=review_id,
            raised_by=codes.RAISED_BY[kind],
            person_id=person.person_id,
            section_no=number,
            wording=words,
            response=response,
            attached=True,
            **story.released(story.as_of),
        )


def _renew_safety_plan(story: CaseStory, day: date) -> None:
    version = 1 + max((row.version for row in story.rows["safety_plans"]), default=0)
    held = next(row for row in reversed(story.rows["reviews"]) if known(row.held_at))
    agree_safety_plan(story, day_of(day), version, "review", str(held.supervision_level))


def _close(story: CaseStory, final: date) -> None:
    """Close some cases weeks after the last review, if no enquiry or plan is open. Drops open actions."""
    closed = add_working_days(final, story.rng.randint(15, 25))
    if not story.past(closed) or not (story.branch.closed or story.rng.random() < 0.6):
        return
    enquiries = story.rows["enquiries"]
    if any(
        one.ended_on is Blank.NOT_RECORDED or (one.cp_plan_from and not one.cp_plan_to) for one in enquiries
    ):
        return
    story.closed_on = closed
    story.note("closed", closed + timedelta(), "decision")
    story.rows["actions"] = [
        dataclasses.replace(action, status=codes.ACTION_STATUS["dropped"])
        if action.status == "open"
        else action
        for action in story.rows["actions"]
    ]
