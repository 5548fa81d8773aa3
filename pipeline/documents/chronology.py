"""The chronology: every entry in date order, further incidents marked, with the agency each came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pipeline.access.rows import CaseDetailsRow, ChronologyEntryRow
from pipeline.access.view import Audience, Day, Reader, View
from pipeline.documents import Paper, paper_of
from pipeline.documents.shared.context import (
    ForProfessionals,
    for_professionals,
    in_order_of_time,
    latest_day,
)
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of
from pipeline.foundation.filenames import stem_of

TITLE = "Chronology"


class Context(ForProfessionals):
    """The context of its template."""

    child: Annotated[CaseDetailsRow, "The child who displayed the behaviour"]
    chronology: Annotated[list[ChronologyEntryRow], "The chronology, in order of time"]
    first: Annotated[date | Literal[""], "The day of the first entry"]
    latest: Annotated[date | Literal[""], "The day of the latest entry"]
    as_at: Annotated[Day, "The latest day in the record: the document shows it as at that day"]
    further: Annotated[int, "How many further incidents there are"]


def papers(view: View, house: House) -> Iterator[Paper]:
    """One chronology for a case that has entries (R06, R33), with the latest entry's day in its file name."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    entries = in_order_of_time(view.chronology, lambda row: row.event_at)
    if entries:
        latest = latest_day(row.event_at for row in entries)
        context = Context(
            **for_professionals(house, TITLE, view.details.case_id),
            child=view.details,
            chronology=entries,
            first=day_of(entries[0].event_at) or "",
            latest=latest or "",
            as_at=view.latest,
            further=sum(row.further_incident is True for row in entries),
        )
        yield paper_of(stem_of(TITLE, on=latest), context, day=view.day)
