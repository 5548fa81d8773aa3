"""The AIM report as it was written for parents and carers, one copy for each of them (R24 to R27)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family, has_content, reviews_to_come
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "AIM report: a copy for you"
COPY_OF = "aim_report"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The parents' report of each assessment whose report is final."""
    if view.audience.reader is not Reader.PARENT:
        return
    for aim in view.all("aim_assessments"):
        context = for_family(
            view, title=TITLE, house=house, aim=aim, assessors=view.where("assessors", aim_id=aim.aim_id),
            reviews_arranged=reviews_to_come(view, aim_id=aim.aim_id), **family_record_of(view, aim.aim_id),
        )  # fmt: skip
        if known(aim.report_final_on) and has_content(context, "headings", "actions", "disagreements"):
            yield Paper(stem_of(COPY_OF, aim.aim_id, aim.report_final_on), context, owner=aim.aim_id)
