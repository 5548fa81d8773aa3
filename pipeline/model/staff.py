"""The people who may decide, from the sheet Staff: whether a name in a cell is one of them, and may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.foundation.text import letters_and_digits
from pipeline.model.missing_values import Blank, known, recorded
from pipeline.model.name_matching import may_be_a_name, may_be_one_person, names_alone
from pipeline.model.staff_member import StaffMember


class NotAllowed(NamedTuple):
    """Why somebody's decision does not count, as part of a sentence, and what to do."""

    why: str
    remedy: str


@dataclass(frozen=True, eq=False, repr=False)
class Staff:
    """Everybody on the sheets Staff of all workbooks; the same for every case of a run."""

    members: tuple[StaffMember, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._named)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the bare values, which every worker receives with each case."""
        return (_staff, tuple((one.read_from, one.values()) for one in self.members))

    def joined(self, other: Staff) -> Staff:
        """These people and the others; a row that is in both is in it once."""
        if other is self or not other.members:
            return self
        there = {(one.read_from, one.values()) for one in self.members}
        new = [one for one in other.members if (one.read_from, one.values()) not in there]
        return Staff((*self.members, *new)) if new else self

    def named(self, written: str) -> list[StaffMember]:
        """The rows with this name; a role after it, titles, capitals and accents make no difference.

        A staff number after the name says which of several people of that name it is.
        """
        if written not in self._found:  # a few people decide everything, and each case asks for them
            rows = [one for one in self._named if names_alone(written, str(one.name))]
            self._found[written] = rows or [one for one in self._named if _is_with_number(written, one)]
        return self._found[written]

    @cached_property
    def _found(self) -> dict[str, list[StaffMember]]:
        return {}

    @cached_property
    def _named(self) -> list[StaffMember]:
        return [one for one in self.members if known(one.name) and may_be_a_name(one.name)]

    def are_two(self, one: str, other: str) -> bool:
        """Whether two names are certainly two people's: by their staff numbers, else by the names."""
        numbers = [_numbers(self.named(name)) for name in (one, other)]
        if all(numbers):
            return numbers[0].isdisjoint(numbers[1])
        return not may_be_one_person(one, other)

    def why_not(self, written: str, power: str, on: date | None) -> NotAllowed | None:
        """Why the decision of this person does not count; None where it does.

        `power`: the field of their row that has to be Yes. `on`: the day of the decision, None where it is
        not known, so that it is not compared.
        """
        rows = self.named(written)
        if not rows:
            return self._unknown(written)
        if twice := next(_contradictions(rows), None):
            return NotAllowed(
                f"is on the sheet Staff twice for the same days ({' and '.join(map(_row, twice))})",
                "Keep one row, or give each row its own dates. If they are two people, enter the name with "
                "the staff number after it.",
            )
        heading = StaffMember.fields[power].heading
        allowed = [one for one in rows if getattr(one, power) is True]
        if not allowed:
            return NotAllowed(
                f'is on the sheet Staff, but "{heading}" is not Yes there ({rows[0].address_of(power)})',
                "Somebody with that power must decide. If this person has it, enter Yes there.",
            )
        if on is not None and not any(_is_on_staff(one, on) for one in allowed):
            return NotAllowed(
                f"is on the sheet Staff, but not for that day ({_cell_of_day(allowed[0], on)})",
                "Correct the date, or the dates on the sheet Staff.",
            )
        return None

    def _unknown(self, written: str) -> NotAllowed:
        near = next(
            (one for one in self.members if known(one.name) and may_be_one_person(one.name, written)), None
        )
        if near is not None:
            return NotAllowed(
                "is not on the sheet Staff as it is written here",
                f"If it is that person, enter the name as it is at {near.address_of('name')}.",
            )
        return NotAllowed(
            "is not on the sheet Staff",
            "Choose a name from the list in the cell, or enter the person on the sheet Staff.",
        )


def _is_with_number(written: str, one: StaffMember) -> bool:
    """Whether a text is a person's name with their staff number after it."""
    name, _, number = written.rpartition(" ")
    own = letters_and_digits(one.number) if known(one.number) else ""
    return bool(own) and letters_and_digits(number) == own and names_alone(name.rstrip(" ,(#"), str(one.name))


#: Where there is no sheet Staff.
NOBODY = Staff()


def _contradictions(rows: Sequence[StaffMember]) -> Iterator[tuple[StaffMember, StaffMember]]:
    """Each two rows of one person that say different things of the same days."""
    for one, other in combinations(rows, 2):
        if _first(one) <= _last(other) and _first(other) <= _last(one) and _says(one) != _says(other):
            yield one, other


def _says(one: StaffMember) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in one.fields if name not in ("name", "role", "number"))


def _row(one: StaffMember) -> str:
    return one.address_of("name")


def two_rows_of_one(staff: Staff) -> Iterator[tuple[StaffMember, StaffMember]]:
    """Each row that may name the same person as a row above it, in another spelling or for the same days."""
    rows = [one for one in staff.members if known(one.name)]
    for place, one in enumerate(rows):
        above = next((other for other in rows[:place] if _are_doubtful(one, other)), None)
        if above is not None:
            yield one, above


def _are_doubtful(one: StaffMember, other: StaffMember) -> bool:
    if names_alone(str(one.name), str(other.name)):
        return any(_contradictions((one, other)))
    numbers = _numbers([one]), _numbers([other])
    if all(numbers):
        return numbers[0] == numbers[1]
    return may_be_one_person(str(one.name), str(other.name))


def _numbers(rows: Iterable[StaffMember]) -> set[str]:
    return {letters_and_digits(one.number) for one in rows if known(one.number)}


def _is_on_staff(one: StaffMember, on: date) -> bool:
    return _first(one) <= day_of(on) <= _last(one)


def _cell_of_day(one: StaffMember, on: date) -> str:
    return one.address_of("to_day" if day_of(on) > _last(one) else "from_day")


def _first(one: StaffMember) -> date:
    """The first day on which somebody may decide; none comes where there is one and nobody knows it."""
    if known(one.from_day):
        return day_of(one.from_day)
    return date.min if _is_open(one.from_day) else date.max


def _last(one: StaffMember) -> date:
    if known(one.to_day):
        return day_of(one.to_day)
    return date.max if _is_open(one.to_day) else date.min


def _is_open(day: date | Blank) -> bool:
    """Whether there is no such day; "Not known" says that there may be one."""
    return not recorded(day) or day is Blank.NOT_APPLICABLE


def _staff(*members: tuple[Any, Iterable[Any]]) -> Staff:
    return Staff(
        tuple(
            StaffMember.from_cells(zip(StaffMember.fields, values, strict=True), place)
            for place, values in members
        )
    )
