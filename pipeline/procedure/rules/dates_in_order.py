"""The dates of one row follow one another: nothing ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from pipeline.foundation.dates import earlier, shown
from pipeline.foundation.plugins import plugins_in
from pipeline.model import Case, DatesOf, orders_in
from pipeline.model.finding import Finding, Severity, address, at

SOURCE = "Catalogue 2.4"
SEVERITY = Severity.ERROR
BLOCKS = True


def find(case: Case, today: date) -> Iterator[Finding]:
    """A finding at each date that lies before one that its field line says it comes after."""
    dates = DatesOf(case)
    for record in case.records():
        for name, other in _judged_here(record.collection):
            then = getattr(record, name)
            first = dates.named(record, other) if isinstance(then, date) else None
            if first is None:
                continue
            row, field = first
            before = getattr(row, field)
            if earlier(then, before):
                yield at(
                    record,
                    name,
                    f'{shown(then)} is before "{row.fields[field].heading}", which is {shown(before)} (at '
                    f"{address(row, field)}).",
                    "Correct whichever date is wrong.",
                )


@cache
def _judged_here(collection: str) -> tuple[tuple[str, str], ...]:
    """The orders of a kind of row that no other rule judges in words of its own (its ORDERS)."""
    others = {
        order
        for part in plugins_in("pipeline.procedure.rules")
        for order in getattr(part.module, "ORDERS", ())
    }
    return tuple(
        (name, other)
        for name, other in orders_in(collection)
        if (f"{collection}.{name}", other) not in others
    )
