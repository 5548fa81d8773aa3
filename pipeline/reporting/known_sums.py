"""What a reader knows of a sum of counts: the least and the most that it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Whole = NDArray[np.int64]
#: More than any count.
MANY = 10**6


@dataclass(frozen=True)
class Line:
    """A sum of counts, each with its sign, and the least and most that a reader knows it to be."""

    places: tuple[int, ...]
    signs: tuple[int, ...]
    least: int = 0
    most: int = 0

    @classmethod
    def of(cls, places: Iterable[int], least: int = 0, most: int = 0) -> Line:
        """The sum of the counts at these places."""
        found = tuple(places)
        return cls(found, (1,) * len(found), least, most)

    @classmethod
    def of_difference(cls, more: Sequence[int], fewer: Sequence[int], least: int = 0, most: int = 0) -> Line:
        """The sum of some counts, less the sum of others."""
        return cls((*more, *fewer), (1,) * len(more) + (-1,) * len(fewer), least, most)

    @classmethod
    def sum_of(cls, lines: Iterable[Line]) -> Line:
        """The sum of some sums."""
        places: tuple[int, ...] = ()
        signs: tuple[int, ...] = ()
        for one in lines:
            places, signs = places + one.places, signs + one.signs
        return cls(places, signs)

    def value(self, world: Whole | Sequence[int]) -> int:
        """What the sum is in a world."""
        return int(sum(sign * world[place] for place, sign in zip(self.places, self.signs, strict=True)))

    def row(self, size: int) -> Whole:
        """The signs as a row for every count."""
        row = np.zeros(size, dtype=np.int64)
        np.add.at(row, list(self.places), self.signs)
        return row


def rows_of(lines: Sequence[Line], size: int) -> csr_array:
    """The signs of some sums, a row for each and a column for each of `size` counts."""
    ends = np.cumsum([0, *(len(line.places) for line in lines)])
    places = np.fromiter(chain.from_iterable(line.places for line in lines), dtype=np.int64, count=ends[-1])
    signs = np.fromiter(chain.from_iterable(line.signs for line in lines), dtype=np.int64, count=ends[-1])
    rows = csr_array((signs, places, ends), shape=(len(lines), size))
    rows.sum_duplicates()
    rows.eliminate_zeros()
    return rows
