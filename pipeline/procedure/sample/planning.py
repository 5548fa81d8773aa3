"""The meeting in a sample case that makes the plan, with all 14 headings and the DBS question (R18)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days
from pipeline.model import Blank, Meeting, codes
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.plan import NO_ASSESSMENT, PLAN
from pipeline.procedure.sample.wording.rows import DBS_REASONS


def plan(story: CaseStory, began: date) -> date:
    """Enter a planning or child in need meeting within a few weeks of the discussion. Returns its date."""
    day = add_working_days(began, story.rng.randint(10, 16))
    kind = "child_in_need" if story.branch.section_47 else story.rng.choice(("child_in_need", "plan"))
    youth = ("YOS",) if story.branch.lead == "YOS" else ()
    record_plan(story, day, kind, "CSC", "Health", "Education", "HSBTeam", *youth)
    return day


def record_plan(story: CaseStory, day: date, kind: str, *agencies: str) -> None:
    """Enter the meeting that makes the plan, on `day`; only arranged where that is in the future."""
    meeting_id = story.new_id("M")
    when = story.at(day)
    values: dict[str, Any] = {}
    if story.past(day):
        agreed = add_working_days(day, story.rng.choice((0, 2, 3)))
        values = {
            "plan_version": 1,
            "plan_agreed_on": story.if_past(agreed),
            "minutes_issued_at": story.issued(when),
            **_dbs(story, day),
        }
    story.enter(
        Meeting,
        meeting_id=meeting_id,
        kind=codes.MEETING_KIND[kind],
        makes_plan=True,
        behaviour_addressed=Blank.NOT_APPLICABLE,
        **values,
        **story.held(when),
    )
    story.attend(meeting_id, *agencies, held=story.past(day))
    story.attend_as_family(meeting_id, held=story.past(day))
    if story.past(day):
        story.write(meeting_id, PLAN, when, _unlike_the_usual(story, day_of(when)))
        story.give_tasks(meeting_id, day, story.rng.choice((4, 5)))
        story.note("plan", when, "meeting")
        story.note("contact", add_working_days(day, 9), "contact")


def _dbs(story: CaseStory, day: date) -> dict[str, Any]:
    """The fields of the DBS question: a power to refer, not a duty (catalogue 2.2)."""
    answer = story.branch.dbs
    if answer == "referred" and not story.past(add_working_days(day, 4)):
        answer = "not_considered"
    values: dict[str, Any] = {"dbs_considered": codes.DBS[answer], "dbs_reason": DBS_REASONS[answer]}
    if answer == "not_considered":
        return values
    referred = add_working_days(day, 4) if answer == "referred" else Blank.NOT_APPLICABLE
    return values | {"dbs_decided_by": "Service manager", "dbs_referred_on": referred}


def _unlike_the_usual(story: CaseStory, day: date) -> dict[int, Mapping[str, Any]]:
    """The headings that differ: withheld from the family, not applicable, or in one branch blank."""
    decided = {"release_by": story.chair, "release_on": day}
    withheld = {"release": codes.RELEASE["withhold"], **decided}
    odd: dict[int, Mapping[str, Any]] = {
        9: {"withhold_ground": codes.WITHHOLD_GROUND["harmed"], **withheld},
        13: {"withhold_ground": codes.WITHHOLD_GROUND["legal"], **withheld},
    }
    if story.branch.harmed == 0:
        odd[9] = {
            "text_professional": Blank.NOT_APPLICABLE,
            "na_reason": "No child harmed is known by name.",
            **odd[9],
        }
    if story.rng.random() < 0.5:
        odd[12] = {
            "text_professional": Blank.NOT_APPLICABLE,
            **story.said(NO_ASSESSMENT, day, ("na_reason", "text_family", "text_child")),
        }
    if story.branch.blanks:
        odd[6] = {
            "text_professional": Blank.NOT_KNOWN,
            "text_family": Blank.NOT_KNOWN,
            "text_child": Blank.NOT_KNOWN,
            "release": codes.RELEASE["pending"],
            "release_by": Blank.NOT_RECORDED,
            "release_on": Blank.NOT_RECORDED,
        }
        odd[10] = dict.fromkeys(("text_professional", "text_family", "text_child"), Blank.NOT_ASKED)
    return odd
