"""What is left of a published time when published parts of it are taken away: it is no time that is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.periods import Period

#: What is left is looked at from so many slices before the last, and before the first new figure.
_LAST, _BEFORE = 16, 4
#: How many published parts of a time are taken away from it, one after the other.
_PARTS = 3


class LeftOver:
    """The times that are left: of a year two of whose quarters are given, the two others.

    `times`: a row for each, with a 1 for each slice of time that is in it.
    """

    def __init__(self, slices: Sequence[Period], published: Iterable[Period], since: date) -> None:
        """`published`: the periods of a measure's figures; only those made of whole slices are looked at.

        `since`: the first day of any new figure; what is left of long before was looked at when it was new.
        """
        whole = dict.fromkeys(filter(None, (_bits_of(one, slices) for one in published)))
        is_new = sum(one.last < since for one in slices) - _BEFORE
        first = 1 << max(0, min(len(slices) - _LAST, is_new))
        left = {one for one in _left_of(list(whole)) if one >= first and one not in whole}
        self.times: NDArray[np.int64] = np.array(
            [[one >> place & 1 for place in range(len(slices))] for one in sorted(left)], dtype=np.int64
        ).reshape(len(left), len(slices))

    def between(self, numbers: Sequence[int], least: int, most: int) -> Iterator[list[int]]:
        """The slices of each time in which the sum is between the two. `numbers`: a number for each slice."""
        sums = self.times @ np.array(numbers, dtype=np.int64)
        for row in self.times[(sums >= least) & (sums <= most)]:
            yield [int(place) for place in np.flatnonzero(row)]


def _bits_of(period: Period, slices: Sequence[Period]) -> int:
    """The slices that a period is made of, a bit for each; 0 where it is not made of slices."""
    places = [place for place, one in enumerate(slices) if one.is_in(period)]
    if not places or (slices[places[0]].first, slices[places[-1]].last) != (period.first, period.last):
        return 0
    return sum(1 << place for place in places)


def _left_of(whole: Sequence[int]) -> Iterator[int]:
    """What is left of each period, and of two or three that follow each other, without some others."""
    after = {one: [other for other in whole if _lowest(other) == one.bit_length()] for one in whole}
    for first in whole:
        within = [part for part in whole if part & first == part]
        yield from _without(first, within, within, _PARTS)
        for second in after[first]:
            yield from _without_across((first, second), whole)
            for third in after[second]:
                yield from _without_across((first, second, third), whole)


def _without_across(following: tuple[int, ...], whole: Sequence[int]) -> Iterator[int]:
    """What is left of periods that follow each other without one from the first to the last of them."""
    all_of = sum(following)
    within = [part for part in whole if part & all_of == part]
    across = [part for part in within if part & following[0] and part & following[-1]]
    yield from _without(all_of, across, within, _PARTS)


def _without(whole: int, parts: Sequence[int], others: Sequence[int], times: int) -> Iterator[int]:
    """What is left of a time without a part, and without other ones as well, so many times."""
    for one in parts:
        left = whole & ~one
        if left:
            yield left
            if times > 1:
                inside = [other for other in others if other & left == other != left]
                yield from _without(left, inside, inside, times - 1)


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
