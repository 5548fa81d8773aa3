"""The AIM report as it was written for parents and carers, one copy for each of them (R24 to R27)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import AimAssessmentRow, AssessorRow, ReviewRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.context import NextReview, reviews_arranged
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "AIM report: a copy for you"
#: What people call it, as in the name of its file.
NAME = "AIM report"
COPY_OF = "aim_report"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    aim: Annotated[AimAssessmentRow, "The row of the assessment"]
    assessors: Annotated[list[AssessorRow], "Who made the assessment"]
    reviews_arranged: Annotated[
        list[ReviewRow] | list[NextReview], "The reviews still ahead, as known on the day of the record"
    ]


def _due(view: View) -> Iterator[DatedRecord]:
    """The parents' report of each assessment whose report is final."""
    if view.audience.reader is Reader.PARENT:
        yield from (
            DatedRecord(row.aim_id, row.report_final_on)
            for row in view.aim_assessments
            if known(row.report_final_on)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    aim = view.aim_assessments.the(due.owner)
    context = explained(
        view,
        Context(
            **for_family(view, TITLE, house),
            aim=aim,
            assessors=[one for one in view.assessors if one.aim_id == aim.aim_id],
            reviews_arranged=reviews_arranged(view, aim.aim_id),
            **family_record_of(view, aim.aim_id, house),
        ),
        "AIM assessment",
    )
    if not (context["headings"] or context["actions"] or context["disagreements"]):
        return None
    stem = stem_of(NAME, str(aim.aim_id), aim.report_final_on)
    return paper_of(stem, context, owner=str(aim.aim_id), day=view.day)


papers = of_its_day(_due, _write)
