"""What was left out in some of the sample's cases, and in how many, so that figures have something to show.

The first case of each branch keeps its full record: only who was invited, how the work went and what a child
did at a review differ there. What came late is late where it is written, by `CaseStory.lapses` as well.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.model import NOT_RECORDED, Blank, Review, codes, known
from pipeline.procedure.sample.story import CaseStory


@dataclass(frozen=True)
class Lapse:
    """What a row of a collection holds instead, in this share of the rows to which it applies."""

    name: str
    collection: str
    share: float
    applies: Callable[[Any], bool]
    instead: Mapping[str, Any] = field(default_factory=dict)
    in_first: bool = False


_NOT_YET = {"child_version": codes.CHILD_VERSION["not_yet"], "child_version_reason": NOT_RECORDED}
_NOT_INVITED = {"invited": False, "attended": codes.ATTENDED["no"]}


def _is_held(row: Any) -> bool:
    return known(row.held_at)


def _is_plan(row: Any) -> bool:
    return row.makes_plan is True and known(row.held_at)


def _of_agency(prefix: str, *agencies: str) -> Callable[[Any], bool]:
    """Whether a row of attendance is of one of these agencies at a meeting whose ID begins so."""
    return lambda row: row.meeting_id.startswith(f"{prefix}-") and str(row.agency) in agencies


def _needs_no_enquiry(row: Any) -> bool:
    return known(row.held_at) and row.s47_decision is False


def _blank(*names: str) -> Mapping[str, Any]:
    return dict.fromkeys(names, NOT_RECORDED)


def _part(code: str) -> Mapping[str, Any]:
    return {"child_participation": codes.PARTICIPATION[code]}


_LAPSES = (
    Lapse("agency", "attendance", 0.05, _of_agency("SD", "YOS", "Education"), _NOT_INVITED, in_first=True),
    # Its name is a seed: by another one the sample's lapses are others.
    Lapse("virtual team", "attendance", 0.07, _of_agency("SD", "HSBTeam"), _NOT_INVITED, in_first=True),
    Lapse("officer", "attendance", 0.12, _of_agency("RV", "IRO"), _NOT_INVITED, in_first=True),
    Lapse("silent", "reviews", 0.04, _is_held, _part("PN4"), in_first=True),
    Lapse("advocate", "reviews", 0.05, _is_held, _part("PN5"), in_first=True),
    Lapse("not heard", "reviews", 0.06, _is_held, _part("PN7"), in_first=True),
    Lapse("parent", "attendance", 0.02, _of_agency("RV", "Parent"), _NOT_INVITED),
    Lapse("police", "referrals", 0.08, lambda row: row.crime_concern is True, _blank("police_contacted_at")),
    Lapse("chronology", "discussions", 0.06, _is_held, {"chronology_shared": False}),
    Lapse("risk strategy", "discussions", 0.04, _is_held, _blank("risk_strategy_agreed")),
    Lapse("enquiry", "discussions", 0.03, _needs_no_enquiry, _blank("s47_decision", "s47_reason")),
    Lapse(
        "support",
        "linked_children",
        0.08,
        lambda row: row.support_offered is True,
        {"support_offered": False},
    ),
    Lapse(
        "DBS",
        "meetings",
        0.05,
        _is_plan,
        _blank("dbs_considered", "dbs_reason", "dbs_decided_by", "dbs_referred_on"),
    ),
    Lapse(
        "training",
        "assessors",
        0.05,
        lambda row: row.aim_trained is True,
        {"aim_trained": False, "trained_in": Blank.NOT_APPLICABLE},
    ),
    Lapse(
        "support of carers",
        "aim_assessments",
        0.06,
        lambda row: known(row.carers_support),
        _blank("carers_support"),
    ),
    Lapse("part", "report_parts", 0.01, lambda row: known(row.answer), _blank("answer", "reason")),
    Lapse(
        "reasons of the team", "discussions", 0.04, lambda row: known(row.advice), _blank("advice_reasons")
    ),
    Lapse("version", "aim_assessments", 0.07, lambda row: known(row.child_version), _NOT_YET),
    Lapse(
        "response",
        "aim_assessments",
        0.2,
        lambda row: known(row.safeguarding_considered_on),
        _blank("safeguarding_considered_on", "safeguarding_outcome"),
    ),
    Lapse("plan agreed", "reviews", 0.03, _is_held, {"intervention_plan_agreed": False}),
    Lapse("carers", "reviews", 0.03, _is_held, _blank("protect_ability_discussed")),
    Lapse("exclusion", "attendance", 0.15, lambda row: row.excluded is True, _blank("exclusion_discussed")),
    Lapse("tool", "recognitions", 0.06, lambda row: known(row.tool), _blank("tool")),
    Lapse("online", "recognitions", 0.2, lambda row: row.online is True, _blank("images", "pressure")),
    Lapse(
        "disability",
        "recognitions",
        0.2,
        lambda row: known(row.disability_advice),
        _blank("disability_advice"),
    ),
    Lapse("delay", "referrals", 0.15, lambda row: known(row.assessment_delay), _blank("assessment_delay")),
)


def let_lapse(story: CaseStory) -> None:
    """Change the finished rows of a case: who was not invited, how the work ended, what is not recorded."""
    _work_and_supervision(story)
    if not story.is_first:
        _children_without_a_discussion(story)
        _not_recognised(story)
        _headings_left_blank(story)
        _reports_not_read(story)
    for lapse in _LAPSES:
        if lapse.in_first or not story.is_first:
            for row in tuple(story.rows[lapse.collection]):
                if lapse.applies(row) and story.lapses(lapse.name, lapse.share):
                    _amend(story, row, **lapse.instead)


def _amend(story: CaseStory, row: Any, **values: Any) -> None:
    rows = story.rows[row.collection]
    rows[next(place for place, one in enumerate(rows) if one is row)] = dataclasses.replace(row, **values)


def _drop(story: CaseStory, owner: str) -> None:
    """Take out everything that belongs to a meeting, and the meeting."""
    for rows in story.rows.values():
        rows[:] = [
            one
            for one in rows
            if owner not in (one.id if one.key else "", *(getattr(one, name, "") for name in _OWNERS))
        ]


_OWNERS = ("belongs_to", "meeting_id")
_RAISED = {"S1": "S2", "S2": "S3", "S3": "S4", "S4": "S4"}


def _work_and_supervision(story: CaseStory) -> None:
    """Some work ends early or never starts, and supervision is raised at some later reviews (K35, K36)."""
    never = not story.is_first and story.lapses("the work never starts", 0.1)
    for place, row in enumerate(tuple(story.rows["reviews"])):
        if not known(row.held_at):
            continue
        changes: dict[str, Any] = {}
        if row.kind == "final" and story.lapses("the work ends early", 0.18):
            changes = {
                "intervention": codes.INTERVENTION["ended"],
                "supervision_level": codes.SUPERVISION[
                    "S3" if story.lapses("raised at the end", 0.4) else "S2"
                ],
            }
        elif place > 0 and story.lapses("supervision is raised", 0.15):
            level = _RAISED[str(story.rows["reviews"][place - 1].supervision_level)]
            changes = {"supervision_level": codes.SUPERVISION[level]}
        elif place == 0 and row.kind == "first" and story.lapses("the work has not started", 0.15):
            changes = {"intervention": codes.INTERVENTION["not_started"]}
        if never:
            changes["intervention"] = codes.INTERVENTION["not_started"]
        _amend(story, row, **changes)
        _agree_plan_with(story, row, changes)


def _agree_plan_with(story: CaseStory, review: Review, changes: Mapping[str, Any]) -> None:
    """The safety plan that a review agreed has the level of supervision that the review agreed."""
    if "supervision_level" in changes:
        for measure in tuple(story.rows["safety_plans"]):
            if measure.agreed_on == day_of(review.held_at):
                _amend(story, measure, supervision_level=changes["supervision_level"])


def _children_without_a_discussion(story: CaseStory) -> None:
    """Some children harmed have no discussion of their own (R02, K16)."""
    for child in tuple(story.rows["linked_children"]):
        if known(child.discussion_id) and story.lapses("no discussion of its own", 0.04):
            _drop(story, child.discussion_id)
            _amend(story, child, discussion_id=Blank.NOT_RECORDED)


def _not_recognised(story: CaseStory) -> None:
    """Some referrals and incidents have no judgement of where the behaviour is on the continuum."""
    kept = [one for one in story.rows["recognitions"] if not story.lapses("it is not judged", 0.06)]
    story.rows["recognitions"][:] = kept


def _headings_left_blank(story: CaseStory) -> None:
    """Some records have a heading without an answer: such minutes and plans were not issued (K20 to K22)."""
    for discussion in tuple(story.rows["discussions"]):
        if known(discussion.held_at) and story.lapses("a heading of a discussion is blank", 0.04):
            _leave_out(story, discussion.id, 3)
            _amend(story, discussion, minutes_issued_at=NOT_RECORDED)
    for meeting in tuple(story.rows["meetings"]):
        if _is_plan(meeting) and story.lapses("a heading of a plan is blank", 0.12):
            _leave_out(story, meeting.id, 14)
            _amend(story, meeting, plan_agreed_on=NOT_RECORDED)
    for aim in tuple(story.rows["aim_assessments"]):
        if known(aim.report_final_on) and story.lapses("a content of a report is blank", 0.09):
            _leave_out(story, aim.id, 10)


def _leave_out(story: CaseStory, owner: str, headings: int) -> None:
    """Leave out the answer under one of a record's headings."""
    number = 1 + story.chance("which heading").randrange(headings)
    rows = story.rows["sections"]
    rows[:] = [one for one in rows if (one.belongs_to, one.section_no) != (owner, number)]


def _reports_not_read(story: CaseStory) -> None:
    """Some reports have not been read with the family, so there are no copies; some copies are missing."""
    for aim in tuple(story.rows["aim_assessments"]):
        if known(aim.read_through_on) and story.lapses("the report is not read through", 0.17):
            for meeting in tuple(story.rows["meetings"]):
                if meeting.kind == "read_through" and meeting.aim_id == aim.id:
                    _drop(story, meeting.id)
            for name in ("disagreements", "copies"):
                story.rows[name][:] = [one for one in story.rows[name] if one.belongs_to != aim.id]
            _amend(story, aim, read_through_on=NOT_RECORDED, carers_support=NOT_RECORDED)
    kept = [one for one in story.rows["copies"] if not story.lapses("a copy is not given", 0.015)]
    story.rows["copies"][:] = kept
