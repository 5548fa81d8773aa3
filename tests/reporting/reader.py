"""A reader of published sums who bounds other sums of the same counts, in whole numbers.

It goes on from each answer to the next question, and keeps every whole answer: two of them that are far
enough apart in a sum show that nobody can bound it closer, without another search.
"""

from __future__ import annotations

from collections.abc import Iterable

import highspy
import numpy as np
from scipy.sparse import csr_array

#: No count is as great as this.
_MOST = 10_000.0
_PRIMAL = 4
_NEARLY = 1e-6
#: How many answers there is room for at first.
_FIRST = 64


class Reader:
    """The counts, none below 0, of which some sums are known to be between two bounds."""

    def __init__(self, size: int, sums: Iterable[tuple[np.ndarray, float, float]]) -> None:
        self.size = size
        self.rows, self.least, self.most = _together(size, sums)
        self._sparse = csr_array(self.rows)
        self._whole: highspy.Highs | None = None
        self._solver = self._of(highspy.HighsVarType.kContinuous)
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)
        self._answers = np.zeros((_FIRST, size))
        self._number = 0

    def _of(self, type_: highspy.HighsVarType) -> highspy.Highs:
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.addVars(self.size, np.zeros(self.size), np.full(self.size, _MOST))
        every = np.arange(self.size, dtype=np.int32)
        solver.changeColsIntegrality(self.size, every, np.full(self.size, int(type_), dtype=np.uint8))
        for row, low, high in zip(self.rows, self.least, self.most, strict=True):
            places = np.flatnonzero(row).astype(np.int32)
            solver.addRow(float(low), float(high), len(places), places, row[places].astype(float))
        return solver

    @property
    def answers(self) -> np.ndarray:
        """Whole numbers that fit everything that is known, as they were found."""
        return self._answers[: self._number]

    def fits(self) -> bool:
        """Whether any numbers, whole or not, fit what is known."""
        agrees = bool((self.least <= self.most).all())
        return agrees and self._extreme(self._solver, np.zeros(self.size), 1) is not None

    def apart(self, row: np.ndarray) -> float:
        """How far apart a sum is in the whole answers so far; below 0 without one."""
        values = self.answers @ row
        return float(values.max() - values.min()) if len(values) else -1.0

    def lowest(self, row: np.ndarray) -> float:
        """The least that a sum is in the whole answers so far; without one, more than any count."""
        return float((self.answers @ row).min(initial=_MOST))

    def look_apart(self, rows: np.ndarray, turn: int) -> None:
        """Look for an answer in which many sums are great, and others small."""
        signs = np.random.default_rng(turn).choice((-1.0, 1.0), len(rows)) if turn > 1 else 1 - 2 * turn
        self._extreme(self._solver, (np.ones(len(rows)) * signs) @ rows, 1)

    def bounds(self, row: np.ndarray, *, whole: bool) -> tuple[int, int] | None:
        """The least and most that a sum can be, in whole numbers or in any; None where nothing fits."""
        if whole and self._whole is None:
            self._whole = self._of(highspy.HighsVarType.kInteger)
        solver = self._whole if whole else self._solver
        found = [self._extreme(solver, row, sign) for sign in (1, -1)]
        if found[0] is None or found[1] is None:
            return None
        return int(np.ceil(found[0] - _NEARLY)), int(np.floor(-found[1] + _NEARLY))

    def _extreme(self, solver: highspy.Highs, row: np.ndarray, sign: int) -> float | None:
        """The least of a sum (of its opposite if the sign is -1); None where nothing fits."""
        solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), sign * row.astype(float))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        assert status == highspy.HighsModelStatus.kOptimal, solver.modelStatusToString(status)
        self._keep(np.round(np.array(solver.getSolution().col_value)))
        return float(solver.getInfo().objective_function_value)

    def _keep(self, found: np.ndarray) -> None:
        """Keep an answer in whole numbers that fits exactly."""
        values = self._sparse @ found
        if found.min() < 0 or (values < self.least).any() or (values > self.most).any():
            return
        if self._number == len(self._answers):
            self._answers = np.vstack((self._answers, np.zeros_like(self._answers)))
        self._answers[self._number] = found
        self._number += 1


def _together(
    size: int, sums: Iterable[tuple[np.ndarray, float, float]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each sum once, with the narrowest of its bounds: its row, the least and the most."""
    known: dict[bytes, tuple[np.ndarray, float, float]] = {}
    for row, low, high in sums:
        _, least, most = known.get(row.tobytes(), (row, low, high))
        known[row.tobytes()] = row, max(low, least), min(high, most)
    rows = np.array([row for row, _, _ in known.values()], dtype=float).reshape(len(known), size)
    return (
        rows,
        np.array([low for _, low, _ in known.values()]),
        np.array([one for *_, one in known.values()]),
    )
