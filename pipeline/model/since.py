"""Which date decides from when a row or a field was known, so that a dated record holds no later fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.model.missing_values import NOT_RECORDED

_ITSELF = "itself"


@dataclass(frozen=True)
class Since:
    """The dates that decide; the earliest counts. Without a date, the value is taken to be the current one.

    `fields`: dates of the row itself.
    `row_of`: references; the day on which the referenced row was known.
    `record_of`: references; the day of the referenced meeting's or report's own record.
    `no_later_than`: references; where a date decides, it was known at the latest with the referenced row.
    `alike`: a row without a date takes the first date of the rows with the same values in these fields.
    `not_without`: while the date is empty, the value is not known yet.
    `before`: the value of the field until then. `instead`: the field whose value it has until then.
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
        """Whether there is a date that decides."""
        return bool(self.fields or self.row_of or self.record_of)

    def of(self, name: str) -> Since:
        """The same for the field with that name: ITSELF becomes that field."""
        return Since((name,)) if self.fields == (_ITSELF,) else self


#: A date on which something happened, known from that day.
ITSELF = Since((_ITSELF,))
#: A planned date, known with its row.
AHEAD = Since()
#: Deliberately without a date, so always the current value: a date of birth, a release, an issue date.
UNDATED = Since()


def since(*fields: str, before: Any = NOT_RECORDED) -> Since:
    """Known from the earliest of these dates of its own row. `before`: its value until then."""
    return Since(fields, before=before)


def once(field: str, *, alike: tuple[str, ...] = (), instead: str = "") -> Since:
    """Known from this date of its own row or an alike one; until then it has the value of `instead`."""
    return Since((field,), alike=alike, not_without=True, instead=instead)


def with_record_of(reference: str) -> Since:
    """Known from the day of the record of the meeting, discussion, review or report that it refers to."""
    return Since(record_of=(reference,))


def with_row_of(reference: str, *, or_on: tuple[str, ...] = (), no_later_than: tuple[str, ...] = ()) -> Since:
    """Known from when the referenced row was known, or from a date of its own row if that is earlier."""
    return Since(or_on, row_of=(reference,), no_later_than=no_later_than)
