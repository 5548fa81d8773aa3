"""The field line: one line declares a field's type, heading, codes and readers; all else follows from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar, TypedDict, dataclass_transform

from typing_extensions import Unpack

from pipeline.model.agencies import EVERY, UNSAID, Agencies
from pipeline.model.code import CodeList
from pipeline.model.field_kinds import DATES, Decides, Kind, Tells
from pipeline.model.missing_values import NOT_RECORDED
from pipeline.model.reader import Reader
from pipeline.model.since import UNDATED, Since
from pipeline.model.source import NOWHERE, Source

__all__ = [
    "DATES",
    "Field",
    "Kind",
    "Reader",
    "Record",
    "Tells",
    "code",
    "day",
    "identifier",
    "moment",
    "number",
    "prose",
    "reference",
    "several",
    "staff",
    "text",
    "yes_no",
]


@dataclass(frozen=True)
class Field:
    """What one line of the case model declares. `name` is set when its record class is created.

    `protects`: a withholding, a release, a rule or the choice of an audience depends on it. `since`: the date
    from which the value was known; without it, it is known with its row. A date must say, and two things
    more. `happened`: whether something has happened on it, so that it cannot lie ahead, or it is set
    beforehand. `after`: the dates that it cannot come before: of its own row ("held_at"), of a row that it
    refers to ("discussion_id.held_at"), or of a sheet, of which the earliest counts ("details.dob").
    `of_staff`: it names a professional. `decides`: it names who decided, on the sheet Staff. `agencies`:
    those that may read it, in a row that they heard. `keeps_away`: one that cannot be read counts as
    withheld. `stops`: whatever is in it stops a copy, so one that cannot be read does too. `added_later`:
    older workbooks have no such column, so no family copy could hold it. `formerly`: its headings there.
    """

    kind: Kind
    heading: str
    readers: Reader
    meaning: str
    required: bool = False
    codes: CodeList | None = None
    refers_to: tuple[str, ...] = ()
    identifies: bool = False
    on_release: bool = False
    tells: Tells = Tells.NOTHING
    protects: bool = False
    since: Since | None = None
    happened: bool | None = None
    after: tuple[str, ...] | None = None
    of_staff: bool = False
    decides: Decides | None = None
    agencies: Agencies = UNSAID
    keeps_away: bool = False
    stops: bool = False
    added_later: bool = False
    formerly: tuple[str, ...] = ()
    name: str = ""

    @property
    def is_protective(self) -> bool:
        """Whether a family copy is safe only if this column can be read.

        Either it decides who may read what, or the leak check searches each copy for its values. A workbook
        without the columns of a meeting's place says nothing of it anywhere.
        """
        return self.protects or self.tells not in (Tells.NOTHING, Tells.VENUE)

    def __post_init__(self) -> None:
        """Raise TypeError for a field that names no readers: an omission is an error, never a leak."""
        if not isinstance(self.readers, Reader) or not self.readers:
            raise TypeError(f"Field {self.heading!r} names no readers.")
        if self.kind in (Kind.CODE, Kind.CODES) and self.codes is None:
            raise TypeError(f"Field {self.heading!r} is a code but has no list.")
        if self.kind not in DATES:
            return
        for said, missing in (
            (self.since, "from when it is known."),
            (
                self.happened,
                "whether it is a day on which something has happened: add happened=True or False.",
            ),
            (self.after, 'which dates it cannot come before: add after=("held_at",), or after=().'),
        ):
            if said is None:
                raise TypeError(f"Field {self.heading!r} is a date and does not say {missing}")


class _More(TypedDict, total=False):
    """The optional arguments of any field line."""

    required: bool
    protects: bool
    since: Since | None
    happened: bool
    after: tuple[str, ...]
    tells: Tells
    on_release: bool
    identifies: bool
    decides: Decides
    agencies: Agencies
    keeps_away: bool
    stops: bool
    added_later: bool
    formerly: tuple[str, ...]


def text(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A short text.

    `identifies`: the value alone can identify a child, so separate records must not share it.
    """
    more.setdefault("tells", Tells.WORDS)
    return Field(Kind.TEXT, heading, readers, meaning, **more)


def staff(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A professional's name or role: not on every page, but not secret (F2)."""
    return Field(Kind.TEXT, heading, readers, meaning, of_staff=True, **more)


def prose(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A longer text in a person's own words; line breaks are kept."""
    more.setdefault("tells", Tells.WORDS)
    return Field(Kind.PROSE, heading, readers, meaning, **more)


def identifier(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """The unique reference of a row."""
    more.setdefault("required", True)
    more.setdefault("tells", Tells.REFERENCE)
    return Field(Kind.ID, heading, readers, meaning, **more)


def reference(heading: str, to: tuple[str, ...], readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A reference to a row on another sheet. `to`: the collections that it may refer to."""
    more.setdefault("required", True)
    return Field(Kind.ID, heading, readers, meaning, refers_to=to, **more)


def day(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A date; a time of day with it is a finding. `since` is required."""
    more.setdefault("tells", Tells.DATE)
    return Field(Kind.DATE, heading, readers, meaning, **more)


def moment(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A date and time. A date alone stays a date: a time is never invented. `since` is required."""
    more.setdefault("tells", Tells.DATE)
    return Field(Kind.MOMENT, heading, readers, meaning, **more)


def yes_no(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """Yes or no."""
    return Field(Kind.YES_NO, heading, readers, meaning, **more)


def code(heading: str, codes: CodeList, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """One entry of a list."""
    return Field(Kind.CODE, heading, readers, meaning, codes=codes, **more)


def several(heading: str, codes: CodeList, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """One or more entries of a list."""
    return Field(Kind.CODES, heading, readers, meaning, codes=codes, **more)


def number(heading: str, readers: Reader, meaning: str, **more: Unpack[_More]) -> Any:
    """A whole number."""
    return Field(Kind.NUMBER, heading, readers, meaning, **more)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(text, staff, prose, identifier, reference, day, moment, yes_no, code, several, number),
)
class Record:
    """One row of one sheet, frozen. Subclasses are the nouns of the procedure, one in each file.

    Class keywords: `sheet` (its title), `collection` (its name in a Case), `key` (the field with the row's
    ID, if any), `known_from` (the date from which a row was known), `record_day` (the date of the record made
    from a row, if any), `agencies` (those of each line that names none). A subclass without a sheet is
    abstract: its fields come after its subclasses' own.
    """

    sheet: ClassVar[str]
    collection: ClassVar[str]
    key: ClassVar[str | None]
    fields: ClassVar[dict[str, Field]]
    known_from: ClassVar[Since]
    record_day: ClassVar[str]
    read_from: Source = NOWHERE
    _with_place: ClassVar[Callable[[Record], tuple[Any, ...]]]

    def __init_subclass__(
        cls,
        *,
        sheet: str = "",
        collection: str = "",
        key: str | None = None,
        known_from: Since | None = None,
        record_day: str = "",
        agencies: Agencies = EVERY,
    ) -> None:
        """Turn the field lines into a frozen dataclass in which every value is not recorded by default."""
        if sheet and known_from is None:
            raise TypeError(f"{cls.__name__} does not say from when a row is known.")
        cls.sheet, cls.collection, cls.key = sheet, collection, key
        cls.known_from, cls.record_day = known_from or UNDATED, record_day
        inherited = getattr(cls, "fields", {})
        cls.fields = {}
        for name in list(cls.__annotations__):
            declared = cls.__dict__.get(name)
            if not isinstance(declared, Field):
                raise TypeError(
                    f"{cls.__name__}.{name} is not declared with a field line, so it has no readers."
                )
            cls.fields[name] = dataclasses.replace(
                declared,
                name=name,
                since=declared.since and declared.since.of(name),
                agencies=declared.agencies or agencies,
            )
            setattr(cls, name, NOT_RECORDED)
        cls.fields |= inherited
        cls._with_place = staticmethod(attrgetter(*cls.fields, "read_from"))
        cls.__annotations__["read_from"] = "Source"
        cls.read_from = NOWHERE
        dataclasses.dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)

    @classmethod
    def from_cells(cls, values: Iterable[tuple[str, Any]], source: Source) -> Any:
        """A record from converted cells, by field, without the cost of a frozen dataclass's constructor."""
        record, fill = object.__new__(cls), object.__setattr__
        for name, value in values:  # set in the same order, all rows of a sheet share their keys in memory
            fill(record, name, value)
        fill(record, "read_from", source)
        return record

    def __repr__(self) -> str:
        """The row's place and none of its values: a traceback must not hold case data."""
        return f"<{type(self).__name__}: {self.sheet} row {self.read_from.row}>"

    def values(self) -> tuple[Any, ...]:
        """The value of each field, in their order, several times as fast as one by one."""
        return type(self)._with_place(self)[:-1]

    def address_of(self, name: str) -> str:
        """The cell of a field for a sentence, "Referrals!D14"; its sheet and heading if it has no column."""
        place = self.read_from
        column = place.columns.get(name, "")
        if column and place.row:
            return f"{place.sheet}!{column}{place.row}"
        return f"{self.sheet}, {self.fields[name].heading}"

    @property
    def id(self) -> str:
        """The row's ID: the value of its key, or the row number where the sheet has no key."""
        return str(getattr(self, self.key)) if self.key else f"row {self.read_from.row}"
