"""Run charts: the middle of a series and, from 12 points, limits of its natural variation (XmR), on trial until 20."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Limits from fewer points than the first say nothing; from fewer than the second they are on trial
#: (catalogue 3, SPC).
FEWEST, SETTLED = 12, 20
#: Three sigma from the mean moving range: 3 / 1.128.
_SIGMAS = 2.66


@dataclass(frozen=True)
class Chart:
    """The middle of a series, its limits where it has enough points, and whether these are on trial."""

    middle: float
    lower: float | None = None
    upper: float | None = None
    on_trial: bool = False


def limits_of(points: Sequence[float]) -> tuple[float, float, float]:
    """The mean of a series of two points or more, and the limits three sigma below and above it (XmR)."""
    mean = statistics.fmean(points)
    moving = statistics.fmean(abs(after - before) for before, after in pairwise(points))
    return mean, mean - _SIGMAS * moving, mean + _SIGMAS * moving


def chart_of(points: Sequence[float], most: float = float("inf")) -> Chart | None:
    """What to draw beside a series: the median of a few points; from 12 on, mean and limits, within 0 and `most`.

    None for none.
    """
    if not points:
        return None
    if len(points) < FEWEST:
        return Chart(statistics.median(points))
    mean, lower, upper = limits_of(points)
    return Chart(mean, max(0.0, lower), min(most, upper), len(points) < SETTLED)
