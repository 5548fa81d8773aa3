"""The safety plan in force, a copy for the child (R07, R33)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View
from pipeline.documents import Paper
from pipeline.documents.shared.context import latest_day, stem_of
from pipeline.documents.shared.family_context import for_family, measures_of
from pipeline.foundation.council import House

TITLE = "My safety plan"
COPY_OF = "safety_plan"


def papers(view: View, house: House) -> Iterator[Paper]:
    """One copy, where measures of the plan in force were released to this reader.

    It is the plan in force now: a version that nobody has decided on yet stops it.
    """
    measures = measures_of(view)
    if view.audience.reader is Reader.CHILD and measures:
        context = for_family(view, title=TITLE, house=house, safety_plan=measures)
        on = latest_day(measures, "agreed_on")
        yield Paper(stem_of(COPY_OF, on=on), context, whole_sheets=("safety_plans",), day=view.day)
