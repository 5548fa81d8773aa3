"""Looks for the world in which a sum is least or most; each answer is checked in whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.reporting.known_sums import Line, Whole, rows_of
from pipeline.reporting.line_program import LineProgram
from pipeline.reporting.small_changes import SmallChanges

#: How far the best that a solver finds may be from a bound that nothing goes beyond.
ROOM = 0.5
#: An answer is a corner of all that fits. Where it has fractions, most others that are as far have none, and
#: random costs of those lead there. How many are looked at, their costs, and how much more a question costs.
_CORNERS, _COSTS, _MORE = 8, 5, 50


class WorldSolver:
    """The worlds that fit some lines, by what is greatest and smallest in them.

    `lines`: what they fit.
    """

    def __init__(self, base: Whole, room: int) -> None:
        """`base`: the true world. `room`: more than any count can be."""
        self.lines: list[Line] = []
        self._base, self._size = base, len(base)
        self._sums: csr_array | None = None
        self._least = self._most = np.zeros(0, dtype=np.int64)
        self._random = np.random.default_rng(0).integers(-_COSTS, _COSTS, (_CORNERS, self._size))
        # Each kind of question goes on from its own last answer, which is far from that of another kind.
        self._anywhere, self._near, self._whole = (
            LineProgram(base, room, whole=whole) for whole in (False, False, True)
        )
        self._changes = SmallChanges(base)
        self._all = (self._anywhere, self._near, self._whole, self._changes)

    @property
    def work(self) -> int:
        """How much the solver had to do so far, which is the same on every machine."""
        return sum(program.work for program in self._all)

    def say(self, line: Line) -> Whole:
        """Add a line, and return it as a row of signs."""
        row = line.row(self._size)
        self.lines.append(line)
        self._sums = None
        for program in self._all:
            program.say(line, row)
        return row

    def unsay(self, number: int) -> None:
        """Take the lines after the first `number` back."""
        gone = np.arange(number, len(self.lines), dtype=np.int32)
        if len(gone):
            for program in self._all:
                program.unsay(gone)
        del self.lines[number:]
        self._sums = None

    def nearest(self, row: Whole, sign: int, goal: int) -> Whole | None:
        """A world near the true one in which a sum is at most (sign 1) or at least (-1) `goal`.

        None where none is found at once, or the true world is one.
        """
        change = goal - int(row @ self._base)
        return self._world(self._changes.world(row, change)) if sign * change < 0 else None

    def extreme(
        self,
        row: Whole,
        sign: int,
        near: NDArray[np.bool_] | None = None,
        *,
        quick: bool = False,
        enough: float = np.inf,
    ) -> Whole | None:
        """A world in which a sum is least (sign 1) or most (-1), or nearly; None where none is found soon.

        `near`: the counts that may differ from the base, if not all. `quick`: take what is found at once.
        `enough`: what the sum, times its sign, has to come down to for a longer look.
        """
        program = self._anywhere if near is None else self._near
        program.ask(sign * row, near)
        world = self._world(program.answer())
        least = program.least()
        if world is None and not quick and least is not None and least <= enough:
            world = self._elsewhere(program, sign * row)
        return world

    def _elsewhere(self, program: LineProgram, costs: Whole) -> Whole | None:
        """A world about as far as the last answer, which has fractions: in another corner, or rounded."""
        for random in self._random:
            fractions = program.fractions()
            if not fractions.any():
                break
            program.ask(_MORE * costs + np.where(fractions, random, 0), None)
            world = self._world(program.answer())
            if world is not None:
                return world
        return self._world(program.rounded())

    def extreme_of_all(self, row: Whole, sign: int) -> Whole | None:
        """The world in which a sum is least (sign 1) or most (-1); None without an answer: takes long."""
        self._whole.ask(sign * row, None)
        return self._world(self._whole.answer())

    def bound(self, row: Whole, sign: int) -> tuple[float, Whole | None]:
        """What a sum, times its sign, is at least in every world, and the world that is found on the way."""
        self._anywhere.ask(sign * row, None)
        least = self._anywhere.least()
        return -np.inf if least is None else least, self._world(self._anywhere.answer())

    def is_bound(self, row: Whole, sign: int, bound: int) -> bool:
        """Whether no world at all goes beyond a bound: the last word is the solver's, with some room."""
        return self.bound(row, sign)[0] >= sign * bound - ROOM

    def _world(self, found: Whole | None) -> Whole | None:
        """An answer, where it is a world: no count is below none, and every line fits."""
        if found is None or found.min() < 0:
            return None
        if self._sums is None:
            self._sums = rows_of(self.lines, self._size)
            self._least = np.array([line.least for line in self.lines], dtype=np.int64)
            self._most = np.array([line.most for line in self.lines], dtype=np.int64)
        values = self._sums @ found
        return found if bool(((values >= self._least) & (values <= self._most)).all()) else None
