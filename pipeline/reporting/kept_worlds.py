"""The worlds that were found, kept for the next question, and how far each target reaches in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.reporting.known_sums import Whole

#: How many worlds are kept before those in which no target is at its least or most are left out.
_MANY = 2000
#: How many there is room for at first.
_FIRST = 64

#: Whole numbers far below the 2^24 up to which this floating point is exact; of these products are fast.
_Exact = NDArray[np.float32]


class KeptWorlds:
    """Worlds that fit what is published; the true one is always among them."""

    def __init__(self, base: Whole, asked: csr_array) -> None:
        """`base`: the true world. `asked`: the targets, as rows of signs."""
        self._number = 0
        self._worlds: _Exact = np.empty((0, asked.shape[1]), dtype=np.float32)
        self._values: _Exact = np.empty((0, asked.shape[0]), dtype=np.float32)
        self._fits: NDArray[np.bool_] = np.empty(0, dtype=np.bool_)
        self._asked = asked.astype(np.float32)
        self.add(base)

    def add(self, world: Whole) -> Whole:
        """Keep a world, and return what each target is in it."""
        if self._number == len(self._fits):
            self._make_room()
        values = self._asked @ world.astype(np.float32)
        self._worlds[self._number], self._values[self._number] = world, values
        self._fits[self._number] = True
        self._number += 1
        found: Whole = values.astype(np.int64)
        return found

    def _make_room(self) -> None:
        more = self._number + _FIRST
        self._worlds = _with_room(self._worlds, more)
        self._values = _with_room(self._values, more)
        self._fits = np.append(self._fits, np.zeros(more, dtype=np.bool_))

    def keep(self, row: Whole, least: int, most: int) -> None:
        """Leave out the worlds in which a sum is not between `least` and `most`."""
        # A sum is of few counts, and only their columns are read.
        places = np.flatnonzero(row)
        values = self._worlds[: self._number, places] @ row[places].astype(np.float32)
        self._fits[: self._number] &= (values >= least) & (values <= most)

    @contextmanager
    def as_they_are(self) -> Iterator[None]:
        """Bring back the worlds left out in the block: they fit what was published before it.

        Those found in it fit that as well.
        """
        before = self._fits[: self._number].copy()
        try:
            yield
        finally:
            self._fits[: len(before)] = before
            self._fits[len(before) : self._number] = True
            if self._number > _MANY:
                self._drop()

    def _drop(self) -> None:
        """Drop the worlds that do not fit, and those that show no target at its least or most."""
        stay = np.flatnonzero(self._fits[: self._number])
        values = self._values[stay]
        if values.size:
            stay = stay[np.unique(np.concatenate(([0], values.argmin(axis=0), values.argmax(axis=0))))]
        self._number = len(stay)
        self._worlds, self._values = self._worlds[stay], self._values[stay]
        self._fits = np.ones(len(stay), dtype=np.bool_)

    def never(self) -> NDArray[np.bool_]:
        """Which counts are none in every world that fits."""
        found: NDArray[np.bool_] = self._worlds[: self._number][self._fits[: self._number]].max(axis=0) == 0
        return found

    def reach_of(self, place: int) -> tuple[int, int]:
        """The least and the most that one target is in the worlds that fit."""
        values = self._values[: self._number, place][self._fits[: self._number]]
        return int(values.min()), int(values.max())

    def reach(self) -> tuple[Whole, Whole]:
        """The least and the most that each target is in the worlds that fit."""
        values = self._values[: self._number][self._fits[: self._number]]
        return values.min(axis=0).astype(np.int64), values.max(axis=0).astype(np.int64)


def _with_room(rows: _Exact, more: int) -> _Exact:
    """The rows, and room for more."""
    return np.concatenate((rows, np.empty((more, rows.shape[1]), dtype=np.float32)))
