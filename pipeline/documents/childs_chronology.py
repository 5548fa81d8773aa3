"""What happened when, for the child: the released entries that have words for the child (F1, F2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pipeline.access.rows import ChronologyEntryRow
from pipeline.access.view import Reader, View, known
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import in_order_of_time, latest_day
from pipeline.documents.shared.family_context import ForFamily, explained, for_family
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "What happened, and when"
#: What people call it, as in the name of its file.
NAME = "What happened and when"
COPY_OF = "chronology"


class Context(ForFamily):
    """The context of its template."""

    chronology: Annotated[list[ChronologyEntryRow], "What happened, and when, in order of time"]
    latest: Annotated[date | Literal[""], "The day of the latest entry"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One copy, where somebody wrote down for the child what happened."""
    if view.audience.reader is not Reader.CHILD:
        return
    entries = [row for row in view.chronology if known(row.summary_child)]
    if entries:
        in_order = in_order_of_time(entries, lambda row: row.event_at)
        latest = latest_day(row.event_at for row in in_order)
        context = Context(**for_family(view, TITLE, house), chronology=in_order, latest=latest or "")
        yield paper_of(
            stem_of(NAME, on=latest), explained(view, context), whole_sheets=("chronology",), day=view.day
        )
