"""The AIM report as it was written for the child: short, kind and in their own terms (R27)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import House, Paper
from pipeline.family_paperwork import family_record_of, for_family, has_content
from pipeline.paperwork import stem_of
from pipeline.view import Reader, View, known

TITLE = "My AIM report"
COPY_OF = "aim_report"


def papers(view: View, house: House) -> Iterator[Paper]:
    """The child's version of each final report, where something was written for the child."""
    if view.audience.reader is not Reader.CHILD:
        return
    for aim in view.all("aim_assessments"):
        context = for_family(view, title=TITLE, house=house, aim=aim, **family_record_of(view, aim.aim_id))
        if known(aim.report_final_on) and has_content(context, "headings"):
            yield Paper(stem_of(COPY_OF, aim.aim_id, aim.report_final_on), context, owner=aim.aim_id)
