"""The targets that are safe whatever else is published, because all worlds are on one side of a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.reporting.known_sums import Line


class SettledTargets:
    """Which targets are none, or more than the threshold, in every world that fits what is published.

    `all`: whether each target is.
    """

    def __init__(self, asked: csr_array, threshold: int, always: NDArray[np.bool_]) -> None:
        """`asked`: the targets, as rows of signs. `always`: those that no bound from below settles."""
        self.all = np.zeros(asked.shape[0], dtype=np.bool_)
        self._threshold = threshold
        self._counts = abs(asked)
        self._plain: NDArray[np.bool_] = (self._counts - asked).sum(axis=1) == 0
        self._plain &= ~always
        self._with: NDArray[np.bool_] = np.ascontiguousarray((asked.T > 0).toarray())

    def note_none(self, places: set[int]) -> None:
        """Note that these counts are none in every world."""
        else_ = np.ones(self._counts.shape[1])
        else_[list(places)] = 0
        self.all |= self._counts @ else_ == 0

    def note_said(self, line: Line) -> None:
        """Note what is published: a sum of which more than the threshold is a part is more as well."""
        if line.least > self._threshold and min(line.signs, default=0) > 0:
            self._note_above(line.places)

    def note_above(self, place: int) -> None:
        """Note that a target is more than the threshold in every world, and so what it is a part of."""
        self.all[place] = True
        if self._plain[place]:
            self._note_above(tuple(map(int, np.flatnonzero(self._with[:, place]))))

    def _note_above(self, places: Sequence[int]) -> None:
        if len(set(places)) == len(places):
            self.all |= self._plain & self._with[list(places)].all(axis=0)

    @contextmanager
    def on_trial(self) -> Iterator[None]:
        """Take back what is noted in the block."""
        before = self.all.copy()
        try:
            yield
        finally:
            self.all = before
