"""Percentages of exact counts, and the ranges of percentages that ranges of counts allow."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

#: The least and the most that a count can be.
Reach = tuple[int, int]


class ShareRange(NamedTuple):
    """The range of a share: the least and the most that it can be, in per cent."""

    least: float
    most: float


def percentage(part: int, total: int) -> float:
    """A percentage to one decimal place, which is 0 or 100 only where the share is."""
    rounded = round(100 * part / total, 1)
    return min(99.9, max(0.1, rounded)) if 0 < part < total else rounded


def both_ends(least: float, most: float) -> tuple[str, str]:
    """Two ends of a range of percentages as they are written: both whole, or both to one decimal place."""
    places = 0 if least == round(least) and most == round(most) else 1
    return f"{least:.{places}f}", f"{most:.{places}f}"


def span_of(part: Reach, others: Sequence[Reach], total: Reach, places: int = 0) -> ShareRange:
    """The range of the share of one part, which adds up to the total with the others; no end cuts it short.

    The total is never 0. Where the range allows nothing of nothing, that is a share of 0 or of 100.
    """
    low, high = sum(least for least, _ in others), sum(most for _, most in others)
    fewest, fewest_others = max(part[0], total[0] - high), max(low, total[0] - part[1])
    most, most_others = min(part[1], total[1] - fewest_others), min(high, total[1] - fewest)
    steps = 10**places
    least = floor(100 * steps * fewest / (fewest + most_others)) if fewest + most_others else 0
    most_share = ceil(100 * steps * most / (most + fewest_others)) if most + fewest_others else 100 * steps
    return ShareRange(least / steps, most_share / steps) if places else ShareRange(least, most_share)
