"""Intervals of shares: Wilson's for one share, Newcombe's for a difference, and the limits of a p-chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scipy.stats import binomtest

#: Three sigma, as on every control chart (NIST/SEMATECH e-Handbook, 6.3.3.2, proportions control charts).
_SIGMAS = 3.0


def wilson(part: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share, in per cent (Wilson, without continuity correction).

    Raises ValueError where `total` is 0 or `part` is not from 0 to `total`.
    """
    found = binomtest(part, total).proportion_ci(method="wilson")
    return 100 * float(found.low), 100 * float(found.high)


def p_limits(shares_parts: Sequence[tuple[int, int]]) -> tuple[float, list[tuple[float, float]]]:
    """The share of all points together and the limits of each point, in per cent.

    A point is a part and its total; the limits are three sigma from the middle, wider where the total is
    smaller, and stay from 0 to 100. Raises ValueError where nothing was counted at a point.
    """
    if not shares_parts or any(total < 1 for _, total in shares_parts):
        raise ValueError("A point of which nothing was counted has no limits.")
    middle = sum(part for part, _ in shares_parts) / sum(total for _, total in shares_parts)
    widths = (_SIGMAS * math.sqrt(middle * (1 - middle) / total) for _, total in shares_parts)
    limits = [(100 * max(0.0, middle - width), 100 * min(1.0, middle + width)) for width in widths]
    return 100 * middle, limits


def is_more_than_chance(part: int, total: int, part_before: int, total_before: int) -> bool:
    """Whether two shares differ by more than chance: the 95% interval of their difference is without 0.

    The interval is Newcombe's, of two Wilson intervals (Newcombe 1998, Statistics in Medicine 17, 873 to
    890, method 10). False where either has nothing counted.
    """
    if not total or not total_before:
        return False
    lower, upper = newcombe(part, total, part_before, total_before)
    return lower > 0 or upper < 0


def newcombe(part: int, total: int, part_before: int, total_before: int) -> tuple[float, float]:
    """The 95% interval of the difference of two shares, in points. Raises ValueError as `wilson` does."""
    share, before = 100 * part / total, 100 * part_before / total_before
    (low, high), (low_before, high_before) = wilson(part, total), wilson(part_before, total_before)
    difference = share - before
    return (
        difference - math.hypot(share - low, high_before - before),
        difference + math.hypot(high - share, before - low_before),
    )
