"""The school's own safety and support plan: for the child who displayed the behaviour, or a child harmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, TypedDict

from pipeline.access.rows import CaseDetailsRow, LinkedChildRow, SafetyMeasureRow, SupportMeasureRow
from pipeline.access.view import Day, Number, Reader, View, Words, known
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    first_known,
    for_professionals,
    safety_plan_in_force,
    until,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "School safety and support plan"
WHY = "this version has not been agreed."
#: The agency whose paper it is, and the setting whose measures it holds.
_SCHOOLS, _AT_SCHOOL = "Education", "school"
Measures = Sequence[SafetyMeasureRow] | Sequence[SupportMeasureRow]


class Version(TypedDict):
    """Which version of the plan it is, and its dates."""

    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    plan_version: Annotated[Number, "The number of this version"]
    agreed_on: Annotated[Day, "When this version was agreed"]
    reviewed_on: Annotated[Day, "When this version was reviewed"]
    next_review: Annotated[Day, "When it is reviewed next"]


class Context(ForProfessionals, Version):
    """The context of its template. It holds one child, and says nothing of another."""

    about_child_harmed: Annotated[bool, "Whether it is about a child harmed"]
    child_name: Annotated[Words, "The name of the child that it is about"]
    child_dob: Annotated[Day, "The date of birth of that child"]
    school: Annotated[Words, "The child's school"]
    school_lead: Annotated[Words, "Who at the school holds it"]
    social_worker: Annotated[Words, "The child's social worker"]
    measures: Annotated[list[SafetyMeasureRow], "The measures at school for the child of the case"]
    support: Annotated[list[SupportMeasureRow], "The measures and support at school for a child harmed"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One paper for the school of the child whom this view is about, where it has a measure at school.

    Each child has a view of its own (R02), so no paper holds two children, whatever schools they go to.
    """
    if view.audience.reader is not Reader.PROFESSIONAL or view.audience.agency != _SCHOOLS:
        return
    if view.audience.meeting:
        yield from _of_a_child_harmed(view, house)
        return
    rows = [row for row in safety_plan_in_force(view) if row.setting == _AT_SCHOOL and known(row.measure)]
    if rows:
        yield _paper(view, house, view.details, str(view.details.case_id), measures=rows)


def _of_a_child_harmed(view: View, house: House) -> Iterator[Paper]:
    """The paper of the child whom a discussion is about, from the discussion that the child's row names."""
    rows = [row for row in view.support if row.setting == _AT_SCHOOL and known(row.measure)]
    child = view.linked_children.get(rows[0].link_id) if rows else None
    if child is None or (known(child.discussion_id) and child.discussion_id != view.audience.meeting):
        return
    newest = max(_number(row) for row in view.support)
    rows = [row for row in rows if _number(row) == newest]
    owner = str(child.link_id)
    if rows:
        named = owner if known(child.discussion_id) else f"{owner}, {view.audience.meeting}"
        yield _paper(view, house, child, named, support=rows)


def _number(row: SupportMeasureRow) -> int:
    return row.version if isinstance(row.version, int) else 0


def _carried(house: House, reference: Words, rows: Measures) -> ForProfessionals:
    draft = until(first_known(row.agreed_on for row in rows), WHY)
    version = first_known(row.version for row in rows)
    words = f"version {version}, for the school only" if known(version) else "for the school only"
    return for_professionals(house, TITLE, reference, draft=draft, version=words)


def _version(view: View, rows: Measures) -> Version:
    return Version(
        as_at=view.latest,
        plan_version=first_known(row.version for row in rows),
        agreed_on=first_known(row.agreed_on for row in rows),
        reviewed_on=first_known(row.reviewed_on for row in rows),
        next_review=first_known(row.next_review for row in rows),
    )


def _paper(
    view: View,
    house: House,
    child: CaseDetailsRow | LinkedChildRow,
    owner: str,
    *,
    measures: Sequence[SafetyMeasureRow] = (),
    support: Sequence[SupportMeasureRow] = (),
) -> Paper:
    reference = child.case_id if isinstance(child, CaseDetailsRow) else child.link_id
    rows: Measures = measures or support
    context = Context(
        **_carried(house, reference, rows),
        **_version(view, rows),
        about_child_harmed=isinstance(child, LinkedChildRow),
        child_name=child.child_name,
        child_dob=child.dob,
        school=child.school,
        school_lead=child.school_lead,
        social_worker=child.social_worker,
        measures=list(measures),
        support=list(support),
    )
    stem = stem_of(TITLE, owner, context["agreed_on"])
    return paper_of(stem, context, day=view.day)
