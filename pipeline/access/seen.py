"""A row as one audience may see it, and what its fields may hold. The rows of each sheet are in rows.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from pipeline.access.audience import Mark
from pipeline.model import Blank, Code
from pipeline.model.as_of import deciding

#: One field that was read: the collection, the row's id, the field's name.
Read = tuple[str, str, str]

#: What a field may hold, by what stands in its cells. Whatever it is, it may be withheld: then it is a blank,
#: or a mark in its place. A mark is a text.
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

    A field reads as its value; a withheld one as Blank.WITHHELD, or as a mark; others do not exist. What is
    read is noted in `reads`, which all rows of a view share.
    """

    __slots__ = ("_as_of", "_id", "_reads", "_values")
    collection: ClassVar[str] = ""
    key: ClassVar[str] = ""

    def __init_subclass__(cls, *, collection: str, key: str = "") -> None:
        """Of which sheet it is a row, and which field names it there, if any."""
        cls.collection, cls.key = collection, key

    def __init__(
        self, row_id: str, values: Mapping[str, Any], reads: dict[Read, Any], as_of: date | None = None
    ) -> None:
        """Hold only what was let through. `as_of`: the day as of which the row reads, None for now."""
        self._id, self._values, self._reads, self._as_of = row_id, values, reads, as_of

    if not TYPE_CHECKING:  # a type checker reads the fields of each kind of row, and knows no others

        def __getattr__(self, name: str) -> Any:
            """The value of a field; AttributeError where this audience has no such field."""
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
        """The fields that are there, so that an error can name the nearest."""
        return sorted(self._values)


def day_of_row(row: Seen) -> date | None:
    """The day as of which a row was seen; None for now."""
    return row._as_of


def unnoted(row: Seen, name: str) -> object:
    """The value of a field without a note that it was read; None where this audience has no such field."""
    return row._values.get(name)


R = TypeVar("R", bound=Seen)


class HasRows(Protocol):
    """What has the rows of each sheet."""

    @property
    def rows(self) -> Mapping[str, Any]:
        """The rows, by the name of their sheet in a case."""


class Rows(tuple[R, ...]):
    """The rows of one sheet that an audience may see, in the workbook's order."""

    __slots__ = ()

    def get(self, row_id: object) -> R | None:
        """The row of that ID, or None. Every row counts as read: each is looked at."""
        return next(iter([one for one in self if getattr(one, one.key) == row_id]), None)

    def the(self, row_id: object) -> R:
        """The row of that ID, of which it is known that it is there: the row that a record is about."""
        row = self.get(row_id)
        if row is None:
            raise LookupError("The view has no row of this ID.")
        return row


class Sheet(Generic[R]):
    """The rows of one sheet, as the attribute of a view."""

    def __init__(self, kind: type[R]) -> None:
        """The sheet that has rows of this kind."""
        self._collection = kind.collection

    def __get__(self, view: HasRows, owner: object = None) -> Rows[R]:
        """The rows of a view."""
        rows: Rows[R] = view.rows[self._collection]
        return rows
