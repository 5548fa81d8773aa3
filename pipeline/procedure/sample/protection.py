"""A section 47 enquiry in a sample case, and what follows from it (R14 to R17)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Blank, Meeting, Section47, StrategyDiscussion, codes
from pipeline.procedure.sample.planning import record_plan
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.rows import LEVELS_OF_NEED


def enquire(story: CaseStory, discussion: StrategyDiscussion, began: date) -> date | None:
    """Enter the enquiry, if there is one.

    Returns the date of the conference if it makes the plan, else None.
    """
    kind = story.branch.section_47
    if not kind:
        return None
    started = day_of(began)
    story.note("enquiry", began, "decision")
    ended = add_working_days(started, story.rng.randint(8, 11))
    values: dict[str, Any] = {}
    planned: date | None = None
    if kind != "open" and story.past(ended):
        values = {"ended_on": ended, "also_child_harmed": kind == "plan"}
        if kind == "child_in_need":
            values |= _to_child_in_need(story)
        else:
            planned = add_working_days(
                started, story.rng.randint(12, 15) + 4 * story.lapses("the conference is late", 0.12)
            )
            values |= _to_conference(story, planned)
    story.enter(
        Section47,
        s47_id=story.new_id("S47"),
        discussion_id=discussion.discussion_id,
        started_on=started,
        **values,
    )
    return planned


def _to_child_in_need(story: CaseStory) -> dict[str, Any]:
    return {
        "outcome": codes.S47_OUTCOME["services"],
        "outcome_reason": "Services under a child in need plan meet the concerns.",
        "conference_not_required": True,
        "route": codes.ROUTE["cin"],
        "services_considered": True,
        "level_of_need": story.rng.choice(LEVELS_OF_NEED),
    }


def _to_conference(story: CaseStory, day: date) -> dict[str, Any]:
    """Enter the initial conference, which makes the plan in any case, and what follows.

    Returns the fields.
    """
    values: dict[str, Any] = {
        "outcome": codes.S47_OUTCOME["icpc"],
        "outcome_reason": "A conference is needed to decide whether there is to be a plan.",
        "conference_not_required": False,
    }
    record_plan(story, day, "conference", "CSC", "Police", "Health", "Education", "HSBTeam")
    if not story.past(day):
        return values
    values |= {"conference_on": day, "quorate": True}
    if story.branch.section_47 == "no_plan":
        return values | {
            "conference_outcome": codes.CONFERENCE_OUTCOME["no_plan"],
            "route": codes.ROUTE["cin"],
            "services_considered": True,
            "level_of_need": story.rng.choice(LEVELS_OF_NEED),
        }
    values |= {
        "conference_outcome": codes.CONFERENCE_OUTCOME["plan"],
        "cp_category": codes.CP_CATEGORY["EMO"],
        "cp_plan_from": day,
        "route": codes.ROUTE["cpc"],
        "services_considered": Blank.NOT_APPLICABLE,
    }
    return values | _after_the_plan(story, day)


def _after_the_plan(story: CaseStory, conference: date) -> dict[str, Any]:
    """Enter the core group (within 10 working days) and the reviews; the last one ends the plan.

    Returns the fields.
    """
    values: dict[str, Any] = {}
    core_group = add_working_days(
        conference, story.rng.randint(6, 10) + 5 * story.lapses("the core group is late", 0.12)
    )
    first = add_working_days(conference, story.rng.randint(52, 58))
    latest = add_working_days(first, story.rng.randint(110, 120))
    for day, kind, field in (
        (core_group, "core_group", "first_core_group_on"),
        (first, "review_conference", "first_review_on"),
        (latest, "review_conference", "latest_review_on"),
    ):
        if not story.past(day):
            break
        values[field] = day
        meeting_id = story.new_id("M")
        story.enter(
            Meeting,
            meeting_id=meeting_id,
            kind=codes.MEETING_KIND[kind],
            makes_plan=False,
            behaviour_addressed=True if kind == "core_group" else Blank.NOT_APPLICABLE,
            dbs_considered=Blank.NOT_APPLICABLE,
            minutes_issued_at=story.issued(day),
            **story.held(story.at(day)),
        )
        story.attend(meeting_id, "CSC", "Health", "Education")
        story.attend_as_family(meeting_id)
    if "latest_review_on" in values:
        values["cp_plan_to"] = latest
    return values


def review_care(story: CaseStory, since: date | Blank) -> None:
    """Enter looked-after reviews: within 20 working days, three months, then every six months (S10, S11)."""
    if not isinstance(since, date):
        return
    day = add_working_days(since, 18)
    for weeks in (12, 25, 25, 25, 25, 25, 25):
        if not story.past(day):
            return
        meeting_id = story.new_id("M")
        story.enter(
            Meeting,
            meeting_id=meeting_id,
            kind=codes.MEETING_KIND["looked_after_review"],
            makes_plan=False,
            behaviour_addressed=Blank.NOT_APPLICABLE,
            dbs_considered=Blank.NOT_APPLICABLE,
            minutes_issued_at=story.issued(day),
            **story.held(story.at(day)),
        )
        story.attend(meeting_id, "CSC", "IRO", "Education")
        story.attend_as_family(meeting_id)
        day = story.working_day(day, weeks * 7 + 21 * story.lapses("the looked-after review is late", 0.12))
