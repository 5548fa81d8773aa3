"""What must not be found in a finished file: every value that its reader is not given, and every other case's identifiers.

Reckoned from the labels, the releases and the withholdings once more, apart from the view, so that one fault
cannot fool both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.access.view import Audience, Hidden, Reader
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
    whole, fields, wide = _hidden_places(hidden)
    secrets: list[Secret] = []
    texts: set[str] = set()
    dates: set[date] = set()
    names: set[str] = set()
    prose: set[tuple[str, str]] = set()
    written: list[str] = []
    sought = set(Tells) - {Tells.NOTHING} if audience.is_family else _BETWEEN_PROFESSIONALS
    for record in case.records():
        released = not (audience.is_family and isinstance(record, Releasable)) or record.released_to(
            audience.recipient
        )
        free = id(record) not in whole and released
        given = {
            name
            for name, field in record.fields.items()
            if free and audience.reader in field.readers and (id(record), name) not in fields
        }
        if isinstance(record, StrategyDiscussion) and audience == Audience(Reader.PROFESSIONAL):
            given.add(
                "discussion_id"
            )  # the sheet Linked children tells the case's professionals the same reference
        own = tuple(
            str(record.__dict__[name])
            for name in given
            if record.fields[name].kind is Kind.PROSE and known(record.__dict__.get(name))
        )
        for name, field in record.fields.items():
            value = getattr(record, name)
            if not known(value):
                continue
            if name in given:
                _keep(value, field, texts, dates, names)
                if field.kind is Kind.PROSE:
                    prose.add((name, str(value)))
                if name in _AS_WRITTEN:
                    written.append(str(value))
            elif (
                field.tells in sought and not _is_of_staff(record, name) and not isinstance(record, Clearance)
            ):
                secrets.append(_secret(record, name, value, field, (id(record), name) in wide, own))
    known_to_reader = Known(
        frozenset(texts),
        frozenset(dates),
        frozenset(names),
        frozenset(prose),
        "\n".join(written),
        audience.is_family,
    )
    return secrets, known_to_reader


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


def _hidden_places(hidden: Iterable[Hidden]) -> tuple[set[int], set[tuple[int, str]], set[tuple[int, str]]]:
    """The rows and the fields that are hidden, and the fields of an address that is kept safe."""
    whole: set[int] = set()
    fields: set[tuple[int, str]] = set()
    wide: set[tuple[int, str]] = set()
    for one in hidden:
        if one.field is None:
            whole.add(id(one.record))
        else:
            fields.add((id(one.record), one.field))
            if one.ground.name == "ADDRESS":
                wide.add((id(one.record), one.field))
    return whole, fields, wide


def _keep(value: object, field: Field, texts: set[str], dates: set[date], names: set[str]) -> None:
    if isinstance(value, datetime):
        dates.add(value.date())
    elif isinstance(value, date):
        dates.add(value)
    elif isinstance(value, str) and field.kind is not Kind.PROSE:
        texts.add(getattr(value, "label", value))
        if field.tells is Tells.NAME:
            names.add(value)


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
