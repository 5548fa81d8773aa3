"""How sure a share is: Wilson's interval, the limits of a p-chart, and what is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

#: Standard errors on each side of a share that hold 95% of the normal distribution.
_95 = NormalDist().inv_cdf(0.975)
#: Three standard errors, as control charts have (NHS England, Making Data Count).
_SIGMAS = 3.0


class Interval(NamedTuple):
    """The lower and upper end of an interval, in per cent."""

    lower: float
    upper: float


@lru_cache(4096)
def wilson(part: int, total: int) -> Interval:
    """Wilson's 95% interval of a share, in per cent (Wilson 1927); the total is above 0.

    As scipy.stats gives it, whose import takes half a second.
    """
    share, square = part / total, _95 * _95
    middle = (share + square / (2 * total)) / (1 + square / total)
    side = _95 * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    lower, upper = middle - side, middle + side
    return Interval(100 * lower if part else 0.0, 100 * upper if part < total else 100.0)


def is_more_than_chance(part: int, total: int, part_before: int, total_before: int) -> bool:
    """Whether two shares differ by more than chance, at 95%.

    Newcombe's interval of the difference, made of Wilson's two (Newcombe 1998, method 10), has to leave out
    0.
    """
    now, before = part / total, part_before / total_before
    low, high = (end / 100 for end in wilson(part, total))
    low_before, high_before = (end / 100 for end in wilson(part_before, total_before))
    difference = now - before
    lower = difference - sqrt((now - low) ** 2 + (high_before - before) ** 2)
    upper = difference + sqrt((high - now) ** 2 + (before - low_before) ** 2)
    return lower > 0 or upper < 0


class Limits(NamedTuple):
    """The middle of a p-chart in per cent, and for each of its points the limits for its denominator."""

    middle: float
    of_points: tuple[Interval, ...]


def p_limits(points: Sequence[tuple[int, int]]) -> Limits:
    """The limits of a p-chart: three standard errors of a share of that many, between 0 and 100.

    `points`: the part and the total of each; no total is 0.
    """
    middle = sum(part for part, _ in points) / sum(total for _, total in points)
    errors = [_SIGMAS * sqrt(middle * (1 - middle) / total) for _, total in points]
    limits = [Interval(100 * max(0.0, middle - one), 100 * min(1.0, middle + one)) for one in errors]
    return Limits(100 * middle, tuple(limits))
