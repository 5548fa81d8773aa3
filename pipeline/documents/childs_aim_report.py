"""The AIM report as it was written for the child: short, kind and in their own terms (R27)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import DatedRecord, Paper, of_its_day
from pipeline.documents.shared.context import stem_of
from pipeline.documents.shared.family_context import family_record_of, for_family, has_content
from pipeline.foundation.council import House

TITLE = "My AIM report"
COPY_OF = "aim_report"


def _due(view: View) -> Iterator[DatedRecord]:
    """The child's version of each final report, where something was written for the child."""
    if view.audience.reader is Reader.CHILD:
        yield from (
            DatedRecord(row.aim_id, row.report_final_on)
            for row in view.all("aim_assessments")
            if known(row.report_final_on)
        )


def _write(view: View, house: House, due: DatedRecord) -> Paper | None:
    aim = view.the("aim_assessments", aim_id=due.owner)
    context = for_family(view, title=TITLE, house=house, aim=aim, **family_record_of(view, aim.aim_id))
    if not has_content(context, "headings"):
        return None
    stem = stem_of(COPY_OF, aim.aim_id, aim.report_final_on)
    return Paper(stem, context, owner=aim.aim_id, day=view.day)


papers = of_its_day(_due, _write)
