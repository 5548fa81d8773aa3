"""The worlds that fit what has been published: tables of counts that no reader can tell from the true one.

A count is safe while two such worlds differ in it by at least the threshold, or where every one of them says
that it is none, or that it is more than the threshold. Each world is checked in whole numbers, so the proof
does not rest on the tolerance of the solver that found it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import highspy
import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import Line, Whole

#: How far before and after a count the first search for another world looks, in slices of time.
_NEAR = 5
#: From how many slices before the last a count is old: no new figure is of that time.
_OLD = 14
#: How far a solver's number may be from a whole one.
_TOLERANCE = 1e-6
#: How far the best that a solver finds may be from a bound that nothing goes beyond.
_ROOM = 0.5
#: Worlds that are kept for the next question.
_KEPT = 400
#: How many worlds are looked for that serve many counts at once.
_TURNS = 6
#: How many branches a search in whole numbers may try; without an answer a count is not safe.
_BRANCHES = 200
#: How many searches a set of counts may take for each of its targets, and besides: then nothing more is safe.
_SEARCHES, _BESIDES = 3, 1000


class Worlds:
    """The worlds of a set of counts that sums link, and how closely a reader can bound each target."""

    def __init__(
        self,
        counts: Sequence[int],
        times: Sequence[int],
        lines: Sequence[Line],
        targets: Sequence[Line],
        threshold: int,
    ) -> None:
        """`counts`: a world that fits every line. `times`: the slice of time of each count.

        `targets`: the sums that have to stay safe.
        """
        self.size, self.threshold = len(counts), threshold
        self.base: Whole = np.array(counts, dtype=np.int64)
        self.times = np.array(times, dtype=np.int64)
        self.lines: list[Line] = []
        # What is newest is what a new figure could give away: so it is looked at first.
        self.targets = sorted(targets, key=lambda one: -max(times[place] for place in one.places))
        self._room = int(self.base.sum()) + 4 * threshold + 4
        self._asked = np.array([one.row(self.size) for one in self.targets], dtype=np.int64).reshape(
            len(self.targets), self.size
        )
        self._kept: Whole = self.base[None, :].copy()
        self._solver = _solver_for(self.size, self._room)
        self._found: list[Whole] = []
        self._left = _SEARCHES * len(self.targets) + _BESIDES
        self._rows: list[Whole] = []
        self._sums: Whole | None = None
        self._least = self._most = np.zeros(0, dtype=np.int64)
        for line in lines:
            self.say(line)

    def given_away(self) -> list[Line]:
        """The targets that can already be bounded too closely: from now on they are targets no more."""
        narrow = set(self._narrow())
        gone = [one for place, one in enumerate(self.targets) if place in narrow]
        stay = [place for place in range(len(self.targets)) if place not in narrow]
        self.targets, self._asked = [self.targets[place] for place in stay], self._asked[stay]
        return gone

    def is_safe_with(self, more: Sequence[Line]) -> bool:
        """Whether every target stays safe when `more` is published too."""
        if self.is_exhausted:
            return False
        before, kept = len(self.lines), self._kept
        for line in more:
            self.say(line)
        self._found.clear()
        safe = not self._narrow(stop=True)
        self._unsay(before)
        # Every world that was found fits what is published, with more or without.
        self._kept = np.vstack((kept, *self._found))[-_KEPT:]
        return safe

    @property
    def is_exhausted(self) -> bool:
        """Whether so many worlds were searched for that no more can be proved to be safe."""
        return self._left <= 0

    def say(self, line: Line) -> None:
        """Count a line as published from now on. That it is safe has to be known."""
        row = line.row(self.size)
        self.lines.append(line)
        self._rows.append(row)
        self._sums = None
        places = np.flatnonzero(row).astype(np.int32)
        self._solver.addRow(
            float(line.least), float(line.most), len(places), places, row[places].astype(np.float64)
        )
        values = self._kept @ row
        self._kept = self._kept[(values >= line.least) & (values <= line.most)]

    def _unsay(self, number: int) -> None:
        gone = np.arange(number, len(self.lines), dtype=np.int32)
        if len(gone):
            self._solver.deleteRows(len(gone), gone)
        del self.lines[number:], self._rows[number:]
        self._sums = None

    def _narrow(self, *, stop: bool = False) -> list[int]:
        """The targets that are not safe; only the first of them if `stop`."""
        if not self.targets:
            return []
        reached = np.vstack((self.base, self._kept)) @ self._asked.T
        least, most = reached.min(axis=0), reached.max(axis=0)
        nothing, exact = self._settled()
        least, most = self._together(least, most)
        narrow: list[int] = []
        for place, target in enumerate(self.targets):
            if most[place] - least[place] >= self.threshold or nothing.issuperset(target.places):
                continue
            if exact.get(frozenset(target.places), 0) > self.threshold and min(target.signs) > 0:
                continue
            found = list(self._search(self._asked[place], self._near(target), least[place], most[place]))
            for world in found:
                values = self._asked @ world
                least, most = np.minimum(least, values), np.maximum(most, values)
            if found:
                self._found += found
                self._kept = np.vstack((self._kept, *found))[-_KEPT:]
            if not self._is_safe(place, int(least[place]), int(most[place])):
                narrow.append(place)
                if stop:
                    break
        return narrow

    def _together(self, least: Whole, most: Whole) -> tuple[Whole, Whole]:
        """How far the targets reach, after worlds in which many at once are far from the true one."""
        for turn in range(_TURNS):
            open_ = most - least < self.threshold
            if open_.sum() < _TURNS:
                break
            weights = np.where(open_, 1 + (np.arange(len(open_)) + turn) % 3, 0)
            world = self._extreme(weights @ self._asked, -1 if turn % 2 == 0 else 1, None)
            if world is not None:
                values = self._asked @ world
                least, most = np.minimum(least, values), np.maximum(most, values)
                self._found.append(world)
                self._kept = np.vstack((self._kept, world))[-_KEPT:]
        return least, most

    def _settled(self) -> tuple[set[int], dict[frozenset[int], int]]:
        """The counts that are known to be none, and the sums that are known exactly."""
        known = [one for one in self.lines if one.least == one.most and min(one.signs, default=0) > 0]
        nothing = {place for one in known if one.most == 0 for place in one.places}
        return nothing, {frozenset(one.places): one.least for one in known}

    def _search(self, row: Whole, near: NDArray[np.bool_], least: int, most: int) -> Iterator[Whole]:
        """Worlds in which a sum is as great and as small as it can be, until two are far enough apart."""
        for where in (near, None):
            for sign in (-1, 1):
                world = self._extreme(row, sign, where)
                if world is not None:
                    least, most = min(least, int(row @ world)), max(most, int(row @ world))
                    yield world
                if most - least >= self.threshold:
                    return

    def _is_safe(self, place: int, least: int, most: int) -> bool:
        """Whether a target that reaches from `least` to `most` in the worlds that were found is safe."""
        if most - least >= self.threshold:
            return True
        row = self._asked[place]
        if most == 0:
            return self._is_bound(row, -1, 0)
        return least > self.threshold and self._is_bound(row, 1, self.threshold + 1)

    def _is_bound(self, row: Whole, sign: int, bound: int) -> bool:
        """Whether no world at all goes beyond a bound: the last word is the solver's, with some room."""
        self._set(row, sign, None)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        value = sign * float(self._solver.getInfo().objective_function_value)
        return value <= bound + _ROOM if sign < 0 else value >= bound - _ROOM

    def _near(self, target: Line) -> NDArray[np.bool_]:
        """Which counts may differ in the first search, so that the world found outlasts later editions.

        Those near the target in time; of an old one all that are old, so that one world serves many.
        """
        times, newest = self.times[list(target.places)], self.times.max()
        if times.max() <= newest - _OLD:
            old: NDArray[np.bool_] = self.times <= newest - _OLD + _NEAR
            return old
        near: NDArray[np.bool_] = (self.times >= times.min() - _NEAR) & (self.times <= times.max() + _NEAR)
        return near

    def _extreme(self, row: Whole, sign: int, near: NDArray[np.bool_] | None) -> Whole | None:
        """The world in which a sum is least (sign 1) or most (-1); None where the solver finds none.

        `near`: the counts that may differ from the base, if not all.
        """
        solver, every = self._solver, np.arange(self.size, dtype=np.int32)
        self._set(row, sign, near)
        world = self._solved()
        if world is None:
            types = np.full(self.size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            solver.changeColsIntegrality(self.size, every, types)
            world = self._solved()
            solver.changeColsIntegrality(self.size, every, np.zeros(self.size, dtype=np.uint8))
        return world

    def _set(self, row: Whole, sign: int, near: NDArray[np.bool_] | None) -> None:
        solver, every = self._solver, np.arange(self.size, dtype=np.int32)
        low, high = np.zeros(self.size), np.full(self.size, float(self._room))
        if near is not None:
            low, high = np.where(near, low, self.base), np.where(near, high, self.base)
        solver.changeColsBounds(self.size, every, low, high)
        solver.changeColsCost(self.size, every, (sign * row).astype(np.float64))

    def _solved(self) -> Whole | None:
        """The solver's answer, where it is a world: whole numbers that fit every line."""
        self._left -= 1
        self._solver.run()
        found = np.array(self._solver.getSolution().col_value)
        if len(found) != self.size:
            return None
        world: Whole = np.round(found).astype(np.int64)
        if np.abs(found - world).max() > _TOLERANCE or world.min() < 0:
            return None
        if self._sums is None:
            self._sums = np.array(self._rows, dtype=np.int64).reshape(len(self._rows), self.size)
            self._least = np.array([line.least for line in self.lines], dtype=np.int64)
            self._most = np.array([line.most for line in self.lines], dtype=np.int64)
        values = self._sums @ world
        return world if bool(((values >= self._least) & (values <= self._most)).all()) else None


def _solver_for(size: int, room: int) -> highspy.Highs:
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_max_nodes", _BRANCHES)
    solver.addVars(size, np.zeros(size), np.full(size, float(room)))
    return solver
