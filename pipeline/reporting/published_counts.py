"""What an edition publishes of a measure in a period: counts, or the least and most they can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from pipeline.reporting.periods import Period

#: The key of the denominator, next to the answers.
COUNTED = "Counted"
#: What should have been recorded and is not: a part of the No, shown apart as well.
NOT_RECORDED = "Not recorded"
#: A No that is recorded: the No without what is not recorded.
SAID_NO = "No, recorded"
#: The signs for a hidden count, for a share or median of nothing, and for one of too few (catalogue 6.1).
HIDDEN, NOTHING, TOO_FEW = "[c]", "[z]", "[u]"
#: Between the answers that one count is of.
_AND = " | "


class CountRange(NamedTuple):
    """The least and the most that a count can be."""

    least: int
    most: int


#: The measure and the period of a figure.
Key = tuple[str, Period]
#: A count as it is published: a number, a range, or None where nothing is said.
Count = int | CountRange | None


#: How many times the smallest number that may be shown have to be over for a quartile, and for a median of
#: waits with a limit: if three in four kept to it, those that did not are a quarter at most.
_FOR_QUARTILES, _FOR_MEDIAN = 8, 4


@dataclass(frozen=True)
class Control:
    """How an edition is made safe.

    `threshold`: counts from 1 to this are not shown (5; catalogue 6.1), and no reader may bound one more
    closely than this. `fewest`: answers, shares and medians of fewer than this are not shown. `is_open`: the
    team's own edition, which shows everything.
    """

    threshold: int = 5
    fewest: int = 10
    is_open: bool = False

    def of_each(self, times: int) -> Control:
        """The control of counts of which one child, meeting or case may have this many.

        Who knows that a count is that many times another one is left as unsure of the other as of any.
        """
        if self.is_open or times == 1:
            return self
        return replace(self, threshold=(self.threshold + 1) * times - 1, fewest=self.fewest * times)

    def fewest_waits(self, value: str, *, has_limit: bool) -> int:
        """How many waits have to be over for a quartile, or for the median ("with_waiting"), to be shown.

        `has_limit`: another measure says how many waits were within a limit.
        """
        times = _FOR_QUARTILES if value != "with_waiting" else _FOR_MEDIAN if has_limit else 1
        return max(self.fewest, times * (self.threshold + 1))


OPEN = Control(0, 1, is_open=True)


@dataclass(frozen=True)
class Said:
    """What is said of the sum of some answers: it is between `least` and `most`, which are equal if exact."""

    words: tuple[str, ...]
    least: int
    most: int

    @property
    def label(self) -> str:
        """The answers as one key."""
        return _AND.join(self.words)

    @property
    def count(self) -> int | CountRange:
        """The count as it is published."""
        return self.least if self.least == self.most else CountRange(self.least, self.most)


@dataclass(frozen=True)
class PublishedFigure:
    """What went out of one measure in one period, on the day of its edition.

    `total` and `answers`: what is said of the denominator and of the answers; nothing where they are hidden.
    `values`: medians and the like, by name. `is_revision`: it takes the place of what was said before of the
    same time. `edition`: the period of the edition that was the first to publish it. `supersedes`: what was
    said before, where the same measure and period went out. The register's file does not hold it again.
    """

    measure: str
    period: Period
    on: date
    total: Said | None = None
    answers: tuple[Said, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    is_revision: bool = False
    edition: Period | None = None
    supersedes: PublishedFigure | None = field(default=None, compare=False)

    @property
    def key(self) -> Key:
        """Its measure and period."""
        return self.measure, self.period

    @property
    def said(self) -> tuple[Said, ...]:
        """All that it says."""
        return (*((self.total,) if self.total else ()), *self.answers)

    @property
    def says(self) -> tuple[object, ...]:
        """What is equal of two figures that say the same: the denominator, the answers, and the medians."""
        total = (self.total.least, self.total.most) if self.total else None
        return total, frozenset(self.answers), dict(self.values)


def words_of_label(label: str) -> tuple[str, ...]:
    """The answers of a key made by `Said.label`."""
    return tuple(label.split(_AND))
