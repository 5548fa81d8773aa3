"""The record of a section 47 enquiry: its outcome, the reason, and which of the four routes follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, TypedDict

from pipeline.access.rows import CaseDetailsRow, Section47Row
from pipeline.access.view import Audience, Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import ForProfessionals, attendance_at, for_professionals, until
from pipeline.foundation.council import House
from pipeline.foundation.dates import in_words
from pipeline.foundation.filenames import stem_of

TITLE = "Section 47 enquiry: record of the outcome"
#: What people call it, as in the name of its file.
NAME = "Section 47 record"


class Route(TypedDict):
    """One of the procedure's four routes."""

    route: Annotated[str, "Its number and name"]
    asks: Annotated[str, "What the procedure asks on it"]
    here: Annotated[str, "What the record says of it"]


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    enquiry: Annotated[Section47Row, "The row of the enquiry"]
    routes: Annotated[list[Route], "The four routes, and what the record says of each"]
    has_conference: Annotated[bool, "Whether a conference was held or arranged"]


def _due(view: View) -> Iterator[DatedRecord]:
    """One record for each enquiry; a draft until the enquiry has ended (R14 to R17)."""
    if view.audience == Audience(Reader.PROFESSIONAL):
        yield from (DatedRecord(row.s47_id, row.ended_on) for row in view.enquiries)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    enquiry = view.enquiries.the(due.owner)
    ended = enquiry.ended_on if known(enquiry.ended_on) else None
    draft = until(enquiry.ended_on, "the enquiry has not ended.")
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft),
        child=view.details,
        enquiry=enquiry,
        routes=list(_routes(view, enquiry)),
        has_conference=known(enquiry.conference_on) or known(enquiry.arranged_for),
    )
    stem = stem_of(NAME, str(enquiry.s47_id), ended or enquiry.started_on)
    return paper_of(stem, context, day=view.day)


papers = of_its_day(_due, _write)


def _routes(view: View, enquiry: Section47Row) -> Iterator[Route]:
    """The four routes, what the procedure requires on each, and what this case's record says about it."""
    yield Route(
        route="1. Child protection conference",
        asks="Where the child is, or may be, harmed as well, a conference must be convened, and the "
        "HSB team is invited.",
        here=_conference(view, enquiry),
    )
    yield Route(
        route="2. Child protection plan",
        asks="The core group coordinates the services, and addresses the behaviour and the risks to others.",
        here=_plan(enquiry),
    )
    yield Route(
        route="3. No child protection plan",
        asks="The need for services, and who manages the risks between the agencies, is considered.",
        here=_no_plan(enquiry),
    )
    yield Route(
        route="4. Child in need",
        asks="Where there are no grounds for a conference and concerns remain, the child is considered as "
        "a child in need.",
        here=_child_in_need(enquiry),
    )


def _conference(view: View, enquiry: Section47Row) -> str:
    if known(enquiry.conference_on):
        invited = [
            row.invited
            for meeting in [one for one in view.meetings if one.kind == "conference"]
            for row in attendance_at(view, meeting.meeting_id)
            if row.agency == "HSBTeam"
        ]
        team = (
            "invited" if True in invited else "not invited" if False in invited else "invitation not recorded"
        )
        return f"Taken. Conference on {in_words(enquiry.conference_on)}. HSB team: {team}."
    if known(enquiry.arranged_for):
        return f"Taken. Conference arranged for {in_words(enquiry.arranged_for)}."
    if _is_ahead(enquiry):
        return "Taken. The conference had not been held by the date of this record."
    if enquiry.also_child_harmed is True:
        return "The record says that the child is also a child harmed. No conference is recorded."
    if enquiry.conference_not_required is True:
        return "Not taken. No conference is required."
    return "No conference is recorded."


def _plan(enquiry: Section47Row) -> str:
    if known(enquiry.cp_plan_from):
        group = (
            in_words(enquiry.first_core_group_on) if known(enquiry.first_core_group_on) else "not recorded"
        )
        ended = f" It ended on {in_words(enquiry.cp_plan_to)}." if known(enquiry.cp_plan_to) else ""
        return f"Taken. Plan from {in_words(enquiry.cp_plan_from)}. First core group: {group}.{ended}"
    if _is_ahead(enquiry):
        return "Not yet known."
    return (
        "Taken. The day that the plan began is not recorded."
        if enquiry.conference_outcome == "plan"
        else "Not taken."
    )


def _no_plan(enquiry: Section47Row) -> str:
    if enquiry.conference_outcome == "plan" or known(enquiry.cp_plan_from):
        return "Not taken."
    if _is_ahead(enquiry) or (not known(enquiry.ended_on) and not known(enquiry.conference_on)):
        return "Not yet known."
    considered = {True: "Yes", False: "No"}.get(enquiry.services_considered, "Not recorded")
    return f"Taken. Services and risk considered: {considered.lower()}."


def _child_in_need(enquiry: Section47Row) -> str:
    if enquiry.route == "cin":
        return f"Taken. Level of support: {_lower(enquiry.level_of_need)}."
    return "Not yet known." if _is_ahead(enquiry) else "Not taken."


def _is_ahead(enquiry: Section47Row) -> bool:
    """Whether the enquiry led to a conference that had not been held by the day of the record."""
    return enquiry.outcome == "icpc" and not known(enquiry.conference_on)


def _lower(value: object) -> str:
    return str(value) if known(value) else str(value).lower()
