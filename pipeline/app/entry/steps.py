"""The steps in which a case is entered, in the order of the procedure: which apply, and which comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.app.entry.expected_rows import ASKED, expected, owners_of
from pipeline.app.entry.proposals import address_of, rows_of
from pipeline.app.entry.row_words import one_of, words_of
from pipeline.model import (
    Action,
    AimAssessment,
    Assessor,
    Attendance,
    Case,
    CaseDetails,
    ChronologyEntry,
    Clearance,
    CopyGiven,
    Disagreement,
    FamilyMember,
    HandOver,
    LinkedChild,
    Meeting,
    NotDone,
    Recognition,
    Record,
    Referral,
    Release,
    ReportPart,
    Review,
    SafetyMeasure,
    Section,
    Section47,
    SharingDecision,
    StrategyDiscussion,
    SupportMeasure,
    known,
)
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import enquiries_without_a_row, took_place


class Row(NamedTuple):
    """A row that is there: its address (see `proposals.address_of`), and its words."""

    address: str
    words: str


class Together(NamedTuple):
    """Rows of one record that are still to be entered, on one page: its ID, its words, and how many."""

    owner: str
    words: str
    number: int


class Step(NamedTuple):
    """One step: a sheet, what one row of it is, the rows that are there, and those to enter together.

    `next`: why the next row is asked for, in a sentence; empty where none is.
    """

    collection: str
    title: str
    one: str
    rows: Sequence[Row]
    together: Sequence[Together]
    next: str


#: The order of the procedure. The sheets on which decisions about copies are made have a screen of their own.
ORDER: tuple[type[Record], ...] = (
    CaseDetails,
    Referral,
    LinkedChild,
    FamilyMember,
    StrategyDiscussion,
    Attendance,
    Section,
    Recognition,
    ChronologyEntry,
    SafetyMeasure,
    SupportMeasure,
    Section47,
    AimAssessment,
    Assessor,
    Meeting,
    ReportPart,
    Action,
    SharingDecision,
    Review,
    Disagreement,
    NotDone,
    HandOver,
    Release,
)
_ELSEWHERE = (CopyGiven, Clearance)


def steps_of(case: Case, clock: Clock) -> list[Step]:
    """The steps of a case that apply, in the order of the procedure."""
    return [
        Step(
            kind.collection,
            kind.sheet,
            one_of(kind),
            [Row(address_of(one), words_of(one)) for one in rows_of(kind, case)],
            list(_together(kind, case, clock)) if kind in ASKED else [],
            next((why for asks, why in _ASKS.get(kind, ()) if asks(case)), ""),
        )
        for kind in ORDER
        if rows_of(kind, case) or _APPLIES.get(kind, _always)(case)
    ]


def next_of(steps: Sequence[Step]) -> Step | None:
    """The first step in which something is asked for that is not there; None where nothing is."""
    return next((one for one in steps if one.next or one.together), None)


def _together(kind: type[Record], case: Case, clock: Clock) -> Iterator[Together]:
    """The records of which rows of this kind are missing. Headings are answered at what was held."""
    for owner in owners_of(kind, case):
        if kind is Section and not _has_happened(owner):
            continue
        if kind is ReportPart and not _has_happened(owner):
            continue
        if number := len(expected(kind, owner, case, clock)):
            yield Together(owner.id, words_of(owner), number)


def _has_happened(owner: Record) -> bool:
    day = getattr(owner, "report_final_on" if isinstance(owner, AimAssessment) else "held_at")
    return known(day)


Question = Callable[[Case], bool]


def _always(case: Case) -> bool:
    return True


def _child_harmed_without_discussion(case: Case) -> bool:
    discussed = {one.link_id for one in case.discussions}
    return any(one.role == "harmed" and one.link_id not in discussed for one in case.linked_children)


def _decides_on_discussion(case: Case) -> bool:
    return any(one.decision == "SD" for one in case.referrals)


def _held(case: Case) -> bool:
    return any(map(took_place, case.discussions))


def _aim_agreed(case: Case) -> bool:
    return any(one.aim_decision == "yes" for one in case.discussions)


def _planning_meeting_missing(case: Case) -> bool:
    planned = {one.aim_id for one in case.meetings if one.kind == "aim_planning"}
    return any(known(one.planning_meeting_on) and one.aim_id not in planned for one in case.aim_assessments)


def _reported(case: Case) -> bool:
    return any(known(one.report_final_on) for one in case.aim_assessments)


def _unjudged(case: Case) -> bool:
    judged = {one.subject_id for one in case.recognitions}
    return any(one.referral_id not in judged for one in case.referrals)


#: Sheets that apply only where something was answered; the others always may.
_APPLIES: dict[type[Record], Question] = {
    StrategyDiscussion: lambda case: bool(case.referrals),
    Attendance: lambda case: bool(case.discussions or case.meetings or case.reviews),
    Section: lambda case: bool(case.discussions or case.meetings or case.reviews),
    Recognition: lambda case: bool(case.referrals),
    SafetyMeasure: lambda case: bool(case.discussions),
    SupportMeasure: lambda case: any(one.role == "harmed" for one in case.linked_children),
    Section47: lambda case: any(one.s47_decision is True for one in case.discussions),
    AimAssessment: _aim_agreed,
    Assessor: lambda case: bool(case.aim_assessments),
    Meeting: lambda case: bool(case.discussions),
    ReportPart: lambda case: bool(case.aim_assessments),
    Action: _held,
    SharingDecision: _held,
    Review: _reported,
    Disagreement: _held,
    HandOver: lambda case: case.details.status == "closed",
    Release: _held,
}
#: When the next row of a sheet is asked for, and why.
_ASKS: dict[type[Record], tuple[tuple[Question, str], ...]] = {
    Referral: ((lambda case: not case.referrals, "A case begins with a referral."),),
    FamilyMember: ((lambda case: not case.family, "The family is invited, and may read its own copies."),),
    StrategyDiscussion: (
        (
            lambda case: _decides_on_discussion(case) and not case.discussions,
            "The referral led to a strategy discussion about the child.",
        ),
        (_child_harmed_without_discussion, "Each child harmed has a separate strategy discussion (R02)."),
    ),
    Recognition: ((_unjudged, "It is recorded how the behaviour of the referral was recognised."),),
    ChronologyEntry: (
        (
            lambda case: not case.chronology and any(one.chronology_shared for one in case.discussions),
            "A chronology was shared (R06).",
        ),
    ),
    SafetyMeasure: (
        (
            lambda case: not case.safety_plans and any(one.risk_strategy_agreed for one in case.discussions),
            "A temporary risk management strategy was agreed (R07).",
        ),
    ),
    Section47: (
        (lambda case: bool(enquiries_without_a_row(case)), "A section 47 enquiry was decided on (R09)."),
    ),
    AimAssessment: (
        (lambda case: _aim_agreed(case) and not case.aim_assessments, "An AIM assessment was agreed (R10)."),
    ),
    Assessor: (
        (lambda case: bool(case.aim_assessments) and not case.assessors, "An assessment has its assessors."),
    ),
    Meeting: ((_planning_meeting_missing, "The assessment begins with its planning meeting (R19)."),),
    Review: ((lambda case: _reported(case) and not case.reviews, "A review follows the report (R28)."),),
}
