"""Looks for the smallest change of the true counts by which a sum becomes less or more.

What changes little has seldom fractions, is found in few steps, and fits most of what is published later.
"""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import Line, Whole
from pipeline.reporting.line_program import START, in_whole_numbers

#: The number of the row that is asked for; those of the lines follow.
_ASKED = 0


class SmallChanges:
    """The changes of the true counts that fit some lines. Each is a rise and a fall, of which one is none.

    `work`: how much the solver had to do, as of a `LineProgram`.
    """

    def __init__(self, base: Whole) -> None:
        """`base`: the true counts, which fit every line."""
        self.work = 0
        self._base, self._size = base, len(base)
        self._solver = highspy.Highs()
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("presolve", "off")
        most = np.concatenate((np.full(self._size, highspy.kHighsInf), base.astype(np.float64)))
        columns = 2 * self._size
        self._solver.addVars(columns, np.zeros(columns), most)
        self._solver.changeColsCost(columns, np.arange(columns, dtype=np.int32), np.ones(columns))
        self._add(np.zeros(self._size, dtype=np.int64), 0, 0)

    def say(self, line: Line, row: Whole) -> None:
        """Add a line, which is this row of signs too."""
        value = int(row @ self._base)
        self._add(row, line.least - value, line.most - value)

    def _add(self, row: Whole, least: int, most: int) -> None:
        places, signs = self._both(row)
        self._solver.addRow(float(least), float(most), len(places), places, signs)

    def _both(self, row: Whole) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The columns of a row, and their signs: of each count that it has, its rise and its fall."""
        places = np.flatnonzero(row).astype(np.int32)
        signs = row[places].astype(np.float64)
        return np.concatenate((places, places + self._size)), np.concatenate((signs, -signs))

    def unsay(self, numbers: NDArray[np.int32]) -> None:
        """Take the lines with these numbers back."""
        self._solver.deleteRows(len(numbers), numbers + _ASKED + 1)

    def world(self, row: Whole, change: int) -> Whole | None:
        """The counts nearest to the true ones in which a sum is more by `change`, or less where that is.

        None where no counts are, or the nearest are not whole numbers.
        """
        places, signs = self._both(row)
        for place, sign in zip(map(int, places), map(float, signs), strict=True):
            self._solver.changeCoeff(_ASKED, place, sign)
        least, most = (change, highspy.kHighsInf) if change > 0 else (-highspy.kHighsInf, change)
        self._solver.changeRowBounds(_ASKED, float(least), float(most))
        self._solver.setBasis()  # from the true counts, which are nearer than the last answer
        self._solver.run()
        steps = max(0, self._solver.getInfo().simplex_iteration_count)
        self.work += (START + steps) * (2 * self._size + self._solver.getNumRow())
        fits = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = np.array(self._solver.getSolution().col_value)
        for place in map(int, places):
            self._solver.changeCoeff(_ASKED, place, 0.0)
        if not fits:
            return None
        changed = in_whole_numbers(found[: self._size] - found[self._size :])
        return None if changed is None else self._base + changed
