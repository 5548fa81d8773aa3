"""Draws the cases of an audit: by strata, in proportion, and the same again for the same seed and cases."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.foundation.dates import whole_years
from pipeline.model import Case, known
from pipeline.procedure.queries import about_the_child, has_disability

_TEENAGE = 13
_STATES = {True: "Closed", False: "Open"}
_AIM = {True: "AIM assessment agreed", False: "no AIM assessment agreed"}
_NEEDS = {True: "Looked after or disabled", False: "Neither looked after nor disabled"}


class Traits(NamedTuple):
    """What decides where a case is drawn from: its stratum, and its place in the stratum's order."""

    case_id: str
    is_closed: bool
    aim_agreed: bool
    age: str
    has_needs: bool

    @property
    def stratum(self) -> str:
        """The stratum in words."""
        return f"{_STATES[self.is_closed]}, {_AIM[self.aim_agreed]}"

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that the case is in, besides its stratum."""
        return self.age, _NEEDS[self.has_needs]


class Part(NamedTuple):
    """One stratum or group: how many cases it has, and how many of them were drawn."""

    name: str
    of: int
    drawn: int


class Sample(NamedTuple):
    """The drawn cases by reference, in order, and how they lie in the strata and the groups."""

    case_ids: tuple[str, ...]
    seed: int
    of: int
    strata: tuple[Part, ...]
    groups: tuple[Part, ...]


def traits_of(case: Case) -> Traits:
    """The traits of a case, by what is recorded now."""
    agreed = any(one.aim_decision == "yes" for one in about_the_child(case)) or bool(case.aim_assessments)
    born = case.details.dob
    return Traits(
        case_id=case.id,
        is_closed=case.details.status == "closed",
        aim_agreed=agreed,
        age=_age(born if isinstance(born, date) else None, case.first_day),
        has_needs=case.details.looked_after is True
        or known(case.details.looked_after_from)
        or has_disability(case),
    )


def _age(born: date | None, on: date) -> str:
    """The age band at the first referral."""
    if born is None or on < born:
        return "Age not known"
    return f"Under {_TEENAGE}" if whole_years(born, on) < _TEENAGE else f"{_TEENAGE} and over"


def draw(cases: Iterable[Traits], number: int, seed: int) -> Sample:
    """Draw `number` of these cases, or all where there are fewer.

    Each stratum that has cases gets one place, and the other places go out in proportion to the cases. Within
    a stratum, cases lie in order of age and needs, by chance where these are the same, and every n-th is
    taken from a start that chance decides; where a group of age or needs has none, a case of it takes the
    place of one that can be spared. So the same seed and cases give the same sample, in whatever order the
    workbooks have them.
    """
    chance = random.Random(f"audit {seed}")  # noqa: S311 - a sample that can be drawn again, and no secret
    every = sorted(cases, key=lambda one: one.case_id)
    by_chance = {one.case_id: chance.random() for one in every}
    strata: dict[str, list[Traits]] = {}
    for one in sorted(every, key=lambda one: (*one[1:], by_chance[one.case_id])):
        strata.setdefault(one.stratum, []).append(one)
    places = _places({name: len(those) for name, those in strata.items()}, number)
    drawn = [
        one for name, those in strata.items() for one in _every_nth(those, places[name], chance.random())
    ]
    drawn = _with_every_group(drawn, sorted(every, key=lambda one: by_chance[one.case_id]))
    groups_of, groups_drawn = (
        Counter(name for one in some for name in one.groups) for some in (every, drawn)
    )
    return Sample(
        case_ids=tuple(sorted(one.case_id for one in drawn)),
        seed=seed,
        of=len(every),
        strata=tuple(Part(name, len(those), places[name]) for name, those in strata.items()),
        groups=tuple(Part(name, groups_of[name], groups_drawn[name]) for name in sorted(groups_of)),
    )


def _places(sizes: dict[str, int], number: int) -> dict[str, int]:
    """How many places each stratum gets. Of two with the same claim the larger is served, then the first."""
    number, total = min(number, sum(sizes.values())), sum(sizes.values())
    places = dict.fromkeys(sizes, 0)
    for _ in range(number):
        open_ = [name for name in sizes if places[name] < sizes[name]]
        empty = [name for name in open_ if not places[name]]
        claims = {name: sizes[name] * number / total - places[name] for name in sizes}
        best = max(empty or open_, key=lambda name: (claims[name], sizes[name]))
        places[best] += 1
    return places


def _with_every_group(drawn: list[Traits], every: Sequence[Traits]) -> list[Traits]:
    """The drawn cases with one of each group, where another case of its stratum can be spared for it.

    `every`: all cases, in the order of chance.
    """
    for group in sorted({name for one in every for name in one.groups}):
        counts = Counter(name for one in drawn for name in one.groups)
        pairs = (
            (old, new)
            for new in every
            if not counts[group] and group in new.groups
            for old in every
            if old in drawn
            and old.stratum == new.stratum
            and all(counts[name] > 1 for name in old.groups if name not in new.groups)
        )
        old, new = next(pairs, (None, None))
        if old is not None and new is not None:
            drawn = [new if one == old else one for one in drawn]
    return drawn


def _every_nth(those: Sequence[Traits], number: int, start: float) -> list[Traits]:
    """`number` of these, at equal distances from a start between 0 and 1."""
    return [those[int((start + place) * len(those) / number)] for place in range(number)]
