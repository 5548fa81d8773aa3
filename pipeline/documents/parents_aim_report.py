"""The AIM report as it was written for parents and carers, one copy for each of them (R24 to R27)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import (
    family_record_of,
    for_family,
    has_content,
    reviews_to_come,
)
from pipeline.foundation.council import House

TITLE = "AIM report: a copy for you"
COPY_OF = "aim_report"


def _due(view: View) -> Iterator[DatedRecord]:
    """The parents' report of each assessment whose report is final."""
    if view.audience.reader is Reader.PARENT:
        yield from (
            DatedRecord(row.aim_id, row.report_final_on)
            for row in view.all("aim_assessments")
            if known(row.report_final_on)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    aim = view.the("aim_assessments", aim_id=due.owner)
    context = for_family(
        view,
        title=TITLE,
        house=house,
        aim=aim,
        assessors=view.where("assessors", aim_id=aim.aim_id),
        reviews_arranged=reviews_to_come(view, aim_id=aim.aim_id),
        **family_record_of(view, aim.aim_id),
    )
    if not has_content(context, "headings", "actions", "disagreements"):
        return None
    stem = stem_of(COPY_OF, aim.aim_id, aim.report_final_on)
    return Paper(stem, context, owner=aim.aim_id, day=view.day)


papers = of_its_day(_due, _write)
