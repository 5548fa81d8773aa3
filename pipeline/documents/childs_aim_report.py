"""The AIM report as it was written for the child: short, kind and in their own terms (R27)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import AimAssessmentRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day, paper_of
from pipeline.documents.shared.family_context import (
    FamilyRecord,
    ForFamily,
    explained,
    family_record_of,
    for_family,
)
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "My AIM report"
#: What people call it, as in the name of its file.
NAME = "AIM report"
COPY_OF = "aim_report"


class Context(ForFamily, FamilyRecord):
    """The context of its template."""

    aim: Annotated[AimAssessmentRow, "The row of the assessment"]


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each final report, unless the record says that none is needed (R27)."""
    if view.audience.reader is Reader.CHILD:
        yield from (
            DatedRecord(row.aim_id, row.report_final_on)
            for row in view.aim_assessments
            if known(row.report_final_on) and row.child_version != "not_needed"
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    aim = view.aim_assessments.the(due.owner)
    context = explained(
        view,
        Context(**for_family(view, TITLE, house), aim=aim, **family_record_of(view, aim.aim_id, house)),
        TITLE,
    )
    if not context["headings"]:
        return None
    stem = stem_of(NAME, str(aim.aim_id), aim.report_final_on)
    return paper_of(stem, context, owner=str(aim.aim_id), day=view.day)


papers = of_its_day(_due, _write)
