"""What an edition publishes: its signs, the method that makes it safe, and the counts of earlier editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.reporting.count_tables import Key
from pipeline.reporting.periods import Period
from pipeline.reporting.shares import ShareRange

#: The keys of the denominator and of everything that was observed, next to the answers.
COUNTED, SEEN = "Counted", "Seen"


#: The signs for a hidden count, for a share or median of nothing, and for one of too few (catalogue 6.1).
HIDDEN, NOTHING, TOO_FEW = "[c]", "[z]", "[u]"


Cell = tuple[str, Period, str]


Shown = int | float | str | ShareRange


@dataclass(frozen=True)
class Control:
    """How an edition is made safe.

    `method`: "hide", "round", or "none" for the team's own edition. `threshold`: counts from 1 to this are
    hidden (5; catalogue 6.1). `fewest`: shares and medians of fewer than this are hidden, and so are zeros
    among fewer. `base`: the multiple to which counts are rounded.
    """

    method: str = "hide"
    threshold: int = 5
    fewest: int = 10
    base: int = 5

    @property
    def too_few(self) -> str:
        """The sign for a share or median of too few; an edition that rounds hides nothing."""
        return HIDDEN if self.method == "hide" else TOO_FEW


OPEN = Control("none", 0, 1)


@dataclass(frozen=True)
class Earlier:
    """A count that an earlier edition showed."""

    measure: str
    period: Period
    word: str
    count: int


class GivenAway(Exception):
    """Counts of an edition could be worked out. `cells`: their keys, without the numbers."""

    def __init__(self, cells: Iterable[Key]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"{len(self.cells)} counts could be worked out.")
