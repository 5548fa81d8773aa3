"""The AIM report: all 10 contents, the AIM model, and disagreements in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import AimAssessmentRow, AssessorRow, CaseDetailsRow, ReviewRow
from pipeline.access.view import Audience, Choice, Reader, View, Words, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    NextReview,
    RecordOfMeeting,
    first_known,
    for_professionals,
    record_of,
    reviews_arranged,
    until,
)
from pipeline.documents.shared.report_parts import PartShown, domains_of, parts_by_heading
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "AIM report"
WHY = "this report is not final."


class Context(ForProfessionals, RecordOfMeeting):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    aim: Annotated[AimAssessmentRow, "The row of the assessment"]
    assessors: Annotated[list[AssessorRow], "Who made the assessment"]
    lead_assessor: Annotated[Words, "The name of the lead assessor, for the signature"]
    second_assessor: Annotated[Words, "The name of the first of the others"]
    risk_band: Annotated[Choice | str, "The band that was recorded, where the model gives one"]
    parts: Annotated[dict[int, list[PartShown]], "By the number of a heading, its parts with their answers"]
    domains: Annotated[list[PartShown], "The domains of the AIM model that was used"]
    child_has_disability: Annotated[bool, "Whether a disability is recorded"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


def _due(view: View) -> Iterator[DatedRecord]:
    """One report for each assessment: final, or a draft while it is being written (R22, R23)."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    for aim in view.aim_assessments:
        if known(aim.report_final_on) or _is_being_written(view, aim):
            yield DatedRecord(aim.aim_id, aim.report_final_on)


def _write(view: View, house: House, due: DatedRecord) -> Paper:
    aim = view.aim_assessments.the(due.owner)
    draft = until(aim.report_final_on, WHY)
    record = record_of(view, aim.aim_id)
    assessors = [one for one in view.assessors if one.aim_id == aim.aim_id]
    context = Context(
        **for_professionals(house, TITLE, view.details.case_id, draft=draft),
        child=view.details,
        aim=aim,
        assessors=assessors,
        lead_assessor=first_known(one.name for one in assessors if one.lead is True),
        second_assessor=first_known(one.name for one in assessors if one.lead is not True),
        risk_band=_risk_band(aim),
        parts=parts_by_heading(view, aim, len(record["headings"])),
        domains=domains_of(view, aim),
        child_has_disability=_has_disability(view.details),
        reviews_arranged=reviews_arranged(view, aim.aim_id),
        **record,
    )
    return paper_of(stem_of(TITLE, str(aim.aim_id), aim.report_final_on), context, day=view.day)


papers = of_its_day(_due, _write)


def _is_being_written(view: View, aim: AimAssessmentRow) -> bool:
    sections = [one for one in view.sections if one.belongs_to == aim.aim_id]
    has_parts = any(part.aim_id == aim.aim_id for part in view.report_parts)
    return has_parts or any(known(section.text_professional) for section in sections)


def _risk_band(aim: AimAssessmentRow) -> Choice | str:
    """The band that was recorded, or an empty string: AIM3 has no low, medium or high (catalogue 2.3)."""
    return aim.risk_band if known(aim.risk_band) and aim.model != "AIM3" else ""


def _has_disability(details: CaseDetailsRow) -> bool:
    """Whether a disability is recorded, so that the report says how education was involved (R32)."""
    return known(details.disability) and any(code != "NONE" for code in details.disability)
