"""Percentages: of counts as they are, and of counts that are rounded, which only say between what two it lies."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

#: A share of rounded counts that they leave open over more than so many points says too little to be given.
WIDEST = 20

#: The least and the most that a count can be.
Reach = tuple[int, int]


class ShareRange(NamedTuple):
    """A share of rounded counts: the least and the most that it can be, in whole per cent."""

    least: int
    most: int


def percentage(part: int, total: int) -> float:
    """A percentage to one place, which is 0 or 100 only where it is so."""
    found = round(100 * part / total, 1)
    return min(99.9, max(0.1, found)) if 0 < part < total else found


def span_of(part: Reach, others: Sequence[Reach], total: Reach) -> ShareRange:
    """Between what two percentages the part lies that makes up the total with the others.

    The total is never 0.
    """
    low, high = sum(one[0] for one in others), sum(one[1] for one in others)
    fewest, fewest_others = max(part[0], total[0] - high), max(low, total[0] - part[1])
    most, most_others = min(part[1], total[1] - fewest_others), min(high, total[1] - fewest)
    return ShareRange(floor(100 * fewest / (fewest + most_others)), ceil(100 * most / (most + fewest_others)))
