"""What was published of all counts of a report, and whether more can be published beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.reporting.aggregate import Figure, Tally
from pipeline.reporting.count_places import CountPlaces
from pipeline.reporting.known_sums import Line
from pipeline.reporting.nearest_world import nearest
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, NOT_RECORDED, Control, Key, PublishedFigure, Said
from pipeline.reporting.sensitive_counts import equal_totals, sensitive_counts
from pipeline.reporting.worlds import Worlds

#: What a count of today costs to change, and how much more a later one costs than one a slice earlier: where
#: records were revised, the figures as they went out take up the difference as early as they can.
_COST, _LATER = 1.0, 0.01


class LinkedCounts:
    """The counts of some measures, linked where one measure's published counts say something of another's.

    `history`: what was published before. The world that is published from is the nearest one to today's
    records that fits it, so that no edition contradicts an earlier one.
    """

    def __init__(
        self, tallies: Sequence[Tally], history: Sequence[PublishedFigure], control: Control
    ) -> None:
        """Enter the counts of every slice of time, and of the periods of what was published."""
        self.control = control
        self._places = CountPlaces(tallies)
        self.history = [self._in_words(one) for one in history if self._is_known(one)]
        for one in self.history:
            self._places.enter(one.measure, one.period)
        self._groups: dict[str, list[int]] = {}
        self._new: dict[str, int] = {}
        self._worlds: dict[str, Worlds] = {}
        self._lines: dict[str, list[Line]] = {}
        self._order: dict[str, dict[int, int]] = {}
        self._periods: set[Key] = set()
        self._base: list[int] = []

    def _is_known(self, published: PublishedFigure) -> bool:
        """Whether a measure still has the answers that went out, in time that is counted."""
        slices = self._places.slices
        if published.measure not in self._places.tallies or not slices:
            return False
        words = {*self._places.tallies[published.measure].measure.words, COUNTED, NOT_RECORDED}
        whole = Period(slices[0].first, slices[-1].last)
        return published.period.is_in(whole) and all(
            word in words for said in published.said for word in said.words
        )

    def _in_words(self, published: PublishedFigure) -> PublishedFigure:
        """A figure whose total is of all answers by name; the first form of the register has no names."""
        if published.total is None or published.total.words != (COUNTED,):
            return published
        words = self._places.tallies[published.measure].measure.words
        return replace(published, total=replace(published.total, words=words))

    def settle(self, keys: Iterable[Key]) -> None:
        """Find the world to publish from. `keys`: all figures that may be published.

        What was published before and can be made to fit in no way is history, and counts no more.
        """
        for key in keys:
            self._places.enter(*key)
        self._periods = {*keys, *(one.key for one in self.history)}
        self._groups = self._places.by_group()
        self._base = list(self._places.true)
        costs = self._costs()
        for group, places in self._groups.items():
            said = self._said_of(group)
            lines = [*said, *(self._local(group, one) for one in equal_totals(self._places, group))]
            settled, left_out = nearest(
                [self._places.true[place] for place in places],
                [costs[place] for place in places],
                lines,
                len(said),
            )
            for place, count in zip(places, settled, strict=True):
                self._base[place] = count
            self._lines[group] = [line for number, line in enumerate(lines) if number not in left_out]

    def _said_of(self, group: str) -> list[Line]:
        """What was published of a group of measures."""
        return [
            self._local(group, Line.of(found, each.least, each.most))
            for one in self.history
            if self._places.top(one.measure) == group
            for each in one.said
            if (found := self._places.of(one.measure, one.period, each.words))
        ]

    def _costs(self) -> list[float]:
        order = {span: number for number, span in enumerate(self._places.slices)}
        return [_COST + _LATER * order.get(place.span, 0) for place in self._places.all]

    def _local(self, group: str, line: Line) -> Line:
        """A line over the places of one group."""
        if group not in self._order:
            self._order[group] = {place: number for number, place in enumerate(self._groups[group])}
        local = self._order[group]
        return Line(tuple(local[place] for place in line.places), line.signs, line.least, line.most)

    def counts(self, measure: str, period: Period, words: Iterable[str]) -> dict[str, int]:
        """The number of each answer in the world to publish from."""
        return {
            word: sum(self._base[place] for place in self._places.of(measure, period, (word,)))
            for word in words
        }

    def figure(self, measure: str, period: Period) -> Figure:
        """The figure of a measure in today's records."""
        return self._places.tallies[measure].figure(period)

    def is_safe_with(self, measure: str, period: Period, said: Sequence[Said]) -> bool:
        """Whether no count can be bounded too closely if this is published too."""
        group = self._places.top(measure)
        return self._world(group).is_safe_with(self._lines_of(group, measure, period, said))

    def say(self, measure: str, period: Period, said: Sequence[Said]) -> None:
        """Count this as published from now on. That it is safe has to be known."""
        group = self._places.top(measure)
        self._world(group).say(self._lines_of(group, measure, period, said))
        self._new[group] = self._new.get(group, 0) + len(said)

    def is_as_before(self, measure: str) -> bool:
        """Whether nothing new is published of a measure, or of one linked with it."""
        return not self._new.get(self._places.top(measure))

    def _lines_of(self, group: str, measure: str, period: Period, said: Sequence[Said]) -> list[Line]:
        return [
            self._local(group, Line.of(self._places.of(measure, period, one.words), one.least, one.most))
            for one in said
        ]

    def is_exhausted(self, measure: str) -> bool:
        """Whether so much was tried for a measure, or one linked with it, that no more can be proved safe."""
        group = self._places.top(measure)
        return group in self._worlds and self._worlds[group].is_exhausted

    def given_away(self) -> list[str]:
        """The measures of which earlier editions gave a small count away already, each once.

        What only the records of today say, that one answer is a part of another, no reader knows.
        """
        found: dict[str, None] = {}
        names = list(self._places.all)
        for group, places in self._groups.items():
            worlds = self._world(group)
            for line in worlds.given_away():
                small = 1 <= line.value(worlds.base) <= self.control.threshold
                if small and min(line.signs) > 0:
                    found[names[places[line.places[0]]].measure] = None
        return list(found)

    def _world(self, group: str) -> Worlds:
        if group not in self._worlds:
            places, names = self._groups[group], list(self._places.all)
            order = {span: number for number, span in enumerate(self._places.slices)}
            targets = sensitive_counts(self._places, group, self._base, self._periods, self.control.threshold)
            self._worlds[group] = Worlds(
                [self._base[place] for place in places],
                [order.get(names[place].span, len(order)) for place in places],
                self._lines[group],
                [self._local(group, line) for line in targets],
                self.control.threshold,
            )
        return self._worlds[group]
