"""The secrets of a finished file: every value its reader is not given, and other cases' identifiers.

They are worked out from the labels, releases and withholdings a second time, independently of the view, so
that one fault cannot affect both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.access.own_reach import reach_of_reader
from pipeline.access.shared_words import alike, in_several
from pipeline.access.view import Audience, Ground, Hidden
from pipeline.model import (
    Case,
    Clearance,
    Field,
    Kind,
    Record,
    Releasable,
    StrategyDiscussion,
    Tells,
    decision_on,
    known,
)
from pipeline.model.finding import address
from pipeline.model.name_matching import why_no_person

_PROFESSIONS = {"CSC", "Police", "YOS", "Health", "Education", "HSBTeam", "IRO", "Advocate", "Other"}
#: Fields released to a family as professionals wrote them; every other text was written for the family.
_AS_WRITTEN = {"measure", "summary", "wording", "response"}
#: The kinds searched for in professionals' documents. Those name many dates, roles and tasks, so the other
#: kinds would give false alarms.
_BETWEEN_PROFESSIONALS = {
    Tells.NAME,
    Tells.ADDRESS,
    Tells.TELEPHONE,
    Tells.NUMBER,
    Tells.REFERENCE,
    Tells.BIRTHDAY,
    Tells.PLACE,
    Tells.VENUE,
}
#: Why an agency is not given words that a person or the procedure keeps from it. Of these the words are
#: searched for in its papers. What it only did not hear may have been said at its own meeting as well.
_KEPT_FROM_AGENCY = {Ground.LEGAL, Ground.POLICE, Ground.DBS, Ground.NOT_FOR_IT}
#: Words kept from a family on these grounds are secret even where a released text repeats them.
_KEPT_FROM_FAMILY = {Ground.LEGAL, Ground.POLICE, Ground.DBS}
_IDENTIFYING = {Tells.NAME, Tells.ADDRESS, Tells.TELEPHONE, Tells.NUMBER, Tells.REFERENCE}


@dataclass(frozen=True)
class Secret:
    """One value that a file must not hold, and the cell it comes from. Its repr does not show the value.

    `wide`: what points to the value counts as well, such as the town of an address that is kept safe.
    `own`: texts in the same row that this reader may read; words in them are not secret.
    `kept`: words that are secret although a text that was released as professionals wrote it repeats them.
    """

    tells: Tells
    value: str | date
    record: Record
    field: str
    wide: bool = False
    own: tuple[str, ...] = ()
    kept: bool = False

    def __repr__(self) -> str:
        """The kind and the cell, never the value."""
        return f"<Secret: {self.tells.value} at {self.place}>"

    @property
    def place(self) -> str:
        """The address of its cell, such as "Linked children!E12"."""
        return address(self.record, self.field)

    @property
    def item(self) -> str:
        """Its name in a clearance, such as "L-0007 Child's name"."""
        return f"{name_of(self.record)} {self.record.fields[self.field].heading}"


@dataclass(frozen=True)
class Known:
    """The values this reader is given, so that the same value in another cell is not a secret.

    `texts`: every string that is not prose, names included; `family_names`: the names among them.
    `prose`: the texts that this reader is given, each with the name of its field. `as_written`: those of them
    that were released as professionals wrote them. `staff`: the names of professionals, with or without a
    role.
    """

    texts: frozenset[str]
    dates: frozenset[date]
    family_names: frozenset[str]
    prose: frozenset[tuple[str, str]] = frozenset()
    as_written: str = ""
    for_family: bool = True
    staff: frozenset[str] = frozenset()


def name_of(record: Record) -> str:
    """How an officer knows a row: by its ID, by the ID and heading it belongs to, or by its row number."""
    if record.key:
        return record.id
    owner, number = record.__dict__.get("belongs_to"), record.__dict__.get("section_no")
    if isinstance(owner, str):
        return f"{owner} heading {number}" if isinstance(number, int) else owner
    return record.id


def secrets_of(case: Case, audience: Audience, hidden: Iterable[Hidden]) -> tuple[list[Secret], Known]:
    """Return every value of the case that this audience is not given, and the values that it is given."""
    hidden = tuple(hidden)
    rows, fields, wide = _hidden_places(hidden)
    kept = _kept_from(audience, hidden)
    secrets: list[Secret] = []
    texts, names, dates = set[str](), set[str](), set[date]()
    prose: set[tuple[str, str]] = set()
    written: list[str] = []
    sought = set(Tells) - {Tells.NOTHING} if audience.is_family else _BETWEEN_PROFESSIONALS
    own_reach = set(reach_of_reader(case, audience))
    for record in case.records():
        given = _given_fields(case, record, audience, rows, fields)
        own = _prose_of(record, given)
        for name, field in record.fields.items():
            value = getattr(record, name)
            if not known(value):
                continue
            if name in given:
                _keep(value, field, texts, dates, names)
                if field.kind is Kind.PROSE:
                    prose.update((one, str(value)) for one in alike(name))
                if name in _AS_WRITTEN:
                    written.append(str(value))
            elif (
                (field.tells in sought or _is_sought_for_agency(value, field, audience, id(record) in kept))
                and not _is_of_staff(record, name)
                and not isinstance(record, Clearance)
                and ((id(record), name) in wide or (field.tells, value) not in own_reach)
            ):
                marks = (id(record), name) in wide, audience.is_family and id(record) in kept
                secrets.append(_secret(record, name, value, field, marks, own))
    written += in_several(text for _, text in prose) if kept and audience.leaves_the_service else ()
    return secrets, Known(
        frozenset(texts),
        frozenset(dates),
        frozenset(names),
        frozenset(prose),
        "\n".join(written),
        audience.is_family,
        frozenset(_staff_of(case)),
    )


def _kept_from(audience: Audience, hidden: Iterable[Hidden]) -> set[int]:
    outside = _KEPT_FROM_AGENCY if audience.leaves_the_service else ()
    grounds = _KEPT_FROM_FAMILY if audience.is_family else outside
    return {id(one.record) for one in hidden if one.ground in grounds}


def _prose_of(record: Record, given: set[str]) -> tuple[str, ...]:
    """The longer texts of a row among these fields."""
    return tuple(
        str(record.__dict__[name])
        for name in given
        if record.fields[name].kind is Kind.PROSE and known(record.__dict__.get(name))
    )


def _is_sought_for_agency(value: object, field: Field, audience: Audience, is_kept: bool) -> bool:
    """Whether a value is searched for in one agency's papers besides what professionals' are searched for.

    A referrer who is only a role ("school nurse") is no secret between professionals, who print roles.
    """
    if not audience.leaves_the_service:
        return False
    if field.tells is Tells.PERSON:
        return not why_no_person(str(value))
    return is_kept and field.tells is Tells.WORDS


def _staff_of(case: Case) -> Iterator[str]:
    """The names of professionals on every sheet of a case, each with or without a role."""
    for record in case.records():
        for name, field in record.fields.items():
            value = record.__dict__.get(name)
            if (field.of_staff or _is_of_staff(record, name)) and known(value):
                yield str(value)


def _given_fields(
    case: Case, record: Record, audience: Audience, rows: set[int], fields: set[tuple[int, str]]
) -> set[str]:
    """The fields of a row that this audience is given, less the hidden `rows` and `fields`."""
    released = not (audience.is_family and isinstance(record, Releasable)) or decision_on(
        case, record
    ).released_to(audience.recipient)
    shown = id(record) not in rows and released
    given = {
        name
        for name, field in record.fields.items()
        if shown and audience.reader in field.readers and (id(record), name) not in fields
    }
    if isinstance(record, StrategyDiscussion) and audience.is_of_the_case and not audience.agency:
        # the case's professionals read the same reference on the sheet Linked children
        given.add("discussion_id")
    return given


def identifiers_of(case: Case) -> Iterator[Secret]:
    """Everything that identifies this case: names, addresses and numbers of its children and family, and IDs.

    Staff are not included, nor is an ID that only refers to another row.
    """
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
    """Return the hidden rows, the hidden fields, and the fields of an address that is kept safe."""
    rows: set[int] = set()
    fields: set[tuple[int, str]] = set()
    wide: set[tuple[int, str]] = set()
    for one in hidden:
        if one.field is None:
            rows.add(id(one.record))
        else:
            fields.add((id(one.record), one.field))
            if one.ground.name == "ADDRESS":
                wide.add((id(one.record), one.field))
    return rows, fields, wide


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
    record: Record, name: str, value: object, field: Field, wide_kept: tuple[bool, bool], own: tuple[str, ...]
) -> Secret:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        value = str(getattr(value, "label", value))
    return Secret(field.tells, value, record, name, wide_kept[0], own, wide_kept[1])


def _is_of_staff(record: Record, name: str) -> bool:
    """Whether this is the name of a professional, which is not withheld as a matter of course (F2)."""
    return name == "name" and str(record.__dict__.get("agency", "")) in _PROFESSIONS
