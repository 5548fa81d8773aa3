"""The chronology: every entry in order of time, the further incidents marked, and which agency told of each."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.access.view import Audience, Reader, View
from pipeline.documents import Paper
from pipeline.documents.shared.context import for_professionals, in_order_of_time, latest_day, stem_of
from pipeline.foundation.council import House
from pipeline.foundation.dates import day_of

TITLE = "Chronology"


def papers(view: View, house: House) -> Iterator[Paper]:
    """One chronology of a case that has entries (R06, R33). Its file is named by the day of the latest."""
    if view.audience != Audience(Reader.PROFESSIONAL):
        return
    entries = in_order_of_time(view.all("chronology"), "event_at")
    if entries:
        latest = latest_day(entries, "event_at")
        context = for_professionals(
            house,
            TITLE,
            view.details.case_id,
            child=view.details,
            chronology=entries,
            first=day_of(entries[0].event_at) or "",
            latest=latest or "",
            as_at=view.latest,
            further=sum(row.further_incident is True for row in entries),
        )
        yield Paper(stem_of("chronology", on=latest), context, day=view.day)
