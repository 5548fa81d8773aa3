"""The safety plan in force, a copy for each parent and carer (R07, R33)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pipeline.access.rows import SafetyMeasureRow
from pipeline.access.view import Reader, View
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import latest_day
from pipeline.documents.shared.family_context import ForFamily, explained, for_family, measures_of
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "Safety plan: a copy for you"
#: What people call it, as in the name of its file.
NAME = "Safety plan"
COPY_OF = "safety_plan"


class Context(ForFamily):
    """The context of its template."""

    safety_plan: Annotated[list[SafetyMeasureRow], "The measures of the safety plan in force"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One copy, where measures of the plan in force were released to this reader.

    It is the plan in force now: a version that nobody has decided on yet stops it.
    """
    measures = measures_of(view)
    if view.audience.reader is Reader.PARENT and measures:
        context = explained(view, Context(**for_family(view, TITLE, house), safety_plan=measures), TITLE)
        on = latest_day(row.agreed_on for row in measures)
        yield paper_of(stem_of(NAME, on=on), context, whole_sheets=("safety_plans",), day=view.day)
