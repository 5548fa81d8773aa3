"""No time is in the hour that is skipped when the clocks go forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from pipeline.foundation.dates import shown
from pipeline.model import BY_COLLECTION, Case, Kind
from pipeline.model.finding import Finding, Severity, at
from pipeline.procedure.clock import is_left_out

SOURCE = "Catalogue 2, clocks"
SEVERITY = Severity.WARNING
BLOCKS = False

_MOMENTS = {
    name: [field for field, declared in kind.fields.items() if declared.kind is Kind.MOMENT]
    for name, kind in BY_COLLECTION.items()
}


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each time between one and two on a morning when the clocks go forward."""
    for record in case.records():
        for name in _MOMENTS[record.collection]:
            moment = getattr(record, name)
            if isinstance(moment, datetime) and moment.hour == 1 and is_left_out(moment):
                yield at(
                    record,
                    name,
                    f"the clocks went forward that night, so the time {shown(moment)} did not exist.",
                    "Correct the time, or enter the date alone.",
                )
