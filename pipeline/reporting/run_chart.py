"""Run charts: the middle of a series and, from 12 points, its limits, on trial until 20 points."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reporting.intervals import p_limits
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.shown_figure import ShownFigure

#: The fewest points that limits are drawn for, and the number from which they are final (catalogue 3, SPC).
FEWEST, SETTLED = 12, 20
#: The fewest points that have a middle.
_WITH_MIDDLE = 3
#: Three sigma from the mean moving range: 3 / 1.128.
_SIGMAS = 2.66


@dataclass(frozen=True)
class Limit:
    """The middle of a series, the limits at each of its points if it has enough, and whether on trial."""

    middle: float
    lower: tuple[float, ...] = ()
    upper: tuple[float, ...] = ()
    on_trial: bool = False

    @property
    def description(self) -> str:
        """The middle and the limits in words."""
        if not self.lower:
            return f"The middle is {self.middle:.1f}."
        kind = "trial limits" if self.on_trial else "limits"
        return (
            f"The middle is {self.middle:.1f}, the last {kind} {self.lower[-1]:.1f} and {self.upper[-1]:.1f}."
        )


def moving_limits(points: Sequence[float]) -> tuple[float, float, float]:
    """The mean of a series of two points or more, and the limits three sigma below and above it (XmR)."""
    mean = statistics.fmean(points)
    moving = statistics.fmean(abs(after - before) for before, after in pairwise(points))
    return mean, mean - _SIGMAS * moving, mean + _SIGMAS * moving


def limits_of_figures(figures: Sequence[ShownFigure], points: Sequence[float | None]) -> Limit | None:
    """The middle of the exact points, and from 12 of them the limits; None for fewer than three.

    Limits of shares are those of a p-chart, three standard errors for each denominator; of waiting times
    those of natural variation (XmR). A series in which something is not exact has a middle alone, its median.
    """
    exact = [one for one in points if one is not None]
    if len(exact) < _WITH_MIDDLE:
        return None
    if len(exact) < FEWEST or len(exact) < len(points):
        return Limit(statistics.median(exact))
    on_trial = len(exact) < SETTLED
    if figures[0].measure.kind is AnswerType.SHARE:
        counted = [(one.count(one.measure.words[0]), one.total) for one in figures]
        pairs = [(part, total) for part, total in counted if isinstance(part, int) and isinstance(total, int)]
        found = p_limits(pairs)
        lower = tuple(one.lower for one in found.of_points)
        return Limit(found.middle, lower, tuple(one.upper for one in found.of_points), on_trial)
    mean, low, high = moving_limits(exact)
    return Limit(mean, (max(0.0, low),) * len(exact), (high,) * len(exact), on_trial)
