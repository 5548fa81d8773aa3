"""A row as one audience may see it, and what its fields may hold. The rows of each sheet are in rows.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from pipeline.access.audience import Mark
from pipeline.model import Blank, Code
from pipeline.model.as_of import deciding

#: One field that was read: the collection, the row's ID, the field's name.
Read = tuple[str, str, str]

#: What a field may hold, by the kind of its cells. Any field may be withheld: its value is then a blank or a
#: mark, and a mark is a string.
Words = str | Blank
Day = date | Mark | Blank
Moment = date | Mark | Blank
YesNo = bool | Mark | Blank
Number = int | Mark | Blank
Choice = Code | Mark | Blank
Choices = tuple[Code, ...] | Mark | Blank
#: What a template can print.
Value = str | int | date | tuple[Code, ...] | Blank


class Seen:
    """One row as an audience may see it.

    A field has its value; a withheld one has Blank.WITHHELD or a mark; a field that this audience may never
    read does not exist. Each read is recorded in `reads`, which all rows of a view share.
    """

    __slots__ = ("_as_of", "_id", "_reads", "_values")
    collection: ClassVar[str] = ""
    key: ClassVar[str] = ""

    def __init_subclass__(cls, *, collection: str, key: str = "") -> None:
        """Set the collection that its rows belong to, and the field that holds their ID, if any."""
        cls.collection, cls.key = collection, key

    def __init__(
        self, row_id: str, values: Mapping[str, Any], reads: dict[Read, Any], as_of: date | None = None
    ) -> None:
        """Take the values this audience may see. `as_of`: the day the row is seen as of, None for now."""
        self._id, self._values, self._reads, self._as_of = row_id, values, reads, as_of

    if not TYPE_CHECKING:  # a type checker uses the annotations in rows.py, so that it refuses any other name

        def __getattr__(self, name: str) -> Any:
            """Return the value of a field; raise AttributeError where this audience has no such field."""
            try:
                value = self._values[name]
            except KeyError:
                raise AttributeError(name) from None
            self._reads[self.collection, self._id, name] = value
            if self._as_of is not None:
                for one in deciding(self.collection)[name]:
                    if one in self._values:
                        self._reads[self.collection, self._id, one] = self._values[one]
            return value

    def __dir__(self) -> list[str]:
        """The fields that exist, so that an error can suggest the nearest name."""
        return sorted(self._values)


def day_of_row(row: Seen) -> date | None:
    """Return the day that a row is seen as of; None for now."""
    return row._as_of


def unnoted(row: Seen, name: str) -> object:
    """Return the value of a field without recording the read; None where this audience has no such field."""
    return row._values.get(name)


R = TypeVar("R", bound=Seen)


class HasRows(Protocol):
    """An object that holds the rows of each sheet."""

    @property
    def rows(self) -> Mapping[str, Any]:
        """The rows, by collection."""


class Rows(tuple[R, ...]):
    """The rows of one sheet that an audience may see, in the workbook's order."""

    __slots__ = ()

    def get(self, row_id: object) -> R | None:
        """Return the row with this ID, or None. The ID of every row counts as read."""
        return next(iter([one for one in self if getattr(one, one.key) == row_id]), None)

    def the(self, row_id: object) -> R:
        """Return the row with this ID, which the caller knows to exist; raise LookupError otherwise."""
        row = self.get(row_id)
        if row is None:
            raise LookupError("The view has no row with this ID.")
        return row


class Sheet(Generic[R]):
    """A view's attribute that returns the rows of one sheet."""

    def __init__(self, kind: type[R]) -> None:
        """Take the sheet of this kind of row."""
        self._collection = kind.collection

    def __get__(self, view: HasRows, owner: object = None) -> Rows[R]:
        """Return the view's rows of this sheet."""
        rows: Rows[R] = view.rows[self._collection]
        return rows
