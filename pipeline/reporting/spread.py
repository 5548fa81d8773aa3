"""The spread of waiting times, and how often something happened in the time followed (Kaplan-Meier)."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: The days over which an incidence is followed.
FOLLOWED = 365.0
#: The greatest difference of two shares of a curve that are the same.
_NEARLY = 1e-12


@dataclass(frozen=True)
class Spread:
    """The spread of waiting times, over or not, in the measure's unit; None where there are none."""

    median: float | None
    lower: float | None
    upper: float | None
    longest: float | None
    with_waiting: float | None
    longest_wait: float | None


def spread_of(over: Sequence[float], waiting: Sequence[float]) -> Spread:
    """The spread of the waiting times that are over and of those that continue.

    Quartiles and the median with those waiting are waits that there were, never between two: a fraction of a
    day would say what is left of how many there were, divided by four or two.
    """
    quartiles = np.quantile(over, (0.25, 0.75), method="inverted_cdf") if len(over) else (None, None)
    lower, upper = (None if one is None else float(one) for one in quartiles)
    return Spread(
        median=statistics.median(over) if over else None,
        lower=lower,
        upper=upper,
        longest=max(over, default=None),
        with_waiting=median_with_waiting(over, waiting),
        longest_wait=max(waiting, default=None),
    )


def survival(over: Sequence[float], waiting: Sequence[float]) -> list[tuple[float, float]]:
    """The Kaplan-Meier curve: at each time at which a wait ended, the share of waits that last longer.

    `waiting`: the lengths so far of the waits that continue; one that is as long as one that ended was still
    waiting then (Kaplan and Meier 1958). As scipy.stats gives it, whose import takes half a second.
    """
    times, ended = np.unique(np.asarray(over, dtype=float), return_counts=True)
    lasted = np.sort(np.concatenate([over, waiting]))
    at_risk = len(lasted) - np.searchsorted(lasted, times)
    left = np.cumprod(1 - ended / at_risk)
    return list(zip(times.tolist(), left.tolist(), strict=True))


def median_with_waiting(over: Sequence[float], waiting: Sequence[float]) -> float | None:
    """The Kaplan-Meier median: the time by which half of the waits are over.

    A wait that continues counts for as long as it has lasted. None where half are not over yet. Where the
    curve is flat at exactly a half, it is the first of the two times at its ends (R gives their middle).
    """
    return next((at for at, left in survival(over, waiting) if left <= 0.5 + _NEARLY), None)


def incidence_of(happened: Sequence[float], followed: Sequence[float]) -> float | None:
    """The share in which something happened within 365 days, in per cent (Kaplan-Meier).

    `happened`: the days after which it did. `followed`: the days for which the others were followed without
    it. None where none was followed.
    """
    if not happened:
        return 0.0 if followed else None
    return 100 * (1 - survival(happened, followed)[-1][1])
