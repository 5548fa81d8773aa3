"""The rows that a record must have, before they are entered: who is invited, which headings are answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.model import (
    DOMAINS,
    NOT_RECORDED,
    PARTS_OF_CONTENT,
    AimAssessment,
    Attendance,
    Case,
    Code,
    Meeting,
    Record,
    ReportPart,
    Review,
    Section,
    StrategyDiscussion,
    codes,
    headings_of,
    known,
)
from pipeline.procedure.clock import Clock
from pipeline.procedure.queries import has_disability

#: By the duty that says so: which agency is invited where the duty's settings name none.
_BY_DUTY = {
    "hsb_team_invited": "HSBTeam",
    "hsb_team_invited_to_the_conference": "HSBTeam",
    "reviewing_officer_invited": "IRO",
    "education_fully_involved": "Education",
}


class Expected(NamedTuple):
    """One row that a record must have: what it is called, and what is known of it already, by field."""

    title: str
    values: dict[str, Any]


#: The sheets on which a record has several rows that are entered together, and the fields that are asked.
ASKED: dict[type[Record], tuple[str, ...]] = {
    Attendance: ("invited", "attended", "role", "name"),
    Section: ("text_professional", "na_reason"),
    ReportPart: ("answer", "reason"),
}
#: The field that names the record that the rows belong to.
OWNER = {Attendance: "meeting_id", Section: "belongs_to", ReportPart: "aim_id"}


def expected(kind: type[Record], owner: Record, case: Case, clock: Clock) -> list[Expected]:
    """The rows of this kind that a record must have and does not have yet."""
    if kind is Attendance:
        return list(_invitations(owner, case, clock))
    if kind is Section:
        return list(_headings(owner, case))
    return list(_parts(owner, case)) if kind is ReportPart and isinstance(owner, AimAssessment) else []


def asked_of(kind: type[Record], owner: Record) -> tuple[str, ...]:
    """The fields that are asked of each row of a record: who came only where it was held."""
    is_ahead = kind is Attendance and not known(getattr(owner, "held_at", NOT_RECORDED))
    return tuple(name for name in ASKED[kind] if name != "attended" or not is_ahead)


def owners_of(kind: type[Record], case: Case) -> Iterator[Record]:
    """The records that can have rows of this kind."""
    for collection in kind.fields[OWNER[kind]].refers_to:
        for one in getattr(case, collection):
            if kind is not Section or headings_of(one) is not None:
                yield one


def _invitations(owner: Record, case: Case, clock: Clock) -> Iterator[Expected]:
    """The agencies and the family that are invited, each on a row of its own (R04, R05, R14, R28, R31)."""
    there = case.attendance_at(owner.id)
    named = {str(one.agency) for one in there}
    for agency in dict.fromkeys(agencies_to_invite(owner, case, clock)):
        if agency == "Parent":
            people = {one.person_id for one in there}
            yield from (one for one in _parents(case) if one.values["person_id"] not in people)
        elif agency not in named:
            code = codes.AGENCY[agency]
            child = _the_child(case) if agency == "Child" else {}
            yield Expected(code.label, {"agency": code, "invited": True, **child})


def agencies_to_invite(owner: Record, case: Case, clock: Clock) -> Iterator[str]:
    """The codes of the agencies to invite to a discussion, meeting or review.

    Those that the settings name for it (R04, R20, R28), the HSB team (R05, R14), education where the
    child has a disability (R32), the reviewing officer where the child is looked after (R31); to any other
    meeting social care and the family.
    """
    about_other = isinstance(owner, StrategyDiscussion) and owner.about == "harmed"
    if isinstance(owner, StrategyDiscussion):
        # the Youth Offending Service works with the child of the case, not with the child harmed
        yield from (one for one in _named(clock, "agencies_invited") if not about_other or one != "YOS")
        if not about_other:
            yield from _named(clock, "hsb_team_invited")
    elif isinstance(owner, Review):
        yield from _named(clock, "family_invited_to_the_review")
        if case.details.looked_after is True:
            yield from _named(clock, "reviewing_officer_invited")
    elif isinstance(owner, Meeting):
        planning = owner.kind == "aim_planning"
        yield from _named(clock, "planning_meeting_attended") if planning else ("CSC", "Parent", "Child")
        if owner.kind == "conference":
            yield from _named(clock, "hsb_team_invited_to_the_conference")
    if has_disability(case) and not about_other:
        yield from _named(clock, "education_fully_involved")


def _named(clock: Clock, duty: str) -> tuple[str, ...]:
    """The agencies of a duty, by its settings; none where it is switched off."""
    terms = clock.limits.of(duty)
    return (terms.agencies or (_BY_DUTY[duty],)) if terms.switched_on else ()


def _parents(case: Case) -> Iterator[Expected]:
    """Those of the family who are invited: with parental responsibility, or caring for the child."""
    carers = ("mother", "father", "step", "foster", "kin", "guardian")
    for one in case.family:
        if one.parental_responsibility is True or one.relationship in carers:
            label = one.relationship.label if isinstance(one.relationship, Code) else "Person"
            name = {"name": one.name} if known(one.name) else {}
            values = {"agency": codes.AGENCY["Parent"], "person_id": one.person_id, "invited": True, **name}
            yield Expected(f"{label} ({one.person_id})", values)


def _the_child(case: Case) -> dict[str, Any]:
    young = [one for one in case.family if one.relationship == "young"]
    name = {"name": case.details.child_name} if known(case.details.child_name) else {}
    return {**name, **({"person_id": young[0].person_id} if young else {})}


def _headings(owner: Record, case: Case) -> Iterator[Expected]:
    """The headings that its paperwork answers (R08, R18, R20, R23, R30)."""
    headings = headings_of(owner)
    there = {one.section_no for one in case.sections_of(owner.id)}
    for number, title in enumerate(headings.titles if headings else (), start=1):
        if number not in there:
            yield Expected(f"{number}. {title}", {"section_no": number})


def _parts(owner: AimAssessment, case: Case) -> Iterator[Expected]:
    """The parts of contents 1 and 4, and the domains of the model (R23)."""
    there = {one.part for one in case.report_parts if one.aim_id == owner.aim_id}
    for part in (*PARTS_OF_CONTENT[1], *PARTS_OF_CONTENT[4], *DOMAINS.get(str(owner.model), ())):
        if part not in there:
            yield Expected(part.label, {"part": part})
