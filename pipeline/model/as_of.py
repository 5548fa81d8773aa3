"""A case as it was known on a day: which rows were there, and how the fields read that have changed since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pipeline.foundation.dates import day_of
from pipeline.model.case import BY_COLLECTION, Case
from pipeline.model.fields import Field, Record
from pipeline.model.missing_values import known
from pipeline.model.since import Since


class AsOf:
    """What was known of a case on a day, by the dates that the field lines name.

    A case is kept as it is now: what changed without a date of its own reads as it does now.
    """

    def __init__(self, case: Case, day: date) -> None:
        self.day, self._case = day, case
        self._rows = {(one.collection, one.id): one for one in case.records() if one.key}

    def knows(self, record: Record) -> bool:
        """Whether a row was there on that day."""
        since = record.known_from
        if not since.decides:
            return True
        first = self._decided(record, since)
        return first <= self.day if first is not None else not since.not_without

    def changed(self, record: Record) -> dict[str, Any]:
        """The fields of a row that read otherwise on that day, each with how it read."""
        return {
            field.name: self._until_then(record, since)
            for field, since in dated_fields(record.collection)
            if known(getattr(record, field.name)) and self._is_later(record, since)
        }

    def _is_later(self, record: Record, since: Since) -> bool:
        decided = self._decided(record, since)
        if decided is not None:
            return decided > self.day
        # What is agreed at a meeting is not done, or dropped, at the same: without a date it was so later.
        return since.not_without or (
            known(since.before) and self._decided(record, record.known_from) == self.day
        )

    def _until_then(self, record: Record, since: Since) -> Any:
        return getattr(record, since.instead) if since.instead else since.before

    def _decided(self, record: Record, since: Since) -> date | None:
        """The day on which it was known; None where no date says it."""
        days = [day_of(getattr(record, name)) for name in since.fields]
        if since.alike and not any(days):
            days = [next((day for day in self._alike(record, since) if day is not None), None)]
        days += [self._row_known(record, name) for name in since.row_of]
        for name in since.record_of:
            other = self._named(record, name)
            days.append(
                day_of(getattr(other, other.record_day)) if other is not None and other.record_day else None
            )
        if any(one is not None for one in days):
            days += [self._row_known(record, name) for name in since.no_later_than]
        return min((one for one in days if one is not None), default=None)

    def _alike(self, record: Record, since: Since) -> Iterator[date | None]:
        """The days of the rows of the same sheet that have the same in the fields by which rows are alike."""
        same = [getattr(record, name) for name in since.alike]
        for one in getattr(self._case, record.collection):
            if [getattr(one, name) for name in since.alike] == same:
                yield from (day_of(getattr(one, name)) for name in since.fields)

    def _row_known(self, record: Record, name: str) -> date | None:
        other = self._named(record, name)
        return self._decided(other, other.known_from) if other is not None else None

    def _named(self, record: Record, name: str) -> Record | None:
        """The row that a reference names."""
        reference = getattr(record, name)
        found = (self._rows.get((collection, str(reference))) for collection in record.fields[name].refers_to)
        return next((one for one in found if one is not None), None) if known(reference) else None


@cache
def dated_fields(collection: str) -> tuple[tuple[Field, Since], ...]:
    """The fields of a kind of row that were known from a day of their own."""
    return tuple(
        (field, field.since)
        for field in BY_COLLECTION[collection].fields.values()
        if field.since is not None and field.since.decides
    )


@cache
def deciding(collection: str) -> dict[str, tuple[str, ...]]:
    """By the fields of a kind of row: the fields of the same row that decide from when it was known."""
    kind = BY_COLLECTION[collection]

    def names(since: Since | None) -> tuple[str, ...]:
        return (*since.fields, *since.row_of, *since.record_of) if since is not None else ()

    return {
        name: tuple(dict.fromkeys((*names(kind.known_from), *names(field.since))))
        for name, field in kind.fields.items()
    }


@cache
def fact_dates(collection: str) -> tuple[str, ...]:
    """The dates of a kind of row on which something happened, which are therefore no date ahead."""
    return tuple(
        field.name
        for field, since in dated_fields(collection)
        if since.fields == (field.name,) and field.happened
    )
