"""What happened when, for parents and carers: the entries of the chronology that were released (F2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Reader, View, known
from pipeline.documents import Paper
from pipeline.documents.shared.context import in_order_of_time, latest_day, stem_of
from pipeline.documents.shared.family_context import for_family
from pipeline.foundation.council import House

TITLE = "What happened, and when: a copy for you"
COPY_OF = "chronology"


def papers(view: View, house: House) -> Iterator[Paper]:
    """One copy, where entries were released to this reader."""
    entries = [row for row in in_order_of_time(view.all("chronology"), "event_at") if known(row.summary)]
    if view.audience.reader is Reader.PARENT and entries:
        yield Paper(
            stem_of(COPY_OF, on=latest_day(entries, "event_at")),
            for_family(
                view,
                title=TITLE,
                house=house,
                chronology=entries,
                latest=latest_day(entries, "event_at") or "",
            ),
            whole_sheets=("chronology",),
            day=view.day,
        )
