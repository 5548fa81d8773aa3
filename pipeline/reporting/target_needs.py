"""How far apart two worlds have to be in a target, and how low a small one has to be in one of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.reporting.known_sums import MANY, Whole

#: What a small count has to be able to be, or less.
_LOWEST = 1


class TargetNeeds:
    """What worlds have to show of each target for it to be safe.

    `apart`: how far they have to be apart in it. `lowest`: what it has to be, or less, in one of them.
    """

    def __init__(self, values: Whole, apart: Whole, threshold: int) -> None:
        """`values`: the true number of each target."""
        self.apart = apart
        self.lowest = np.where((values >= 1) & (values <= threshold), _LOWEST, MANY)

    def lacking(self, least: Whole, most: Whole) -> NDArray[np.bool_]:
        """Which targets need other worlds than those in which they are so little and so much."""
        lacking: NDArray[np.bool_] = (most - least < self.apart) | (least > self.lowest)
        return lacking

    def are_met(self, place: int, least: int, most: int) -> bool:
        """Whether one target needs no other world."""
        return bool(most - least >= self.apart[place] and least <= self.lowest[place])

    def goal(self, place: int, sign: int, least: int, most: int) -> int:
        """What one target has to be at most (sign 1) or at least (-1) in another world."""
        apart = int(self.apart[place])
        return min(most - apart, int(self.lowest[place])) if sign > 0 else least + apart

    def ask_no_more(self, place: int, least: int, most: int) -> bool:
        """Ask no more of a target than there is in any world, and say whether that is too close together."""
        close = most - least < self.apart[place]
        self.apart[place] = min(most - least, self.apart[place])
        self.lowest[place] = max(least, self.lowest[place])
        return bool(close)
