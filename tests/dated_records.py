"""The papers of a case for every audience, by the day that each records, and additions after a day."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from pipeline.access.view import Audience, Seen, audiences_of, see
from pipeline.access.withholdings import hidden_from
from pipeline.casefiles.content_code import content_code, parts_of
from pipeline.casefiles.release_decisions import pending_of
from pipeline.documents import Paper
from pipeline.formats.word import words_in
from pipeline.foundation.dates import day_of
from pipeline.foundation.plugins import Plugin, plugins_in
from pipeline.model import (
    Action,
    AimAssessment,
    Blank,
    Case,
    ChronologyEntry,
    Disagreement,
    LinkedChild,
    Meeting,
    Referral,
    Review,
    SafetyMeasure,
    Section47,
    StrategyDiscussion,
    codes,
    known,
)
from pipeline.procedure.sample import sample_cases
from tests.extent import few_or_all
from tests.making import TEMPLATES
from tests.rich_case import HOUSE

#: What a paper says about itself today, which is no fact of the case.
OF_ITSELF = {"replaced", "newest"}
PARTS = [
    part
    for part in plugins_in("pipeline.documents")
    if part.module.papers.__qualname__.startswith("of_its_day")
]


@cache
def sample() -> tuple[Case, ...]:
    """The sample's first thirty cases, which reach every branch."""
    return tuple(sample_cases(30))


@cache
def words(name: str) -> frozenset[str] | None:
    found = words_in((TEMPLATES / f"{name}.docx").read_bytes())
    return None if found is None else frozenset(found)


def dated_papers(case: Case) -> Iterator[tuple[Audience, Plugin, Paper]]:
    """Every paper that records a day, with its audience."""
    for audience in audiences_of(case):
        view = see(case, audience, hidden_from(case, audience))
        for part in PARTS:
            yield from ((audience, part, paper) for paper in part.module.papers(view, HOUSE))


@cache
def of_the_sample() -> tuple[tuple[Case, Audience, Plugin, Paper], ...]:
    """Every such paper of the sample's cases; in `make test`, of every third case."""
    return tuple((case, *one) for case in sample()[:: few_or_all(3, 1)] for one in dated_papers(case))


def said_of(case: Case, until: date) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """By audience and name, each record of a day up to `until`: its text, content code and questions."""
    found: dict[tuple[str, ...], tuple[Any, ...]] = {}
    for audience, part, paper in dated_papers(case):
        if paper.day is None or paper.day > until:
            continue
        context = {name: value for name, value in paper.context.items() if name not in OF_ITSELF}
        code, asked = "", []
        if audience.is_family:
            code = content_code(parts_of(paper.context, words(part.name)))
            asked = [
                (one.record.id, one.question)
                for one in pending_of(case, audience, paper, hidden_from(case, audience))
            ]
        found[audience.meeting, audience.recipient, part.name, paper.stem] = (said(context), code, asked)
    return found


def said(value: Any) -> Any:
    """A context in plain values; a row as all of its fields."""
    if isinstance(value, Seen):
        return {name: said(getattr(value, name)) for name in dir(value)}
    if isinstance(value, dict):
        return {name: said(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [said(one) for one in value]
    return value


def rows_in(value: Any) -> Iterator[Seen]:
    """Every row in a context."""
    if isinstance(value, Seen):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from rows_in(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from rows_in(one)


def _added(case: Case, collection: str, *rows: Any) -> Case:
    return dataclasses.replace(case, **{collection: (*getattr(case, collection), *rows)})


def _all(case: Case, collection: str, **values: Any) -> Case:
    rows = tuple(dataclasses.replace(row, **values) for row in getattr(case, collection))
    return dataclasses.replace(case, **{collection: rows})


def _plan(case: Case, on: date) -> Case:
    """A later version of each safety plan, which nobody has released."""
    plans = dict.fromkeys(row.plan_id for row in case.safety_plans) or {"SP-9901": None}
    rows = [
        SafetyMeasure(
            plan_id=one,
            case_id=case.id,
            version=99,
            agreed_on=on,
            setting=codes.SETTING["home"],
            measure="A measure that was agreed later.",
        )
        for one in plans
    ]
    return _added(case, "safety_plans", *rows)


def _review(case: Case, on: date) -> Case:
    aim_id = next((one.aim_id for one in case.aim_assessments), Blank.NOT_RECORDED)
    row = Review(
        review_id="RV-9901",
        case_id=case.id,
        aim_id=aim_id,
        kind=codes.REVIEW_TYPE["later"],
        date_first_set=on,
        arranged_for=on,
        held_at=on,
        intervention_plan_agreed=True,
        next_review=on + timedelta(days=70),
    )
    return _added(case, "reviews", row)


def _arranged(case: Case, on: date) -> Case:
    row = Review(
        review_id="RV-9901",
        case_id=case.id,
        kind=codes.REVIEW_TYPE["later"],
        date_first_set=on,
        arranged_for=on,
    )
    return _added(case, "reviews", row)


def _done(case: Case, on: date) -> Case:
    return _all(case, "actions", status=codes.ACTION_STATUS["done"], done_on=on)


def _entry(case: Case, on: date) -> Case:
    row = ChronologyEntry(
        entry_id="E-9901",
        case_id=case.id,
        event_at=on,
        entry_type=codes.ENTRY_TYPE["incident"],
        further_incident=True,
        summary="An entry that was made later.",
    )
    return _added(case, "chronology", row)


def _referral(case: Case, on: date) -> Case:
    referral = Referral(referral_id="R-9901", case_id=case.id, received_at=on)
    child = LinkedChild(link_id="L-9901", case_id=case.id, role=codes.ROLE["harmed"], referral_id="R-9901")
    return _added(_added(case, "referrals", referral), "linked_children", child)


def _discussion(case: Case, on: date) -> Case:
    """A new discussion, with a new assessment and an action."""
    row = StrategyDiscussion(
        discussion_id="SD-9901",
        case_id=case.id,
        about=codes.ABOUT["displayed"],
        arranged_for=on,
        held_at=on,
        aim_decision=codes.AIM_DECISION["yes"],
    )
    aim = AimAssessment(
        aim_id="AIM-9901", case_id=case.id, discussion_id="SD-9901", denial=True, planning_meeting_on=on
    )
    action = Action(action_id="A-9901", belongs_to="SD-9901", task="A task that was given later.", due=on)
    return _added(_added(_added(case, "discussions", row), "aim_assessments", aim), "actions", action)


def _meeting(case: Case, on: date) -> Case:
    row = Meeting(
        meeting_id="M-9901",
        case_id=case.id,
        kind=codes.MEETING_KIND["conference"],
        arranged_for=on,
        held_at=on,
        makes_plan=True,
        plan_version=9,
    )
    disagreement = Disagreement(
        belongs_to="M-9901", raised_by=codes.RAISED_BY["parent"], wording="Words of a later meeting."
    )
    return _added(_added(case, "meetings", row), "disagreements", disagreement)


def _enquiry(case: Case, on: date) -> Case:
    row = Section47(s47_id="S47-9901", case_id=case.id, started_on=on, conference_on=on)
    return _added(case, "enquiries", row)


def _conference(case: Case, on: date) -> Case:
    values = {"first_core_group_on": on, "latest_review_on": on, "cp_plan_to": on, "report_shared_at": on}
    return _all(case, "enquiries", **values)


def _read_through(case: Case, on: date) -> Case:
    degree = codes.CARERS_SUPPORT["some"]
    return _all(case, "aim_assessments", read_through_on=on, carers_support=degree)


def _put_off(case: Case, on: date) -> Case:
    """The case with every review that has not been held postponed."""
    rows = [row if known(row.held_at) else dataclasses.replace(row, arranged_for=on) for row in case.reviews]
    return dataclasses.replace(case, reviews=tuple(rows))


def _plan_reviewed(case: Case, on: date) -> Case:
    return _all(case, "safety_plans", reviewed_on=on)


def _closed(case: Case, on: date) -> Case:
    details = dataclasses.replace(
        case.details, status=codes.STATUS["closed"], closed_on=on, close_reason=codes.CLOSE_REASON["RC7"]
    )
    return case if known(case.details.closed_on) else dataclasses.replace(case, details=details)


#: What may be added to a case after a day, by name.
LATER: dict[str, Callable[[Case, date], Case]] = {
    "a version of the safety plan": _plan,
    "a review held": _review,
    "a review arranged": _arranged,
    "actions done": _done,
    "a further incident": _entry,
    "a referral with another child": _referral,
    "a discussion": _discussion,
    "a meeting with a plan": _meeting,
    "an enquiry": _enquiry,
    "what follows a conference": _conference,
    "the report read through": _read_through,
    "reviews put off": _put_off,
    "the safety plan reviewed": _plan_reviewed,
    "the case closed": _closed,
}


_NOT_YET = Blank.NOT_RECORDED
#: The rows and values that some of these need first: nothing of it has happened yet.
NOT_YET: dict[str, tuple[str, dict[str, Any]]] = {
    "actions done": ("actions", {"status": codes.ACTION_STATUS["open"], "done_on": _NOT_YET}),
    "what follows a conference": (
        "enquiries",
        dict.fromkeys(
            ("first_core_group_on", "latest_review_on", "cp_plan_to", "report_shared_at"), _NOT_YET
        ),
    ),
    "the report read through": ("aim_assessments", {"read_through_on": _NOT_YET, "carers_support": _NOT_YET}),
    "the safety plan reviewed": ("safety_plans", {"reviewed_on": _NOT_YET}),
}


def before(name: str, case: Case) -> Case:
    """The case before the later addition of this name."""
    collection, values = NOT_YET.get(name, ("actions", {}))
    return _all(case, collection, **values)


def middle_day(case: Case) -> date:
    """The day of the last review but one, or of the latest discussion; it splits the case's records."""
    held = sorted(
        day for row in (*case.discussions, *case.reviews) if (day := day_of(row.held_at)) is not None
    )
    return held[-2] if len(held) > 1 else held[-1]
