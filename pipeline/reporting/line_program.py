"""Lines as a linear program that is asked again and again for the least of another sum."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import Line, Whole

#: How far a solver's number may be from a whole one.
_TOLERANCE = 1e-6
#: The solver's number for the method that goes on from its last answer where only the question is another.
_PRIMAL = 4
#: How many fractions may be rounded, one after the other, before branches are tried; and how many branches.
_DIVES, _BRANCHES = 12, 200
_PART = 1000
#: How many steps of the solver take as long as to begin.
START = 10
#: The solver's number for "this answer fits".
_FITS = int(highspy.SolutionStatus.kSolutionStatusFeasible)


class LineProgram:
    """The numbers that fit some lines. A question goes on from the answer to the one before it.

    `work`: how much the solver had to do for all of them, which is the same on every machine.
    """

    def __init__(self, base: Whole, room: int, *, whole: bool) -> None:
        """`base`: the true counts. `room`: more than any can be. `whole`: try branches, which takes long."""
        self.work = 0
        self._base, self._size = base, len(base)
        self._every = np.arange(self._size, dtype=np.int32)
        self._low, self._high = self._free = np.zeros(self._size), np.full(self._size, float(room))
        self._solver = highspy.Highs()
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.addVars(self._size, self._low, self._high)
        if whole:
            types = np.full(self._size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._solver.changeColsIntegrality(self._size, self._every, types)
            self._solver.setOptionValue("mip_max_nodes", _BRANCHES)
            # It takes longer than all else, and finds what the true counts are already: one world that fits.
            self._solver.setOptionValue("mip_heuristic_run_feasibility_jump", False)
        else:
            self._solver.setOptionValue("simplex_strategy", _PRIMAL)

    def say(self, line: Line, row: Whole) -> None:
        """Add a line, which is this row of signs too."""
        places = np.flatnonzero(row).astype(np.int32)
        self._solver.addRow(
            float(line.least), float(line.most), len(places), places, row[places].astype(np.float64)
        )

    def unsay(self, numbers: NDArray[np.int32]) -> None:
        """Take the lines with these numbers back."""
        self._solver.deleteRows(len(numbers), numbers)

    def ask(self, costs: Whole, near: NDArray[np.bool_] | None) -> None:
        """Look for the numbers that cost least. `near`: which may differ from the base; None: as before."""
        if near is not None:
            low, high = self._free
            self._low, self._high = np.where(near, low, self._base), np.where(near, high, self._base)
            self._solver.changeColsBounds(self._size, self._every, self._low, self._high)
        self._solver.changeColsCost(self._size, self._every, costs.astype(np.float64))
        self._run()

    def _run(self) -> None:
        self._solver.run()
        steps = max(0, self._solver.getInfo().simplex_iteration_count)
        self.work += (START + steps) * (self._size + self._solver.getNumRow())

    def least(self) -> float | None:
        """The cost of the answer; None where the solver does not say that nothing costs less."""
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return float(self._solver.getInfo().objective_function_value)

    def answer(self) -> Whole | None:
        """The answer, if it is whole numbers."""
        found = self._numbers()
        return None if found is None else in_whole_numbers(found)

    def fractions(self) -> NDArray[np.bool_]:
        """Which numbers of the answer are not whole; none where there is no answer."""
        found = self._numbers()
        return np.zeros(self._size, dtype=np.bool_) if found is None else _off(found) > _TOLERANCE

    def rounded(self) -> Whole | None:
        """An answer in whole numbers near the one that was found, which may cost more; None where none is.

        The numbers nearest to whole ones are kept at those, and the others are looked for again.
        """
        kept: list[int] = []
        answer = None
        for _ in range(_DIVES):
            found = self._numbers()
            if found is None:
                break
            off = _off(found)
            broken = np.flatnonzero(off > _TOLERANCE)
            some = broken[np.argsort(off[broken], kind="stable")][: 1 + len(broken) // _PART]
            self._solver.changeColsBounds(
                len(some), some.astype(np.int32), np.round(found[some]), np.round(found[some])
            )
            kept += map(int, some)
            self._run()
            answer = self.answer()
            if answer is not None:
                break
        back = np.array(kept, dtype=np.int32)
        self._solver.changeColsBounds(len(back), back, self._low[back], self._high[back])
        return answer

    def _numbers(self) -> NDArray[np.float64] | None:
        """What the solver found; None where nothing fits."""
        found = np.array(self._solver.getSolution().col_value)
        is_one = len(found) == self._size
        return found if is_one and self._solver.getInfo().primal_solution_status == _FITS else None


def in_whole_numbers(found: NDArray[np.float64]) -> Whole | None:
    """What a solver found, if it is whole numbers."""
    return np.round(found).astype(np.int64) if _off(found).max() <= _TOLERANCE else None


def _off(found: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each number is from a whole one."""
    distance: NDArray[np.float64] = np.abs(found - np.round(found))
    return distance
