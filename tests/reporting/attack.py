"""What a reader of every edition can work out: an attack in whole numbers that shares no code with the proof.

It knows every figure that went out, that quarters add up to longer periods, that answers add up to their
total, and that no count is below 0. It does not know how the editions were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import PublishedFigure

#: A count: its quarter (or other slice of time) and its answer.
Cell = tuple[Period, str]


class Attack:
    """The attack on one measure, from the figures of it that went out."""

    def __init__(
        self, slices: Sequence[Period], words: Sequence[str], figures: Iterable[PublishedFigure]
    ) -> None:
        self.cells: list[Cell] = [(one, word) for one in slices for word in words]
        self.place = {cell: number for number, cell in enumerate(self.cells)}
        rows, least, most = [], [], []
        for figure in figures:
            for said in figure.said:
                row = self.row(figure.period, said.words)
                if row is not None:
                    rows.append(row)
                    least.append(said.least)
                    most.append(said.most)
        self.limits = (
            LinearConstraint(csr_array(np.array(rows, dtype=float)), np.array(least), np.array(most))
            if rows
            else None
        )

    def row(self, period: Period, words: Iterable[str]) -> np.ndarray | None:
        """The cells that a sum is of; None where it is of a part of a slice."""
        row = np.zeros(len(self.cells))
        for number, (one, word) in enumerate(self.cells):
            if one.first >= period.first and one.last <= period.last and word in words:
                row[number] = 1
            elif (
                one.first <= period.last
                and one.last >= period.first
                and not (one.first >= period.first and one.last <= period.last)
            ):
                return None
        return row

    def bounds(self, row: np.ndarray, *, whole: bool) -> tuple[int, int] | None:
        """The least and most that a sum can be; None where nothing fits what went out."""
        found = []
        for sign in (1, -1):
            solved = milp(
                sign * row,
                constraints=self.limits,
                bounds=Bounds(0, 10_000),
                integrality=np.ones(len(row)) if whole else np.zeros(len(row)),
            )
            if solved.x is None:
                return None
            found.append(sign * solved.fun)
        return int(np.ceil(found[0] - 1e-6)), int(np.floor(found[1] + 1e-6))


def worked_out(
    figures: Sequence[PublishedFigure],
    slices: Sequence[Period],
    words: Sequence[str],
    truth: Mapping[Cell, int],
    periods: Iterable[Period],
    threshold: int = 5,
) -> list[tuple[Period, tuple[str, ...], int, tuple[int, int]]]:
    """The small counts that the attack bounds too closely, each with its number and its bounds.

    `truth`: each count. `periods`: those of which every answer and total is attacked.
    """
    attack = Attack(slices, words, figures)
    if attack.limits is None:
        return []
    found = []
    for period in periods:
        for asked in (*((word,) for word in words), tuple(words)):
            row = attack.row(period, asked)
            if row is None:
                continue
            true = int(sum(truth.get(cell, 0) for number, cell in enumerate(attack.cells) if row[number]))
            if not 1 <= true <= threshold:
                continue
            reach = attack.bounds(row, whole=False)
            if reach is not None and reach[1] - reach[0] < threshold + 3:
                reach = attack.bounds(row, whole=True)
            if reach is not None and reach[1] - reach[0] < threshold and reach[0] <= true <= reach[1]:
                found.append((period, asked, true, reach))
    return found
