"""What is proposed for a new row: its ID, the row that it belongs to, and what follows from the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.app.entry.free_ids import Ids, alike, free_id, id_field
from pipeline.app.entry.row_words import choices_of
from pipeline.foundation.dates import day_of
from pipeline.model import (
    Action,
    AimAssessment,
    Case,
    CaseDetails,
    Kind,
    Meeting,
    Recognition,
    Record,
    Review,
    SafetyMeasure,
    Section47,
    SharingDecision,
    StrategyDiscussion,
    SupportMeasure,
    codes,
    known,
)
from pipeline.procedure.queries import enquiries_without_a_row

Values = dict[str, Any]


def proposed(kind: type[Record], case: Case | None, ids: Ids, chosen: Mapping[str, str]) -> Values:
    """The values that a form for a new row of this kind begins with, by field.

    `ids`: those of every case that was read. `chosen`: the row that it is to belong to, where the person came
    from that row.
    """
    values: Values = {}
    if case is not None:
        values |= {name: one for name, one in chosen.items() if _is_a_choice(kind, name, one, case)}
        values |= _only_choice(kind, case, values)
        if (particular := _PARTICULAR.get(kind)) is not None:
            values = {**particular(case), **values}
    if kind is CaseDetails:
        values["status"] = codes.STATUS["open"]
    if (name := id_field(kind)) is not None and name not in values:
        values[name] = _next(kind, case, ids)
    return values


def _next(kind: type[Record], case: Case | None, ids: Ids) -> str:
    """A free ID. The IDs of one sheet are looked at in all cases, and what is taken on all sheets."""
    case_id = case.id if case is not None else ""
    used = ids.used.get(kind.collection, ())
    own = [one for one, its_case in used if its_case == case_id]
    taken = {alike(one) for one, _ in used} if kind is CaseDetails else ids.taken
    return free_id(kind.collection, case_id, own, [one for one in used if one[1] != case_id], taken)


def rows_of(kind: type[Record], case: Case) -> tuple[Record, ...]:
    """The rows of a case on the sheet of this kind."""
    rows: tuple[Record, ...] = (case.details,) if kind is CaseDetails else getattr(case, kind.collection)
    return rows


def address_of(record: Record) -> str:
    """Where a row is: the number of its row, and its workbook."""
    return f"{record.read_from.row}@{record.read_from.workbook}"


def _is_a_choice(kind: type[Record], name: str, value: str, case: Case) -> bool:
    field = kind.fields.get(name)
    return field is not None and value in {one.value for one in choices_of(field, case)}


def _only_choice(kind: type[Record], case: Case, chosen: Mapping[str, Any]) -> Values:
    """The row that a reference must mean, where there is only one that it can name."""
    only: Values = {}
    for name, field in kind.fields.items():
        choices = choices_of(field, case) if field.kind is Kind.ID and field.required else ()
        if name not in chosen and name != kind.key and name != "case_id" and len(choices) == 1:
            only[name] = choices[0].value
    return only


def _discussion(case: Case) -> Values:
    """About the child first, then about each child harmed who has none (R02)."""
    if not any(one.about == "displayed" for one in case.discussions):
        return {"about": codes.ABOUT["displayed"]}
    discussed = {one.link_id for one in case.discussions}
    for child in case.linked_children:
        if child.role == "harmed" and child.link_id not in discussed:
            return {"about": codes.ABOUT["harmed"], "link_id": child.link_id}
    return {}


def _enquiry(case: Case) -> Values:
    """Of the discussion that decided on one and has none, from its day (R09)."""
    for discussion in enquiries_without_a_row(case):
        held = discussion.held_at
        begun = {"started_on": day_of(held)} if known(held) else {}
        return {"discussion_id": discussion.discussion_id, **begun}
    return {}


def _assessment(case: Case) -> Values:
    """Of the discussion that agreed one (R10)."""
    agreed = [one.discussion_id for one in case.discussions if one.aim_decision == "yes"]
    return {"discussion_id": agreed[-1]} if agreed else {}


def _meeting(case: Case) -> Values:
    """A planning meeting for an assessment without one (R19); else of the last assessment."""
    if not case.aim_assessments:
        return {}
    last = case.aim_assessments[-1]
    planned = {one.aim_id for one in case.meetings if one.kind == "aim_planning"}
    if last.aim_id in planned:
        return {}
    held = {"held_at": last.planning_meeting_on} if known(last.planning_meeting_on) else {}
    return {"kind": codes.MEETING_KIND["aim_planning"], "aim_id": last.aim_id, **held}


def _review(case: Case) -> Values:
    """Of the last assessment, on the date that the review before it set (R28)."""
    values: Values = {"aim_id": case.aim_assessments[-1].aim_id} if case.aim_assessments else {}
    values["kind"] = codes.REVIEW_TYPE["later" if case.reviews else "first"]
    if case.reviews and known(case.reviews[-1].next_review):
        values["date_first_set"] = case.reviews[-1].next_review
    return values


def _same_version(case: Case) -> Values:
    """The plan, version and dates of the last measure: a plan has one row for each."""
    if not case.safety_plans:
        agreed = [one.held_at for one in case.discussions if one.risk_strategy_agreed is True]
        days = {"agreed_on": day_of(agreed[0])} if agreed and known(agreed[0]) else {}
        return {"version": 1, "trigger": codes.PLAN_TRIGGER["initial"], **days}
    last = case.safety_plans[-1]
    names = ("plan_id", "version", "agreed_on", "next_review", "trigger", "reviewed_on", "shared_with")
    return {name: value for name in names if known(value := getattr(last, name))}


def _support(case: Case) -> Values:
    if not case.support:
        return {"version": 1}
    last = case.support[-1]
    names = ("link_id", "version", "agreed_on", "next_review")
    return {name: value for name in names if known(value := getattr(last, name))}


def _recognition(case: Case) -> Values:
    """Of the first referral or incident that is not judged yet."""
    judged = {one.subject_id for one in case.recognitions}
    incidents = [one.id for one in case.chronology if one.entry_type == "incident"]
    subjects = [*(one.id for one in case.referrals), *incidents]
    return next(({"subject_id": one} for one in subjects if one not in judged), {})


def _action(case: Case) -> Values:
    """Of the record that the last action is of, else of the last that was held; open."""
    if case.actions:
        return {"status": codes.ACTION_STATUS["open"], "belongs_to": case.actions[-1].belongs_to}
    records: list[StrategyDiscussion | Meeting | Review] = [*case.discussions, *case.meetings, *case.reviews]
    held = [one.id for one in records if known(one.held_at)]
    of_it = {"belongs_to": held[-1]} if held else {}
    return {"status": codes.ACTION_STATUS["open"], **of_it}


def _sharing(case: Case) -> Values:
    """Decided at the last discussion, about the child of the case, to be shared."""
    decided: Values = {}
    for one in case.discussions:
        if one.about == "displayed" and known(one.held_at):
            decided = {"belongs_to": one.id, "decided_on": day_of(one.held_at)}
    return {"about": codes.ABOUT["displayed"], "decision": codes.SHARING_DECISION["share"], **decided}


_PARTICULAR: dict[type[Record], Callable[[Case], Values]] = {
    StrategyDiscussion: _discussion,
    Section47: _enquiry,
    AimAssessment: _assessment,
    Meeting: _meeting,
    Review: _review,
    SafetyMeasure: _same_version,
    SupportMeasure: _support,
    Recognition: _recognition,
    Action: _action,
    SharingDecision: _sharing,
}
