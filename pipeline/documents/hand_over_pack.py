"""The hand-over pack: what another council, adult services or a later reader needs to take up the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import (
    ActionRow,
    AimAssessmentRow,
    CaseDetailsRow,
    HandOverRow,
    ReviewRow,
    SafetyMeasureRow,
    Section47Row,
)
from pipeline.access.view import Answer, Audience, Blank, Day, Reader, Value, View, Words, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    DisagreementShown,
    ForProfessionals,
    disagreements_of,
    for_professionals,
    in_order_of_time,
    open_actions,
    safety_plan_in_force,
    safety_plan_versions,
    until,
)
from pipeline.documents.shared.upcoming_meetings import meetings_ahead
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Hand-over pack"
#: The contents of the AIM report that are passed on: risk, supervision, protection, conclusions and reviews.
_CONCLUSIONS = (4, 5, 6, 9, 10)
#: The one among them that is about other children: not for adult services.
_ON_OTHER_CHILDREN = 6
_FAMILY = ("Parent", "Child")
_ASK = "Ask the sending service, which decides on each request."


class Line(TypedDict):
    """One record that is held, a meeting ahead, or what is not passed on."""

    what: Annotated[Value, "What it is"]
    reference: Annotated[Value, "Its reference, or why"]
    on: Annotated[Value, "When"]


class Assessed(TypedDict):
    """One AIM assessment with what its report concluded."""

    aim: Annotated[AimAssessmentRow, "The assessment"]
    conclusions: Annotated[list[Answer], "What the report says under the headings that are passed on"]


class Professional(TypedDict):
    """One professional who has part in the case."""

    name: Annotated[Value, "The name"]
    role: Annotated[Value, "The role"]
    agency: Annotated[Value, "The agency"]


class KeptHere(TypedDict):
    """What is not passed on, and why."""

    what: Annotated[str, "What it is"]
    why: Annotated[str, "Why, and what to do"]


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    hand_over: Annotated[HandOverRow | None, "The hand-over; none where the case closes without one"]
    closes: Annotated[bool, "Whether it is the pack of a case that closes"]
    as_at: Annotated[Day, "The latest day in the record: the pack shows it as at that day"]
    plans: Annotated[list[Section47Row], "The enquiries that led to a child protection plan"]
    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]
    assessments: Annotated[list[Assessed], "The AIM assessments, with their conclusions"]
    reviews: Annotated[list[ReviewRow], "The reviews that were held, in order"]
    actions: Annotated[list[ActionRow], "The actions that are still open"]
    ahead: Annotated[list[Line], "The meetings that are arranged"]
    professionals: Annotated[list[Professional], "The professionals who have part in the case"]
    disagreements: Annotated[list[DisagreementShown], "Who disagreed with what, in their own words"]
    records: Annotated[list[Line], "The records that the service holds"]
    children_harmed: Annotated[str, "The references of the children harmed; empty where none is passed on"]
    kept_here: Annotated[list[KeptHere], "What is not passed on, and why"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The pack of this hand-over; for the case's own professionals, that of a case which closes."""
    hand_over = view.hand_overs.get(view.audience.hand_over) if view.audience.hand_over else None
    if hand_over is not None:
        yield DatedRecord(hand_over.hand_over_id, hand_over.pack_sent_on)
    elif view.audience == Audience(Reader.PROFESSIONAL) and view.details.status == "closed":
        yield DatedRecord("", view.details.closed_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    hand_over = view.hand_overs.the(due.owner) if due.owner else None
    if hand_over is None:
        title, why = f"{TITLE}: the case closes", "the day of closing is not recorded."
    else:
        title, why = TITLE, "it has not been sent. Once it has, enter the date on the sheet Hand-overs."
    for_council = hand_over is None or hand_over.to == "council"
    harmed = [str(one.link_id) for one in view.linked_children if one.role == "harmed"]
    context = Context(
        **for_professionals(house, title, view.details.case_id, draft=until(due.day, why)),
        child=view.details,
        hand_over=hand_over,
        closes=hand_over is None,
        as_at=view.latest,
        plans=[one for one in view.enquiries if known(one.cp_plan_from)],
        safety_plan=safety_plan_in_force(view),
        assessments=[_assessed(view, one, for_council=for_council) for one in view.aim_assessments],
        reviews=in_order_of_time(
            (row for row in view.reviews if known(row.held_at)), lambda row: row.held_at
        ),
        actions=open_actions(view),
        ahead=list(_ahead(view, house)),
        professionals=_professionals(view),
        disagreements=_disagreements(view),
        records=list(_records(view)),
        children_harmed=", ".join(harmed),
        kept_here=list(_kept_here(for_council=for_council)),
    )
    owner = str(due.owner) if hand_over is not None else "closing"
    return paper_of(stem_of(TITLE, owner, due.day), context, day=view.day)


papers = of_its_day(_due, _write)


def _assessed(view: View, aim: AimAssessmentRow, *, for_council: bool) -> Assessed:
    answers = view.answers(str(aim.aim_id)) if known(aim.report_final_on) else []
    passed_on = [one for one in _CONCLUSIONS if for_council or one != _ON_OTHER_CHILDREN]
    return Assessed(aim=aim, conclusions=[one for one in answers if one.number in passed_on])


def _ahead(view: View, house: House) -> Iterator[Line]:
    for one in meetings_ahead(view, house):
        yield Line(what=one.name[:1].upper() + one.name[1:], reference=one.owner, on=one.when)


def _professionals(view: View) -> list[Professional]:
    """Who came last for each agency and role, and the assessors, each person once; none of the family."""
    days = {
        getattr(one, one.key): one.held_at
        for sheet in (view.discussions, view.meetings, view.reviews)
        for one in sheet
        if known(one.held_at)
    }
    came = [row for row in view.attendance if row.meeting_id in days and row.agency not in _FAMILY]
    found: dict[tuple[str, str], Professional] = {}
    for row in in_order_of_time(came, lambda row: days[row.meeting_id]):
        if known(row.name) and row.attended != "no":
            found[str(row.agency), str(row.role)] = Professional(
                name=row.name, role=row.role, agency=row.agency
            )
    here = {(str(one["name"]), str(one["agency"])): one for one in found.values()}
    for one in view.assessors:
        if known(one.name):
            whom = (str(one.name), str(one.agency))
            role = f"{here[whom]['role']}, assessor" if whom in here else "Assessor"
            here[whom] = Professional(name=one.name, role=role, agency=one.agency)
    return sorted(here.values(), key=lambda one: (str(one["agency"]), str(one["name"])))


def _disagreements(view: View) -> list[DisagreementShown]:
    """The disagreements with every report, plan and review that the receiver may see."""
    owners = [*(one.aim_id for one in view.aim_assessments), *(one.meeting_id for one in view.meetings)]
    owners += [one.review_id for one in view.reviews]
    return [
        shown
        for owner in owners
        if str(owner) in view.headings
        for shown in disagreements_of(view, owner, view.answers(str(owner)))
    ]


def _records(view: View) -> Iterator[Line]:
    """Every record that is held and may be asked for: its kind, its ID and its day."""
    for referral in view.referrals:
        yield Line(what="Referral", reference=referral.referral_id, on=referral.received_at)
    for discussion in view.discussions:
        if known(discussion.held_at):
            yield _held("Strategy discussion", discussion.discussion_id, discussion.held_at)
    for enquiry in view.enquiries:
        yield _held("Section 47 enquiry", enquiry.s47_id, enquiry.started_on)
    for meeting in view.meetings:
        if known(meeting.held_at):
            yield _held(meeting.kind, meeting.meeting_id, meeting.held_at)
    for versions in safety_plan_versions(view):
        row = versions[0]
        yield _held(f"Safety plan, version {row.version}", row.plan_id, row.agreed_on)
    for aim in view.aim_assessments:
        if known(aim.report_final_on):
            yield _held("AIM assessment: the report", aim.aim_id, aim.report_final_on)
    for review in view.reviews:
        if known(review.held_at):
            yield _held(review.kind, review.review_id, review.held_at)


def _held(what: Value, reference: Words, on: Day) -> Line:
    return Line(what=what, reference=reference, on=on if known(on) else Blank.NOT_RECORDED)


def _kept_here(*, for_council: bool) -> Iterator[KeptHere]:
    """What stays with the sending service, whatever is recorded: a list that changed would give it away."""
    if for_council:
        yield KeptHere(
            what="Names, dates of birth, addresses and schools of children harmed, and their own records",
            why=f"Each child's record is kept apart. Ask by the reference of the child. {_ASK}",
        )
    else:
        yield KeptHere(
            what="Everything about other children, the strategy discussions, the referral and the chronology",
            why=f"Adult services do not need it to plan care and support. {_ASK}",
        )
    yield KeptHere(what="Legal advice", why="It was given to the sending council only.")
    yield KeptHere(what="Police information", why="The police decide who they give it to. Ask them.")
    yield KeptHere(
        what="The home address",
        why="An address in a file can point to others who live nearby. It is given by telephone.",
    )
    yield KeptHere(
        what="An address that is kept safe, and what gives it away", why=f"It protects somebody. {_ASK}"
    )
    yield KeptHere(
        what="The family's copies and who approved them",
        why="The family has its own; they are not evidence for another service.",
    )
