"""The safety plan in force, a copy for the child (R07, R33)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents import Due, House, Paper, of_its_day
from pipeline.family_paperwork import for_family, measures_of
from pipeline.paperwork import latest_day, stem_of
from pipeline.view import Reader, View

TITLE = "My safety plan"
COPY_OF = "safety_plan"


def _due(view: View) -> Iterator[Due]:
    """One copy, where measures of the plan in force were released to this reader."""
    measures = measures_of(view)
    if view.audience.reader is Reader.CHILD and measures:
        yield Due("", latest_day(measures, "agreed_on"))


def _write(view: View, house: House, due: Due) -> Paper | None:
    measures = measures_of(view)
    if not measures:
        return None
    context = for_family(view, title=TITLE, house=house, safety_plan=measures)
    return Paper(stem_of(COPY_OF, on=due.day), context, whole_sheets=("safety_plans",), day=view.day)


papers = of_its_day(_due, _write)
