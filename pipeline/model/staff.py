"""The people who may decide, from the sheet Staff: whether a name in a cell is one of them, and may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pipeline.foundation.dates import day_of
from pipeline.model.missing_values import known
from pipeline.model.name_matching import may_be_one_person, name_as_written
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
        return any(known(one.name) for one in self.members)

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
        """The rows with this name; a role beside it, titles, capitals and accents make no difference."""
        name = name_as_written(written)
        return [one for one in self.members if known(one.name) and name_as_written(one.name) == name]

    def why_not(self, written: str, power: str, on: date | None) -> NotAllowed | None:
        """Why the decision of this person does not count; None where it does.

        `power`: the field of their row that has to be Yes. `on`: the day of the decision, None where it is
        not known, so that it is not compared.
        """
        rows = self.named(written)
        if not rows:
            return self._unknown(written)
        heading = StaffMember.fields[power].heading
        allowed = [one for one in rows if getattr(one, power) is True]
        if not allowed:
            return NotAllowed(
                f'is on the sheet Staff, but "{heading}" is not Yes there ({rows[0].address_of(power)})',
                "Somebody who may decides; or enter Yes there, if it is so.",
            )
        if on is not None and not any(_is_on_staff(one, on) for one in allowed):
            return NotAllowed(
                f"is on the sheet Staff, but not for that day ({allowed[0].address_of('from_day')})",
                "Correct the day, or the days on the sheet Staff.",
            )
        return None

    def _unknown(self, written: str) -> NotAllowed:
        near = next(
            (one for one in self.members if known(one.name) and may_be_one_person(one.name, written)), None
        )
        if near is not None:
            return NotAllowed(
                "is not on the sheet Staff as it is written here",
                f"Write the name as it is at {near.address_of('name')}, if it is that person.",
            )
        return NotAllowed(
            "is not on the sheet Staff",
            "Choose a name from the list in the cell, or enter the person on the sheet Staff.",
        )


#: Where there is no sheet Staff.
NOBODY = Staff()


def two_rows_of_one(staff: Staff) -> Iterator[tuple[StaffMember, StaffMember]]:
    """Each row that may name the same person as a row above it, in another spelling or for the same days."""
    rows = [one for one in staff.members if known(one.name)]
    for place, one in enumerate(rows):
        above = next((other for other in rows[:place] if _are_doubtful(one, other)), None)
        if above is not None:
            yield one, above


def _are_doubtful(one: StaffMember, other: StaffMember) -> bool:
    if name_as_written(str(one.name)) == name_as_written(str(other.name)):
        return _first(one) <= _last(other) and _first(other) <= _last(one) and one.values() != other.values()
    return may_be_one_person(str(one.name), str(other.name))


def _is_on_staff(one: StaffMember, on: date) -> bool:
    return _first(one) <= day_of(on) <= _last(one)


def _first(one: StaffMember) -> date:
    return day_of(one.from_day) if known(one.from_day) else date.min


def _last(one: StaffMember) -> date:
    return day_of(one.to_day) if known(one.to_day) else date.max


def _staff(*members: tuple[Any, Iterable[Any]]) -> Staff:
    return Staff(
        tuple(
            StaffMember.from_cells(zip(StaffMember.fields, values, strict=True), place)
            for place, values in members
        )
    )
