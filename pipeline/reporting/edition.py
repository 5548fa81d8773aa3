"""An edition of a report: the counts, shares and medians that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reporting.aggregate import APART, Figure, Tally
from pipeline.reporting.count_tables import Key
from pipeline.reporting.linked_counts import LinkedCounts
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, HIDDEN, NOTHING, TOO_FEW, Cell, Control, Earlier
from pipeline.reporting.shares import WIDEST, ShareRange, percentage, span_of


@dataclass(frozen=True)
class Edition:
    """What is shown of each measure.

    `periods`: the requested period, and the twelve months to its end. `quarters`: those of the trend.
    `within`: the greatest difference between a shown count and the true one.
    """

    periods: tuple[Period, ...]
    quarters: tuple[Period, ...]
    control: Control
    figures: Mapping[tuple[str, Period], Figure]
    counts: Mapping[Cell, int | None]
    within: int = 0

    @property
    def is_rounded(self) -> bool:
        """Whether its counts are rounded."""
        return self.control.method == "round"

    def count(self, measure: str, period: Period, word: str) -> int | str:
        """A count as it is shown, or the sign that it is hidden."""
        count = self.counts[measure, period, word]
        return HIDDEN if count is None else count

    def share(self, measure: str, period: Period, word: str = "Yes") -> float | ShareRange | str:
        """A percentage to one decimal place, or a sign where its parts are hidden or it is of too few.

        For rounded counts it is the range of possible percentages, worked out from the rounded counts alone,
        so that it discloses nothing and is 0 or 100 only where the share is.
        """
        if self.is_rounded:
            return self._span(measure, period, word)
        total, part = self.count(measure, period, COUNTED), self.count(measure, period, word)
        if isinstance(total, str) or total == 0:
            return HIDDEN if isinstance(total, str) else NOTHING
        words = self.figures[measure, period].measure.words
        all_shown = all(isinstance(self.count(measure, period, each), int) for each in (*words, COUNTED))
        if not all_shown or total < self.control.fewest or isinstance(part, str):
            return self.control.too_few
        return percentage(part, total)

    def _span(self, measure: str, period: Period, word: str) -> ShareRange | str:
        """The range of a share, as anybody can work it out from the rounded counts and their sums."""
        words = self.figures[measure, period].measure.words
        part, total = (self._reach(measure, period, one) for one in (word, COUNTED))
        others = [self._reach(measure, period, one) for one in words if one != word]
        if total[0] < self.control.fewest:
            return TOO_FEW
        span = span_of(part, others, total)
        return span if span.most - span.least <= WIDEST else TOO_FEW

    def _reach(self, measure: str, period: Period, word: str) -> tuple[int, int]:
        """The least and the most that the true count behind a rounded one can be."""
        count = self.counts[measure, period, word] or 0
        return max(0, count - self.within), count + self.within

    def spread(self, measure: str, period: Period, name: str) -> float | str:
        """A field of the spread, such as "median", to one decimal; hidden if of too few (catalogue 6.1)."""
        figure = self.figures[measure, period]
        over, waiting = (self.count(measure, period, word) for word in figure.measure.words)
        needed = {"with_waiting": (over, waiting), "longest_wait": (waiting,)}.get(name, (over,))
        numbers = [one for one in needed if isinstance(one, int)]
        at_least = sum(max(0, number - self.within) for number in numbers)
        are_some = self.is_rounded or sum(numbers) > 0
        if len(numbers) < len(needed) or (are_some and at_least < self.control.fewest):
            return self.control.too_few
        value = getattr(figure.spread, name) if sum(numbers) else None
        return NOTHING if value is None else round(float(value), 1)

    def released(self) -> Iterator[Earlier]:
        """Every count that the edition shows, for the register of editions."""
        for (measure, period, word), count in self.counts.items():
            if count is not None:
                yield Earlier(measure, period, word, count)


def periods_needed(periods: Iterable[Period], earlier: Iterable[Earlier]) -> list[Period]:
    """The periods whose counts are needed: the edition's, and those of earlier editions that overlap them."""
    own = list(periods)
    first, last = min(one.first for one in own), max(one.last for one in own)
    touching = {one.period for one in earlier if one.period.last >= first and one.period.first <= last}
    return sorted({*own, *touching})


def edition_of(
    tallies: Sequence[Tally],
    periods: Sequence[Period],
    quarters: Sequence[Period],
    control: Control,
    earlier: Sequence[Earlier] = (),
    trend_of: frozenset[str] | None = None,
) -> Edition:
    """The edition, after an attack on all that it and earlier editions show has found no hidden count.

    `trend_of`: the measures that are shown by quarter, if not all. Raises GivenAway where the attack finds a
    hidden count, and CannotBeHidden where one cannot be protected.
    """
    figures: dict[tuple[str, Period], Figure] = {}
    linked = LinkedCounts(control, earlier)
    published: list[Cell] = []
    for tally in tallies:
        name = tally.measure.id
        with_trend = trend_of is None or name in trend_of
        own = list(dict.fromkeys([*periods, *(quarters if with_trend else ())]))
        for period in own:
            figure = figures[name, period] = tally.figure(period)
            apart = APART if period in periods else ()
            published += [(name, period, word) for word in (*figure.measure.words, COUNTED, *apart)]
        linked.add(tally, own, periods)
    edition = Edition(tuple(periods), tuple(quarters), control, figures, linked.shown(published))
    return replace(edition, within=_within(edition, linked.counts)) if edition.is_rounded else edition


def _within(edition: Edition, counts: Mapping[Key, int]) -> int:
    """The greatest difference between a rounded count and the true one, one less than a multiple of the base.

    It is one number for the whole edition, so that it discloses nothing about any count.
    """
    base = edition.control.base
    furthest = max(
        (abs(shown - counts[cell]) for cell, shown in edition.counts.items() if shown is not None), default=0
    )
    return (furthest // base + 1) * base - 1
