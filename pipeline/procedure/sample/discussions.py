"""The strategy discussions of a sample case: about the child, and about each child harmed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.foundation.working_days import add_working_days, is_working_day
from pipeline.model import Blank, LinkedChild, SafetyMeasure, StrategyDiscussion, codes
from pipeline.procedure.sample.referral import note_incident, refer_again
from pipeline.procedure.sample.report_parts import advise
from pipeline.procedure.sample.story import CaseStory
from pipeline.procedure.sample.wording.measures import MEASURES
from pipeline.procedure.sample.wording.rows import AIM_REASONS, OTHER_WORK, S47_REASONS
from pipeline.procedure.sample.wording.strategy import DISPLAYED, DISPLAYED_WITHOUT_INVESTIGATION, HARMED
from pipeline.procedure.sample.wording.tasks import TASKS_FOR_A_CHILD_HARMED


def discuss(story: CaseStory, received: datetime) -> StrategyDiscussion | None:
    """Enter the discussions that answer the referral (R01, R02).

    Returns the one about the child; None where none has been held, although one may be arranged.
    """
    when = _when(story, received)
    if not story.branch.held or not story.past(when):
        if received.date() == story.as_of:
            story.enter(
                StrategyDiscussion,
                discussion_id=story.new_id("SD"),
                about=codes.ABOUT["displayed"],
                arranged_for=received + timedelta(hours=3),
                chair=story.chair,
            )
        return None
    discussion = _hold(story, when)
    agree_safety_plan(story, day_of(when), 1, "initial")
    for child in tuple(story.rows["linked_children"]):
        if child.role == "harmed" and not story.branch.elsewhere:
            _discuss_child_harmed(story, child, when)
    return discussion


def _when(story: CaseStory, received: datetime) -> date:
    """The time of the discussion, usually within 24 hours: that afternoon, or the next working morning."""
    if story.branch.dates_only:
        return add_working_days(received, story.rng.choice((0, 1)))
    hours = story.branch.hours
    if not story.is_first and story.lapses("the discussion is late", 0.06):
        hours = hours or story.chance("hours late").choice((25, 26.5, 30, 49))
    if hours:
        return received + timedelta(hours=hours)
    tomorrow = received.date() + timedelta(days=1)
    if is_working_day(tomorrow) and story.past(tomorrow) and story.rng.random() < 0.6:
        return datetime.combine(tomorrow, time(8, story.rng.choice((30, 45))))
    return received + timedelta(hours=story.rng.choice((2, 3)), minutes=story.rng.choice((0, 10, 25)))


def discuss_again(story: CaseStory, when: date) -> None:
    """Enter a further discussion about the child, which needs no new decision on an assessment."""
    _hold(story, when, again=True)


def _hold(story: CaseStory, when: date, *, again: bool = False) -> StrategyDiscussion:
    """Enter a discussion about the child who displayed the behaviour, with its record (R04 to R12)."""
    branch, rng = story.branch, story.rng
    deciding = {
        "s47_decision": False,
        "s47_reason": rng.choice(S47_REASONS[False]),
        "aim_decision": Blank.NOT_APPLICABLE,
    }
    discussion = story.enter(
        StrategyDiscussion,
        discussion_id=story.new_id("SD"),
        about=codes.ABOUT["displayed"],
        held_at=when,
        mode=codes.MODE[rng.choice(("meeting", "call", "video"))],
        chair=story.chair,
        minute_taker=story.minute_taker,
        may_name_other_child=branch.sibling,
        chronology_shared=True,
        risk_strategy_agreed=True,
        hsb_team_consulted=True,
        police_investigation_open=branch.police,
        minutes_issued_at=story.issued(when),
        **(deciding if again else _decisions(story, when)),
    )
    odd: dict[int, Mapping[str, Any]] = {}
    if branch.blanks and not again:
        odd = {3: {"text_professional": Blank.NOT_ASKED}, 4: {"text_professional": Blank.NOT_KNOWN}}
    wording = DISPLAYED if branch.police else DISPLAYED_WITHOUT_INVESTIGATION
    story.write(discussion.discussion_id, wording, when, odd)
    other = ("Other",) if branch.elsewhere else ()
    story.attend(discussion.discussion_id, "CSC", "Police", "YOS", "Health", "Education", "HSBTeam", *other)
    story.give_tasks(discussion.discussion_id, when, rng.choice((3, 4)))
    withheld = {"release": codes.RELEASE["withhold"], "withhold_ground": codes.WITHHOLD_GROUND["police"]}
    story.note("discussion", when, "meeting", **withheld)
    return advise(story, discussion, when)


def _decisions(story: CaseStory, when: date) -> dict[str, Any]:
    """The decisions on a section 47 enquiry (R09), an AIM assessment and other work (R10 to R13)."""
    branch, rng = story.branch, story.rng
    enquiry = bool(branch.section_47)
    values: dict[str, Any] = {
        "s47_decision": enquiry,
        "s47_lead": story.social_worker if enquiry else Blank.NOT_APPLICABLE,
        "s47_reason": rng.choice(S47_REASONS[enquiry]),
        "aim_decision": codes.AIM_DECISION[branch.aim],
        "aim_reason": rng.choice(AIM_REASONS[branch.aim]),
        "social_care_joint": Blank.NOT_APPLICABLE,
    }
    if branch.aim == "yes":
        values |= {"aim_lead_agency": codes.LEAD_AGENCY[branch.lead], "aim_lead": story.names.staff()}
        values["social_care_joint"] = True if branch.lead == "YOS" else Blank.NOT_APPLICABLE
        return values
    work, provider = rng.choice(OTHER_WORK)
    values |= {"other_work": work, "other_work_by": provider}
    if branch.aim == "no":
        values["camhs_referral_on"] = story.if_past(add_working_days(when, 6))
    return values


def _discuss_child_harmed(story: CaseStory, child: LinkedChild, other: date) -> None:
    """Enter a separate discussion about a child harmed, with that child's own social worker (R02)."""
    held = other + timedelta(minutes=story.rng.choice((60, 75, 90))) if isinstance(other, datetime) else other
    discussion = story.enter(
        StrategyDiscussion,
        discussion_id=story.new_id("SD"),
        about=codes.ABOUT["harmed"],
        link_id=child.link_id,
        held_at=held,
        mode=codes.MODE[story.rng.choice(("meeting", "call", "video"))],
        chair=story.chair,
        minute_taker=story.minute_taker,
        may_name_other_child=story.branch.sibling,
        chronology_shared=True,
        risk_strategy_agreed=True,
        s47_decision=False,
        s47_reason=story.rng.choice(S47_REASONS[False]),
        police_investigation_open=story.branch.police,
        minutes_issued_at=story.issued(held),
    )
    linked = story.rows["linked_children"]
    linked[linked.index(child)] = dataclasses.replace(child, discussion_id=discussion.discussion_id)
    story.write(discussion.discussion_id, HARMED, held)
    own_worker = child.social_worker if isinstance(child.social_worker, str) else ""
    story.attend(discussion.discussion_id, "CSC", "Police", "Health", "Education", social_worker=own_worker)
    story.give_tasks(discussion.discussion_id, held, 2, TASKS_FOR_A_CHILD_HARMED)


def agree_safety_plan(story: CaseStory, agreed: date, version: int, trigger: str, level: str = "") -> None:
    """Enter a version of the safety plan, with a few measures for each setting (R07, R33).

    `level`: the level of supervision that the review agreed; a usual one where it is not agreed at a review.
    """
    settings = ["placement" if story.branch.looked_after else "home", "school", "community", "online"]
    story.rng.shuffle(settings)
    level = level or {"initial": "S3", "further": "S4", "review": "S2"}[trigger]
    reviewed = story.if_past(story.working_day(agreed, 7 if version == 1 else 28))
    for setting in settings[: story.rng.choice((3, 4))]:
        for measure in story.rng.sample(
            MEASURES[setting], min(len(MEASURES[setting]), story.rng.choice((1, 2)))
        ):
            story.enter(
                SafetyMeasure,
                plan_id=f"SP-{story.number:04d}01",
                version=version,
                agreed_on=agreed,
                reviewed_on=reviewed,
                trigger=codes.PLAN_TRIGGER[trigger],
                setting=codes.SETTING[setting],
                owner=measure.owner.format_map(story.voices.people_at(agreed)),
                supervision_level=codes.SUPERVISION[level],
                shared_with="Family, school, health",
                **story.said(measure.said, agreed, ("measure", "measure_family", "measure_child")),
                **story.released(agreed),
            )


def discuss_further_incident(story: CaseStory, first: date) -> None:
    """Enter a further incident, its referral and discussion, and a review of the safety plan (R33)."""
    day = story.working_day(first, story.rng.randint(70, 120))
    if not story.past(day + timedelta(days=3)):
        return
    note_incident(story, day, story.rng.choice(("school", "community", "online")), further=True)
    when = story.at(add_working_days(day, 1))
    refer_again(story, datetime.combine(day_of(when), time(8, 10)), "SD")
    _hold(story, when, again=True)
    agree_safety_plan(story, day_of(when), 2, "further")
