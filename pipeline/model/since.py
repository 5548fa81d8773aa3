"""From when a row or a field was known: which date decides it, so that a record of a day holds nothing of a later one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.model.missing_values import NOT_RECORDED

_ITSELF = "itself"


@dataclass(frozen=True)
class Since:
    """The date that decides.

    Where there are several, the earliest; where none is there, the value is taken to be as it is now.

    `fields`: dates of the row itself. `row_of`: a reference, and the day is when the row that it names was
    known. `record_of`: the same, but the day of that meeting's or report's own record. `no_later_than`: where
    a date decides, a row by whose day it was known at the latest. `alike`: the first date of the rows that
    have the same in these fields counts for each that has none. `not_without`: as long as the date is empty
    it is not so yet. `before`: how a field reads until then; `instead`: the field whose value stands for it
    until then.
    """

    fields: tuple[str, ...] = ()
    row_of: tuple[str, ...] = ()
    record_of: tuple[str, ...] = ()
    no_later_than: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    not_without: bool = False
    before: Any = NOT_RECORDED
    instead: str = ""

    @property
    def decides(self) -> bool:
        """Whether there is a date that decides at all."""
        return bool(self.fields or self.row_of or self.record_of)

    def of(self, name: str) -> Since:
        """The same for the field of that name: a date that decides of itself names itself."""
        return Since((name,)) if self.fields == (_ITSELF,) else self


#: A date on which something happened: known from that day.
ITSELF = Since((_ITSELF,))
#: A date set for what lies ahead: known with its row.
AHEAD = Since()
#: Meant to have no day, and so to read as it is now: a date of birth, when a copy was released, when a
#: record went out.
UNDATED = Since()


def since(*fields: str, before: Any = NOT_RECORDED) -> Since:
    """Known from the earliest of these dates of its own row; `before`: how it reads until then."""
    return Since(fields, before=before)


def once(field: str, *, alike: tuple[str, ...] = (), instead: str = "") -> Since:
    """Known once this date of its own row, or of one alike, is there and has come; until then `instead` stands for it."""
    return Since((field,), alike=alike, not_without=True, instead=instead)


def with_record_of(reference: str) -> Since:
    """Known from the day of the record of the meeting, discussion, review or report that a reference names."""
    return Since(record_of=(reference,))


def with_row_of(reference: str, *, or_on: tuple[str, ...] = (), no_later_than: tuple[str, ...] = ()) -> Since:
    """Known from when the row that a reference names was known, or from a date of its own row where that is earlier."""
    return Since(or_on, row_of=(reference,), no_later_than=no_later_than)
