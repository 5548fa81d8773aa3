"""Which counts a search may change: those of about one time, so that a world outlasts what comes later."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import Line, Whole

#: How far before and after a count the first search for another world looks, in slices of time.
_NEAR = 5
#: From how many slices before the last a count is old: no new figure is of that time.
_OLD = 14
#: How many slices are about one time.
_WINDOW = 8

Chosen = NDArray[np.bool_]


def near(times: Whole, target: Line) -> Chosen:
    """The counts near a target in time; for an old one all that are old, so that one world serves many.

    `times`: the slice of time of each count.
    """
    mine, newest = times[list(target.places)], times.max()
    if mine.max() <= newest - _OLD:
        old: Chosen = times <= newest - _OLD + _NEAR
        return old
    return _between(times, mine.min() - _NEAR, mine.max() + _NEAR)


def windows(times: Whole, first: Whole) -> Iterator[tuple[Chosen, Chosen]]:
    """For each time the targets that begin in it, and the counts near them.

    `times`: the slice of time of each count. `first`: the first slice of each target.
    """
    for begins in range(0, int(times.max(initial=0)) + 1, _WINDOW):
        last = begins + _WINDOW - 1
        yield _between(first, begins, last), _between(times, begins - _NEAR, last + _NEAR + _WINDOW)


def _between(times: Whole, first: int, last: int) -> Chosen:
    between: Chosen = (times >= first) & (times <= last)
    return between
