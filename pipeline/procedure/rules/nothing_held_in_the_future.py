"""Nothing is recorded as held, given or final on a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline.foundation.dates import day_of, shown
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case, happened_in
from pipeline.model.finding import Finding, Severity, at

SOURCE = "Catalogue 2, clocks"
SEVERITY = Severity.ERROR
BLOCKS = True
_CAN_BE_ARRANGED = ("held_at", "conference_on")


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each such date after `today`."""
    for record in case.records():
        for name in _judged_here(record.collection):
            day = day_of(getattr(record, name))
            if day is not None and day > today:
                arranged = record.fields.get("arranged_for") if name in _CAN_BE_ARRANGED else None
                wait = f'enter it under "{arranged.heading}"' if arranged else "leave the cell empty"
                yield at(
                    record,
                    name,
                    f"{shown(day)} is in the future, but this says that it has happened.",
                    f"Correct the date, or {wait} until it has happened.",
                )


@cache
def _judged_here(collection: str) -> tuple[str, ...]:
    """The dates of a kind of row that happened and that no other rule holds against today (its DAYS)."""
    others = {
        day for part in plugins_in("pipeline.procedure.rules") for day in getattr(part.module, "DAYS", ())
    }
    return tuple(name for name in happened_in(collection) if f"{collection}.{name}" not in others)
