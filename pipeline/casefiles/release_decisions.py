"""The decisions that are still pending on a family copy, and who makes them.

An open question stops the copy (F1).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.access.audience import RELEASES
from pipeline.access.view import Audience, Hidden
from pipeline.casefiles.who_decides import chair_of, chair_of_latest, decider
from pipeline.documents import Paper
from pipeline.model import (
    AsOf,
    Case,
    FamilyMember,
    Reader,
    Record,
    Releasable,
    decision_on,
    known,
    may_hide_a_value,
    recorded,
)
from pipeline.model.approval import (
    counts,
    fault_of_day,
    fault_of_decider,
    is_of_the_family,
    why_no_day,
    why_no_decision_of,
    why_nobody,
)
from pipeline.model.exclusions import is_excluded

#: The columns from which decisions, and whether one is pending, are read.
NEEDS = (
    "family.name",
    "family.relationship",
    "family.may_receive_copy",
    "family.parental_responsibility",
    "family.child_wish",
    "family.copy_agreed_by",
    "family.copy_agreed_on",
    "safety_plans.version",
    "attendance.person_id",
    "attendance.agency",
    "attendance.excluded",
    "attendance.excluded_items",
    "attendance.exclusion_ground",
    "attendance.exclusion_reason",
    "*.release",
    "*.release_by",
    "*.release_on",
    "*.withhold_from",
    "*.withhold_ground",
    *RELEASES,
)


@dataclass(frozen=True)
class Pending:
    """One open question: its row and field, what has to be decided, and who decides."""

    record: Record
    field: str
    question: str
    who: str


def pending_of(
    case: Case, audience: Audience, paper: Paper, hidden: Iterable[Hidden], today: date = date.max
) -> list[Pending]:
    """What is pending on one copy: first about the person, then about each row that it is made from.

    There is no question about a row that a withholding hides completely, or that did not exist on the day
    that the copy records. A decision dated after `today`, or before the case began, does not count.
    """
    person = next(one for one in case.family if one.person_id == audience.recipient)
    settled = settled_rows(case, paper, hidden)
    return [
        *about_the_person(case, person, today),
        *_about_the_rows(case, audience, paper, settled, today),
        *_unread_exclusions(case, paper, today),
    ]


def settled_rows(case: Case, paper: Paper, hidden: Iterable[Hidden]) -> set[int]:
    """The rows that raise no question about a copy, by `id`: hidden completely, later, or replaced."""
    then = AsOf(case, paper.day) if paper.day is not None else None
    later = {id(one) for one in case.records() if then is not None and not then.knows(one)}
    return {id(one.record) for one in hidden if one.field is None} | later | replaced_measures(case, later)


def about_the_person(case: Case, person: FamilyMember, today: date = date.max) -> Iterator[Pending]:
    """Whether this person may have copies at all: parental responsibility, and the child's wish (F4, F6)."""
    agreed = counts(case, person, "copy_agreed_by", "copy_agreed_on", today)
    who = chair_of_latest(case, today)
    if _is_refused_elsewhere(case, person):
        yield Pending(
            person,
            "name",
            "Another row with this name says that this person may not have copies: which is right?",
            who,
        )
    if person.relationship == "young" or agreed:
        return
    if person.parental_responsibility is not True:
        is_no = person.parental_responsibility is False
        state, field = (
            ('is "No"', "copy_agreed_by") if is_no else ("is not recorded", "parental_responsibility")
        )
        question = f"Parental responsibility {state}: may this person have copies?"
        yield Pending(person, field, f"{question} {_agreement(case, person, today)}", who)
    if person.child_wish == "none":
        question = "The child asked that this person should read nothing: may they have copies?"
        yield Pending(person, "copy_agreed_by", f"{question} {_agreement(case, person, today)}", who)


def _agreement(case: Case, person: FamilyMember, today: date) -> str:
    """How somebody agrees that this person has copies; or why what is written there does not count."""
    by, on = (_heading(person, name) for name in ("copy_agreed_by", "copy_agreed_on"))
    if not known(person.copy_agreed_by):
        return f'If so, fill in "{by}", with somebody who may release, and "{on}".'
    if is_of_the_family(case, person.copy_agreed_by):
        return f'"{by}" may be a family member, so it does not count. Enter somebody who may release.'
    faults = [
        *fault_of_decider(case, person, "copy_agreed_by"),
        *fault_of_day(case, person, "copy_agreed_on", today),
    ]
    return " ".join(f"{one.problem} {one.remedy}" for one in faults)


def _is_refused_elsewhere(case: Case, person: FamilyMember) -> bool:
    """Whether another row with the same name says No: a person may be listed twice by mistake."""
    names = [
        " ".join(str(one.name).casefold().split())
        for one in case.family
        if one.may_receive_copy is False and known(one.name)
    ]
    return known(person.name) and " ".join(person.name.casefold().split()) in names


def replaced_measures(case: Case, later: Container[int]) -> set[int]:
    """The measures of replaced versions of the safety plan; versions later than the copy replace none."""
    there = [row for row in case.safety_plans if id(row) not in later]
    latest: dict[object, int] = {}
    for row in there:
        if known(row.version):
            latest[row.plan_id] = max(row.version, latest.get(row.plan_id, 0))
    return {id(row) for row in there if known(row.version) and row.version < latest[row.plan_id]}


def _heading(row: Record, name: str) -> str:
    return row.fields[name].heading


def _about_the_rows(
    case: Case, audience: Audience, paper: Paper, settled: Container[int], today: date
) -> Iterator[Pending]:
    people = {str(one.person_id).casefold() for one in case.family}
    for record in case.records():
        if not isinstance(record, Releasable) or id(record) in settled or not is_drawn_on(record, paper):
            continue
        if not says_something(record, audience):
            continue
        pending = question_of(case, record, today)
        if pending is None and decision_on(case, record).release == "yes":
            pending = _unclear_release(case, record, audience, people, today)
        if pending is not None:
            yield pending


def question_of(case: Case, record: Releasable, today: date) -> Pending | None:
    """The question about a row without a decision that counts; None where there is one."""
    decision, who = decision_on(case, record), decider(case, record, today)
    by, on = decision.release_by, decision.release_on
    if decision.release == "pending" or not recorded(decision.release):
        return Pending(record, "release", "May the family read this?", who)
    if decision.decided and known(by) and is_of_the_family(case, by):
        question = "A family member cannot decide what the family may read: who decided?"
        return Pending(*decision.cell("release_by"), question, chair_of_latest(case, today))
    if decision.decided and (fault := why_no_decision_of(case, *decision.cell("release_by"))):
        question = f'"{_heading(*decision.cell("release_by"))}" {fault.why}: who decided?'
        return Pending(*decision.cell("release_by"), question, chair_of_latest(case, today))
    if not decision.decided:
        nobody = not known(by) or why_nobody(case, by)
        question = "The decision does not count until it says who made it, and when."
        return Pending(*decision.cell("release_by" if nobody else "release_on"), question, who)
    if known(on) and (why := why_no_day(case, on, today)):
        question = f"The day of the decision {why}, so it does not count: when was it?"
        return Pending(*decision.cell("release_on"), question, who)
    return None


def _unclear_release(
    case: Case, record: Releasable, audience: Audience, people: Container[str], today: date
) -> Pending | None:
    """The question about a released row that contradicts itself or is empty; None where it is clear."""
    who = decider(case, record, today)
    for row in decision_on(case, record).rows:
        if may_hide_a_value(row.withhold_from):
            question = "This does not say from whom it is withheld: from whom?"
            return Pending(row, "withhold_from", question, who)
        if lost := [one for one in row.kept_from if one not in people]:
            what = "a Person ID that is not" if len(lost) == 1 else "Person IDs that are not"
            question = f"It is withheld from {what} in this case: from whom?"
            return Pending(row, "withhold_from", question, who)
    if known(record.withhold_ground) or may_hide_a_value(record.withhold_ground):
        question = "It is released, but has a ground for withholding: which is right?"
        return Pending(record, "withhold_ground", question, who)
    if _text_is_missing(record, audience):
        question = "It is released, but nothing is written for parents and carers."
        return Pending(record, "text_family", question, who)
    return None


def is_drawn_on(record: Record, paper: Paper) -> bool:
    """Whether a copy uses this row: it is of the same meeting or report, or its whole sheet is printed."""
    if "belongs_to" in record.fields:
        return paper.prints_rows and bool(paper.owner) and record.__dict__.get("belongs_to") == paper.owner
    return record.collection in paper.whole_sheets


def says_something(record: Record, audience: Audience) -> bool:
    """Whether there is anything to decide on: a row with no text for this reader raises no question."""
    if record.collection == "sections":
        own = ("text_professional", "text_family") if audience.reader is Reader.PARENT else ("text_child",)
        written = (*own, "went_well")
        return any(known(getattr(record, name)) for name in written)
    return any(
        field.on_release and audience.reader in field.readers and known(getattr(record, name))
        for name, field in record.fields.items()
    )


def _text_is_missing(record: Record, audience: Audience) -> bool:
    return (
        record.collection == "sections"
        and audience.reader is Reader.PARENT
        and not recorded(getattr(record, "text_family", None))
    )


def _unread_exclusions(case: Case, paper: Paper, today: date) -> Iterator[Pending]:
    """A question about each exclusion at the meeting that names nobody: it may be this recipient's (F5)."""
    for row in case.attendance:
        if (
            row.meeting_id == paper.owner
            and is_excluded(row)
            and row.agency == "Parent"
            and not known(row.person_id)
        ):
            who = chair_of(case, paper.owner, today)
            yield Pending(row, "person_id", "A parent or carer was excluded: who?", who)
