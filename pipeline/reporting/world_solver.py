"""Looks for the world in which a sum is least or most; each answer is checked in whole numbers."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import Line, Whole

#: How far a solver's number may be from a whole one.
_TOLERANCE = 1e-6
#: How far the best that a solver finds may be from a bound that nothing goes beyond.
_ROOM = 0.5
#: How many branches a search in whole numbers may try; without an answer a count is not safe.
_BRANCHES = 200


class WorldSolver:
    """The worlds that fit some lines, by what is greatest and smallest in them.

    `lines`: what they fit. `searches`: how many worlds were looked for.
    """

    def __init__(self, base: Whole, room: int) -> None:
        """`base`: the true world. `room`: more than any count can be."""
        self.lines: list[Line] = []
        self.searches = 0
        self._base, self._room, self._size = base, room, len(base)
        self._every = np.arange(self._size, dtype=np.int32)
        self._rows: list[Whole] = []
        self._sums: Whole | None = None
        self._least = self._most = np.zeros(0, dtype=np.int64)
        self._solver = highspy.Highs()
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_max_nodes", _BRANCHES)
        self._solver.addVars(self._size, np.zeros(self._size), np.full(self._size, float(room)))

    def say(self, line: Line) -> Whole:
        """Add a line, and return it as a row of signs."""
        row = line.row(self._size)
        self.lines.append(line)
        self._rows.append(row)
        self._sums = None
        places = np.flatnonzero(row).astype(np.int32)
        self._solver.addRow(
            float(line.least), float(line.most), len(places), places, row[places].astype(np.float64)
        )
        return row

    def unsay(self, number: int) -> None:
        """Take the lines after the first `number` back."""
        gone = np.arange(number, len(self.lines), dtype=np.int32)
        if len(gone):
            self._solver.deleteRows(len(gone), gone)
        del self.lines[number:], self._rows[number:]
        self._sums = None

    def extreme(
        self, row: Whole, sign: int, near: NDArray[np.bool_] | None, *, quick: bool = False
    ) -> Whole | None:
        """The world in which a sum is least (sign 1) or most (-1); None where the solver finds none.

        `near`: the counts that may differ from the base, if not all. `quick`: try no branches.
        """
        self._set(row, sign, near)
        world = self._solved()
        if world is None and not quick:
            whole = np.full(self._size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._solver.changeColsIntegrality(self._size, self._every, whole)
            world = self._solved()
            self._solver.changeColsIntegrality(self._size, self._every, np.zeros(self._size, dtype=np.uint8))
        return world

    def is_bound(self, row: Whole, sign: int, bound: int) -> bool:
        """Whether no world at all goes beyond a bound: the last word is the solver's, with some room."""
        self._set(row, sign, None)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        value = sign * float(self._solver.getInfo().objective_function_value)
        return value <= bound + _ROOM if sign < 0 else value >= bound - _ROOM

    def _set(self, row: Whole, sign: int, near: NDArray[np.bool_] | None) -> None:
        low, high = np.zeros(self._size), np.full(self._size, float(self._room))
        if near is not None:
            low, high = np.where(near, low, self._base), np.where(near, high, self._base)
        self._solver.changeColsBounds(self._size, self._every, low, high)
        self._solver.changeColsCost(self._size, self._every, (sign * row).astype(np.float64))

    def _solved(self) -> Whole | None:
        """The solver's answer, where it is a world: whole numbers that fit every line."""
        self.searches += 1
        self._solver.run()
        found = np.array(self._solver.getSolution().col_value)
        if len(found) != self._size:
            return None
        world: Whole = np.round(found).astype(np.int64)
        if np.abs(found - world).max() > _TOLERANCE or world.min() < 0:
            return None
        if self._sums is None:
            self._sums = np.array(self._rows, dtype=np.int64).reshape(len(self._rows), self._size)
            self._least = np.array([line.least for line in self.lines], dtype=np.int64)
            self._most = np.array([line.most for line in self.lines], dtype=np.int64)
        values = self._sums @ world
        return world if bool(((values >= self._least) & (values <= self._most)).all()) else None
