"""What happened when, for parents and carers: the entries of the chronology that were released (F2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pipeline.access.rows import ChronologyEntryRow
from pipeline.access.view import Reader, View
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import in_order_of_time, latest_day
from pipeline.documents.shared.family_context import ForFamily, explained, for_family, words_of
from pipeline.foundation.council import House
from pipeline.foundation.filenames import stem_of

TITLE = "What happened, and when: a copy for you"
#: What people call it, as in the name of its file.
NAME = "What happened and when"
COPY_OF = "chronology"


class Context(ForFamily):
    """The context of its template."""

    chronology: Annotated[list[ChronologyEntryRow], "What happened, and when, in order of time"]
    latest: Annotated[date | Literal[""], "The day of the latest entry"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One copy, where entries were released to this reader."""
    in_order = in_order_of_time(view.chronology, lambda row: row.event_at)
    entries = [row for row in in_order if words_of(row) is not None]
    if view.audience.reader is Reader.PARENT and entries:
        latest = latest_day(row.event_at for row in entries)
        yield paper_of(
            stem_of(NAME, on=latest),
            explained(
                view,
                Context(**for_family(view, TITLE, house), chronology=entries, latest=latest or ""),
                "Chronology",
            ),
            whole_sheets=("chronology",),
            day=view.day,
        )
