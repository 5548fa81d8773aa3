"""What must not be found in a finished file: every value that its reader is not given, and every other case's identifiers.

Reckoned from the labels, the releases and the withholdings once more, apart from the view, so that one fault
cannot fool both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.access.view import Audience, Hidden, Reader
from pipeline.foundation.dates import day_of
from pipeline.model import Case, Clearance, Field, Kind, Record, Releasable, StrategyDiscussion, Tells, known
from pipeline.model.finding import address

_PROFESSIONS = {"CSC", "Police", "YOS", "Health", "Education", "VirtualTeam", "IRO", "Advocate", "Other"}
#: What a family is released as professionals wrote it; every other text of theirs was written for them.
_AS_WRITTEN = {"measure", "summary", "wording", "response"}
#: What is searched for in professionals' documents, which name dates, roles and tasks of many kinds.
_BETWEEN_PROFESSIONALS = {
    Tells.NAME,
    Tells.ADDRESS,
    Tells.TELEPHONE,
    Tells.NUMBER,
    Tells.REFERENCE,
    Tells.BIRTHDAY,
    Tells.PLACE,
}
_IDENTIFYING = {Tells.NAME, Tells.ADDRESS, Tells.TELEPHONE, Tells.NUMBER, Tells.REFERENCE}


@dataclass(frozen=True)
class Secret:
    """One value that a file must not hold, and the cell it comes from.

    The value itself is never shown to anybody.

    `wide`: what points at it counts as well, such as the town of an address that is kept safe. `own`: words
    in the same row that this reader may read, which are therefore no secret.
    """

    tells: Tells
    value: str | date
    record: Record
    field: str
    wide: bool = False
    own: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Say where it stands, never what it is."""
        return f"<Secret: {self.tells.value} at {self.place}>"

    @property
    def place(self) -> str:
        """The cell that it stands in: "Linked children!E12"."""
        return address(self.record, self.field)

    @property
    def item(self) -> str:
        """What a clearance calls it: "L-0007 Child's name"."""
        return f"{name_of(self.record)} {self.record.fields[self.field].heading}"


@dataclass(frozen=True)
class Known:
    """What this reader is given besides prose, so that the same value elsewhere is no secret: names, dates and other values.

    `prose`: the texts that this reader is given, each with the name of its field. `as_written`: those of them
    that were released as professionals wrote them.
    """

    texts: frozenset[str]
    dates: frozenset[date]
    family_names: frozenset[str]
    prose: frozenset[tuple[str, str]] = frozenset()
    as_written: str = ""
    for_family: bool = True


def name_of(record: Record) -> str:
    """What names a row to an officer: its ID, or what it belongs to with its heading's number, or its row."""
    if record.key:
        return record.id
    owner, number = record.__dict__.get("belongs_to"), record.__dict__.get("section_no")
    if isinstance(owner, str):
        return f"{owner} heading {number}" if isinstance(number, int) else owner
    return record.id


def secrets_of(case: Case, audience: Audience, hidden: Iterable[Hidden]) -> tuple[list[Secret], Known]:
    """Every value of the case that this audience is not given, and what it is given."""
    hidden = list(hidden)
    safe_addresses = _safe_addresses(hidden)
    secrets: list[Secret] = []
    known_values = _KnownValues()
    sought = set(Tells) - {Tells.NOTHING} if audience.is_family else _BETWEEN_PROFESSIONALS
    given_fields = _given_fields(audience, hidden)
    for record in case.records():
        given = given_fields(record)
        own = _own_prose(record, given)
        for name, field in record.fields.items():
            value = getattr(record, name)
            if not known(value):
                continue
            if name in given:
                known_values.add(name, value, field)
            elif (
                field.tells in sought and not _is_of_staff(record, name) and not isinstance(record, Clearance)
            ):
                wide = (id(record), name) in safe_addresses
                secrets.append(_secret(record, name, value, field, wide, own))
    return secrets, known_values.known(for_family=audience.is_family)


def _given_fields(audience: Audience, hidden: Iterable[Hidden]) -> Callable[[Record], set[str]]:
    """A function that gives the names of the fields of a row that this audience may read."""
    rows = {id(one.record) for one in hidden if one.field is None}
    fields = {(id(one.record), one.field) for one in hidden}

    def given(record: Record) -> set[str]:
        if id(record) in rows or not _is_released(record, audience):
            names: set[str] = set()
        else:
            names = {
                name
                for name, field in record.fields.items()
                if audience.reader in field.readers and (id(record), name) not in fields
            }
        if isinstance(record, StrategyDiscussion) and audience == Audience(Reader.PROFESSIONAL):
            names.add("discussion_id")  # the sheet Linked children gives professionals the same reference
        return names

    return given


def _is_released(record: Record, audience: Audience) -> bool:
    if audience.is_family and isinstance(record, Releasable):
        return record.released_to(audience.recipient)
    return True


def _own_prose(record: Record, given: Collection[str]) -> tuple[str, ...]:
    """The texts of a row that this reader may read: words in them are no secret of the same row."""
    return tuple(
        str(record.__dict__[name])
        for name in given
        if record.fields[name].kind is Kind.PROSE and known(record.__dict__.get(name))
    )


def identifiers_of(case: Case) -> Iterator[Secret]:
    """What tells that a file speaks of this case: every name, address and number of its children and family, every reference."""
    for record in case.records():
        if isinstance(record, Clearance):
            continue
        for name, field in record.fields.items():
            value = getattr(record, name)
            identifies = field.tells in _IDENTIFYING and (
                field.tells is not Tells.REFERENCE or name == record.key
            )
            if identifies and known(value) and not _is_of_staff(record, name):
                yield Secret(field.tells, str(value), record, name)


def _safe_addresses(hidden: Iterable[Hidden]) -> set[tuple[int, str]]:
    """The fields of an address that is kept safe, each with the identity of its row."""
    return {
        (id(one.record), one.field)
        for one in hidden
        if one.field is not None and one.ground.name == "ADDRESS"
    }


class _KnownValues:
    """Collects what a reader is given, by kind."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._dates: set[date] = set()
        self._names: set[str] = set()
        self._prose: set[tuple[str, str]] = set()
        self._as_written: list[str] = []

    def add(self, name: str, value: object, field: Field) -> None:
        """Add the value of a field that the reader is given."""
        if isinstance(value, date):
            self._dates.add(day_of(value))
        elif isinstance(value, str) and field.kind is not Kind.PROSE:
            self._texts.add(getattr(value, "label", value))
            if field.tells is Tells.NAME:
                self._names.add(value)
        if field.kind is Kind.PROSE:
            self._prose.add((name, str(value)))
        if name in _AS_WRITTEN:
            self._as_written.append(str(value))

    def known(self, *, for_family: bool) -> Known:
        """All of it."""
        return Known(
            texts=frozenset(self._texts),
            dates=frozenset(self._dates),
            family_names=frozenset(self._names),
            prose=frozenset(self._prose),
            as_written="\n".join(self._as_written),
            for_family=for_family,
        )


def _secret(
    record: Record, name: str, value: object, field: Field, wide: bool, own: tuple[str, ...]
) -> Secret:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        value = str(getattr(value, "label", value))
    return Secret(field.tells, value, record, name, wide, own)


def _is_of_staff(record: Record, name: str) -> bool:
    """Whether a name is a professional's: not withheld as a matter of course (F2)."""
    return name == "name" and str(record.__dict__.get("agency", "")) in _PROFESSIONS
