"""The worlds that fit what has been published: tables of counts that no reader can tell from the true one.

A count is safe while two such worlds differ in it by at least the threshold, or where every one of them says
that it is none, or that it is more than the threshold. If it is small, it must be 1 or less in one of them:
of 5 to 10 only 5 is small, and more than that is mostly given in more detail. One that earlier editions bound
closer already, as the threshold was lower, may be bounded no closer. Each world is checked in whole numbers,
so the proof does not rest on the tolerance of the solver that found it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.kept_worlds import KeptWorlds
from pipeline.reporting.known_sums import MANY, Line, Whole, rows_of
from pipeline.reporting.near_in_time import near, windows
from pipeline.reporting.settled_targets import SettledTargets
from pipeline.reporting.target_needs import TargetNeeds
from pipeline.reporting.world_solver import ROOM, WorldSolver

#: How many worlds are looked for that serve many counts of about one time at once, while they do, and for how
#: many at least.
_TURNS, _IDLE, _FEW = 20, 2, 6
#: How many targets that were narrow are looked at first.
_REMEMBERED = 4
#: Where no target needs more than the threshold.
NO_MORE: Mapping[Line, int] = MappingProxyType({})
#: How far a solver's bound may be from the true one.
_ROUNDING = 1e-6
#: How much the solver may have to do for the choice of what is published: then nothing more is safe.
_WORK = 4 * 10**8


class Worlds:
    """The worlds of a set of counts that sums link, and how closely a reader can bound each target."""

    def __init__(
        self,
        counts: Sequence[int],
        times: Sequence[int],
        lines: Sequence[Line],
        targets: Sequence[Line],
        threshold: int,
        more_for: Mapping[Line, int] = NO_MORE,
        always: Collection[Line] = (),
    ) -> None:
        """`counts`: a world that fits every line. `times`: the slice of time of each count.

        `targets`: the sums that have to stay safe. `more_for`: by how much more than the threshold two worlds
        have to differ in some of them. `always`: those in which they have to, unless all say that it is none.
        """
        self.size, self.threshold = len(counts), threshold
        self.base: Whole = np.array(counts, dtype=np.int64)
        self.times = np.array(times, dtype=np.int64)
        # What is newest is what a new figure could give away: so it is looked at first.
        self.targets = sorted(targets, key=lambda one: -max(times[place] for place in one.places))
        self._asked = rows_of(self.targets, self.size)
        self._first = np.array([min(times[place] for place in one.places) for one in self.targets], dtype=int)
        apart = np.array([threshold + more_for.get(one, 0) for one in self.targets], dtype=np.int64)
        self._needs = TargetNeeds(self._asked @ self.base, apart, threshold)
        self._always = np.array([one in always for one in self.targets], dtype=np.bool_)
        self._settled = SettledTargets(self._asked, threshold, self._always)
        self._checked: tuple[tuple[Line, ...], NDArray[np.bool_]] = ((), self._settled.all)
        self._suspects: list[int] = []
        self._kept = KeptWorlds(self.base, self._asked)
        self._solver = WorldSolver(self.base, int(self.base.sum()) + 4 * threshold + 4)
        self._worked = 0
        for line in lines:
            self._say(line)

    def given_away(self) -> list[Line]:
        """The targets that can already be bounded too closely; from now on they may be bounded no closer.

        Nor may a small one that has to be more than 1 be, which is not given away by that.
        """
        found = []
        for place in self._narrow():
            for world in self._search(place, to_the_ends=True):
                self._kept.add(world)
            if self._needs.ask_no_more(place, *self._kept.reach_of(place)):
                found.append(self.targets[place])
        self._suspects = []
        self._worked = self._solver.work
        return found

    def is_safe_with(self, more: Sequence[Line]) -> bool:
        """Whether every target stays safe when `more` is published too."""
        if self.is_exhausted:
            return False
        before = len(self.lines)
        with self._kept.as_they_are(), self._settled.on_trial():
            for line in more:
                self._say(line)
            safe = not self._narrow(stop=True)
            self._checked = tuple(more), self._settled.all
        self._solver.unsay(before)
        return safe

    @property
    def lines(self) -> list[Line]:
        """What is published."""
        return self._solver.lines

    @property
    def is_exhausted(self) -> bool:
        """Whether so many worlds were searched for that no more can be proved to be safe."""
        return self._solver.work - self._worked >= _WORK

    def say(self, lines: Sequence[Line]) -> None:
        """Count lines as published from now on. That they are safe has to be known."""
        for line in lines:
            self._say(line)
        if self._checked[0] == tuple(lines):
            self._settled.all = self._checked[1]

    def _say(self, line: Line) -> None:
        self._kept.keep(self._solver.say(line), line.least, line.most)
        self._settled.note_said(line)

    def _narrow(self, *, stop: bool = False) -> list[int]:
        """The targets that are not safe; only the first of them if `stop`."""
        if not self.targets:
            return []
        self._settled.note_none(self._said_to_be_none())
        # What was narrow in the last question often is in this one, and then nothing else need be looked at.
        if stop and any(self._is_narrow(place) for place in self._suspects):
            return self._suspects
        self._together()
        self._settled.note_none(self._always_none())
        narrow: list[int] = []
        least, most = self._kept.reach()
        open_ = np.flatnonzero(self._open(least, most))
        # First those that no world tells much of: what is narrow is among them, and one is enough.
        for place in map(int, open_[np.argsort((most - least)[open_], kind="stable")]):
            if self._is_narrow(place):
                narrow.append(place)
                if stop:
                    self._suspects = [place, *self._suspects][:_REMEMBERED]
                    break
        return narrow

    def _is_narrow(self, place: int) -> bool:
        """Whether a target is not safe; keeps the worlds that are found, and notes what is safe for good."""
        if self._settled.all[place] or self._is_wide(place):
            return False
        for world in self._search(place):
            self._kept.add(world)
            if self._is_wide(place):
                return False
        return not self._settled.all[place]

    def _open(self, least: Whole, most: Whole) -> NDArray[np.bool_]:
        """Which targets are not shown to be safe by worlds in which they are so little and so much."""
        return self._needs.lacking(least, most) & ~self._settled.all

    def _is_wide(self, place: int) -> bool:
        """Whether the kept worlds show a target to be safe."""
        return self._needs.are_met(place, *self._kept.reach_of(place))

    def _together(self) -> None:
        """Look for worlds in which many targets of about one time are at once far from the true one.

        Counts of another time are left as they are, so that a world outlasts what is published of that.
        """
        for here, near_them in windows(self.times, self._first):
            self._pull_apart(here, near_them)

    def _pull_apart(self, here: NDArray[np.bool_], near_them: NDArray[np.bool_]) -> None:
        """Look for worlds in which many of these targets are at once far from the true one."""
        least, most = self._kept.reach()
        idle = 0
        for turn in range(_TURNS):
            open_ = here & self._open(least, most)
            if open_.sum() < _FEW or idle == _IDLE:
                break
            weights = np.where(open_, 1 + (np.arange(len(open_)) + turn) % 3, 0)
            sign = -1 if turn % 2 == 0 else 1
            world = self._solver.extreme(self._pull(weights, turn), sign, near_them, quick=True)
            if world is not None:
                values = self._kept.add(world)
                least, most = np.minimum(least, values), np.maximum(most, values)
            still = here & self._open(least, most)
            idle = 0 if still.sum() < open_.sum() else idle + 1

    def _pull(self, weights: Whole, turn: int) -> Whole:
        """The counts' weights for a search: up in one half of the targets, and down in the other."""
        halves = np.where((np.arange(len(weights)) // (1 + turn // 2)) % 2, 1, -1) if turn > 1 else 1
        pull: Whole = (weights * halves) @ self._asked
        return pull

    def _said_to_be_none(self) -> set[int]:
        """The counts of which it is published that they are none."""
        return {place for one in self.lines if one.most == 0 and min(one.signs) > 0 for place in one.places}

    def _always_none(self) -> set[int]:
        """The counts of open targets that are none in every world, which one search shows of all at once."""
        least, most = self._kept.reach()
        open_ = self._open(least, most) & (most == 0)
        never = (open_.astype(np.int64) @ abs(self._asked) > 0) & self._kept.never()
        while never.any():
            world = self._solver.extreme(never.astype(np.int64), -1, None)
            if world is None:
                return set()
            self._kept.add(world)
            if not world[never].any():
                is_so = self._solver.is_bound(never.astype(np.int64), -1, 0)
                return set(map(int, np.flatnonzero(never))) if is_so else set()
            never &= world == 0
        return set()

    def _search(self, place: int, *, to_the_ends: bool = False) -> Iterator[Whole]:
        """Worlds in which a target is less or more than in those that are kept, each to be kept at once.

        Long searches only where two could be far enough apart, and the target is not on one side of a bound.
        `to_the_ends`: where it is least and most of all, and not only as far as needed.
        """
        row = self.targets[place].row(self.size)
        if not to_the_ends:
            yield from self._small_changes(place, row)
        bounds = {1: 0.0, -1: 0.0}
        # Where it is none in all worlds that are kept, it often is in every world.
        for sign in (-1, 1) if self._kept.reach_of(place)[1] <= 0 else (1, -1):
            # No sum is below none.
            if sign < 0 or row.min() < 0 or self._kept.reach_of(place)[0] > 0:
                bounds[sign], world = self._solver.bound(row, sign)
                if world is not None:
                    yield world
                if self._is_beyond(place, sign, bounds[sign]):
                    return
        needed = 0 if to_the_ends else int(self._needs.apart[place])
        if not to_the_ends and bounds[1] > self._needs.lowest[place] + _ROUNDING:
            return

        def nearest(row: Whole, sign: int, *, enough: float) -> Whole | None:
            furthest = int(np.ceil(max(bounds[sign], -MANY) - _ROUNDING))
            goal = furthest if to_the_ends else max(furthest, sign * self._goal(place, sign))
            return self._solver.nearest(row, sign, sign * goal)

        close = partial(self._solver.extreme, near=near(self.times, self.targets[place]))
        for look in (nearest, close, self._solver.extreme, self._whole):
            for sign, bound in bounds.items():
                enough = ROOM - bounds[-sign] - needed
                if bound <= enough and not self._is_reached(place, sign, bound):
                    world = look(row, sign, enough=enough)
                    if world is not None:
                        yield world

    def _small_changes(self, place: int, row: Whole) -> Iterator[Whole]:
        """Worlds near the true one: they are soon found, and enough for most targets."""
        least, most = self._kept.reach_of(place)
        for sign in (1, -1) if least > self._needs.lowest[place] else (-1,):
            world = self._solver.nearest(row, sign, self._goal(place, sign)) if most > 0 else None
            if world is not None:
                yield world

    def _goal(self, place: int, sign: int) -> int:
        """What a target has to be at most (sign 1) or at least (-1) in another world than those kept."""
        return self._needs.goal(place, sign, *self._kept.reach_of(place))

    def _whole(self, row: Whole, sign: int, *, enough: float) -> Whole | None:
        """The world in which a sum is least or most of all; `enough` is for shorter looks."""
        return self._solver.extreme_of_all(row, sign)

    def _is_reached(self, place: int, sign: int, bound: float) -> bool:
        """Whether a kept world is as far as any is."""
        least, most = self._kept.reach_of(place)
        return (least if sign > 0 else -most) <= bound + ROOM

    def _is_beyond(self, place: int, sign: int, bound: float) -> bool:
        """Whether a bound says that a target is none or less, or more than the threshold, in every world."""
        if sign < 0:
            self._settled.all[place] |= bound >= -ROOM
        elif bound >= self.threshold + 1 - ROOM and not self._always[place]:
            self._settled.note_above(place)
        return bool(self._settled.all[place])
