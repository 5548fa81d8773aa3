"""What field lines say of dates: which have happened, and which other dates they cannot come before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from pipeline.foundation.dates import day_of
from pipeline.model.case import BY_COLLECTION, RECORDS, Case
from pipeline.model.field_kinds import DATES
from pipeline.model.fields import Record


class DatesOf:
    """The dates of one case, by the names that field lines give them in `after=`."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rows: dict[tuple[str, str], Record] = {}

    def named(self, record: Record, name: str) -> tuple[Record, str] | None:
        """The row and the field of a date that a field line of this row names; None where no date is known.

        Of a sheet's dates it is the earliest.
        """
        place, _, field = name.rpartition(".")
        if not place:
            rows: Iterable[Record] = (record,)
        elif place in record.fields:
            rows = self._referred_to(record, place)
        elif place == "details":
            rows = (self._case.details,)
        else:
            rows = getattr(self._case, place)
        dated = [row for row in rows if field in row.fields and day_of(getattr(row, field)) is not None]
        return (min(dated, key=lambda row: _order(getattr(row, field))), field) if dated else None

    def _referred_to(self, record: Record, reference: str) -> Iterable[Record]:
        if not self._rows:
            self._rows = {(one.collection, one.id): one for one in self._case.records() if one.key}
        written = str(getattr(record, reference))
        found = (self._rows.get((to, written)) for to in record.fields[reference].refers_to)
        return [one for one in found if one is not None]


def _order(moment: date) -> tuple[date | None, bool, date]:
    """By day; on one day, what has no time first, since nothing certainly lies before it."""
    return day_of(moment), isinstance(moment, datetime), moment


@cache
def happened_in(collection: str) -> tuple[str, ...]:
    """The dates of a kind of row that say that something has happened, and so cannot lie ahead."""
    return tuple(name for name, field in BY_COLLECTION[collection].fields.items() if field.happened)


@cache
def orders_in(collection: str) -> tuple[tuple[str, str], ...]:
    """The dates of a kind of row, each with a date that it cannot come before, as its field line names it."""
    fields = BY_COLLECTION[collection].fields.values()
    return tuple((field.name, other) for field in fields for other in field.after or ())


def require_dates(kinds: Iterable[type[Record]]) -> None:
    """Raise TypeError where `after=` of a field line names what is no date.

    A date is one of its own row, of a row that it refers to, or of a sheet.
    """
    for kind in kinds:
        for field in kind.fields.values():
            for other in field.after or ():
                if other == field.name or not _is_date(kind, other):
                    raise TypeError(
                        f'{kind.__name__}.{field.name} comes after "{other}", which is no other date: name '
                        'one of its own row ("held_at"), of a row that it refers to '
                        '("discussion_id.held_at") or of a sheet ("details.dob").'
                    )


def _is_date(kind: type[Record], name: str) -> bool:
    place, _, field = name.rpartition(".")
    if not place:
        others: Iterable[type[Record]] = (kind,)
    elif place in kind.fields:
        others = (BY_COLLECTION[one] for one in kind.fields[place].refers_to)
    else:
        others = (BY_COLLECTION[place],) if place in BY_COLLECTION else ()
    return any(field in one.fields and one.fields[field].kind in DATES for one in others)


require_dates(RECORDS)
