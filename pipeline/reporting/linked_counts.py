"""What was published of all counts of a report, and whether more can be published beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from pipeline.reporting.aggregate import Figure, Tally
from pipeline.reporting.count_places import CountPlaces
from pipeline.reporting.known_sums import MANY, Line
from pipeline.reporting.nearest_world import nearest
from pipeline.reporting.open_revision import what_still_holds
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, NOT_RECORDED, Control, Key, PublishedFigure, Said
from pipeline.reporting.sensitive_counts import (
    links_between,
    links_nearly,
    margins,
    sensitive_counts,
    totals_in_ranges,
)
from pipeline.reporting.worlds import Worlds

#: What a count of today costs to change, and how much more a later one costs than one a slice earlier: where
#: records were revised, the figures as they went out take up the difference as early as they can.
_COST, _LATER = 1.0, 0.01


class LinkedCounts:
    """The counts of some measures, linked where one measure's published counts say something of another's.

    `history`: what was published before. `replaced`: what was, and is repeated no more, because it was taken
    back or revised; its readers still know each part of it that holds in today's records. The world that is
    published from is the nearest one to those that fits what is repeated, so that no edition contradicts an
    earlier one.
    """

    def __init__(
        self,
        tallies: Sequence[Tally],
        history: Sequence[PublishedFigure],
        control: Control,
        replaced: Sequence[PublishedFigure] = (),
    ) -> None:
        """Enter the counts of every slice of time, and of the periods of what was published."""
        self.control = control
        self._places = CountPlaces(tallies)
        self.history = [self._in_words(one) for one in history if self._is_known(one)]
        self._replaced = [self._in_words(one) for one in replaced if self._is_known(one)]
        for one in (*self.history, *self._replaced):
            self._places.enter(one.measure, one.period)
        self._controls: dict[str, Control] = {}
        self._groups: dict[str, list[int]] = {}
        self._new: dict[str, int] = {}
        self._worlds: dict[str, Worlds] = {}
        self._lines: dict[str, list[Line]] = {}
        self._order: dict[str, dict[int, int]] = {}
        self._periods: set[Key] = set()
        self._since = date.max
        self._base: list[int] = []
        self._sums: dict[tuple[str, Period, tuple[str, ...]], bool] = {}

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
        before = {one.key for one in self.history}
        for key in keys:
            self._places.enter(*key)
            if key not in before:
                self._since = min(self._since, key[1].first)
        self._periods = {*keys, *(one.key for one in (*self.history, *self._replaced))}
        self._groups = self._places.by_group()
        self._base = list(self._places.true)
        costs = self._costs()
        for group, places in self._groups.items():
            said = self._said_of(group, self.history)
            known = self._still_known(group)
            true = [self._places.true[place] for place in places]
            nearly = [self._local(group, one) for one in links_nearly(self._places, group)]
            lines = [*said, *known, *self._links_of(group, true), *nearly]
            settled, left_out = nearest(true, [costs[place] for place in places], lines, len(said))
            for place, count in zip(places, settled, strict=True):
                self._base[place] = count
            self._lines[group] = [line for number, line in enumerate(lines) if number not in left_out]

    def _links_of(self, group: str, true: Sequence[int]) -> list[Line]:
        """What definitions say of two measures, where today's records keep to it: they are not bent to it."""
        counts = np.array(true, dtype=np.int64)
        links = (self._local(group, one) for one in links_between(self._places, group))
        return [one for one in links if one.least <= one.value(counts) <= one.most]

    def _still_known(self, group: str) -> list[Line]:
        """What was said and is repeated no more, as far as it holds in today's records, of some measures."""
        lines: list[Line] = []
        for one in self._replaced:
            if self._places.top(one.measure) == group:
                holds = what_still_holds(one, self.figure(*one.key))
                lines += self._lines_of(group, one.measure, one.period, holds, in_part=holds != one.said)
        return lines

    def _said_of(self, group: str, figures: Iterable[PublishedFigure]) -> list[Line]:
        """What some figures say of a group of measures."""
        return [
            line
            for one in figures
            if self._places.top(one.measure) == group
            for line in self._lines_of(group, one.measure, one.period, one.said)
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

    def adds_up(self, measure: str, period: Period, words: tuple[str, ...]) -> bool:
        """Whether some answers are the sum of numbers that went out, and of today's records for the rest."""
        key = (measure, period, words)
        if key not in self._sums:
            self._sums[key] = self._adds_up(*key)
        return self._sums[key]

    def _adds_up(self, measure: str, period: Period, words: tuple[str, ...]) -> bool:
        if self._places.tallies[measure].measure.latest:
            return False
        left = dict.fromkeys(one for one in self._places.slices if one.is_in(period))
        parts = [
            one.period
            for one in self.history
            if one.measure == measure
            and one.period.is_in(period)
            and any(said.words == words and said.least == said.most for said in one.said)
        ]
        for part in sorted(parts, key=lambda one: (one.months, one)):
            within = [one for one in left if one.is_in(part)]
            if within and within == [one for one in self._places.slices if one.is_in(part)]:
                left = dict.fromkeys(one for one in left if one not in within)
        rest = [place for one in left for place in self._places.of(measure, one, words)]
        return all(self._base[place] == self._places.true[place] for place in rest)

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

    def control_of(self, measure: str) -> Control:
        """How a measure, and those linked with it, are made safe."""
        group = self._places.top(measure)
        if group not in self._controls:
            tallies = self._places.tallies
            each = [one.measure.of_each for name, one in tallies.items() if self._places.top(name) == group]
            self._controls[group] = self.control.of_each(max(each))
        return self._controls[group]

    def is_in_ranges(self, measure: str) -> bool:
        """Whether the total of a measure is never given exactly."""
        return self._places.tallies[measure].measure.in_ranges

    def size(self, measure: str) -> int:
        """How many counts are linked with those of a measure, its own included."""
        return len(self._groups[self._places.top(measure)])

    def is_as_before(self, measure: str) -> bool:
        """Whether nothing new is published of a measure, or of one linked with it."""
        return not self._new.get(self._places.top(measure))

    def _lines_of(
        self, group: str, measure: str, period: Period, said: Sequence[Said], *, in_part: bool = False
    ) -> list[Line]:
        """What a reader knows of what is said: each sum, and that an answer left out is the most frequent.

        `in_part`: it is not all that was said at once, so that nothing follows from what is left out.
        """
        found = [(self._places.of(measure, period, one.words), one) for one in said]
        lines = [Line.of(places, one.least, one.most) for places, one in found if places]
        words = self._places.tallies[measure].measure.words
        answers = [(places, one) for places, one in found if set(one.words) < set(words)]
        named = {word for _, one in answers for word in one.words}
        in_ranges = all(one.least < one.most for _, one in answers)
        if answers and not in_part and not set(words) <= named and in_ranges:
            rest = self._places.of(measure, period, [word for word in words if word not in named])
            lines += [Line.of_difference(rest, places, 0, MANY) for places, _ in answers]
        return [self._local(group, line) for line in lines]

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
                small = 1 <= line.value(worlds.base) <= worlds.threshold
                if small and min(line.signs) > 0:
                    found[names[places[line.places[0]]].measure] = None
        return list(found)

    def _world(self, group: str) -> Worlds:
        if group not in self._worlds:
            places, names = self._groups[group], list(self._places.all)
            order = {span: number for number, span in enumerate(self._places.slices)}
            threshold = self.control_of(group).threshold
            wide = totals_in_ranges(self._places, group, self._periods)
            small = sensitive_counts(self._places, group, self._base, self._periods, threshold, self._since)
            self._worlds[group] = Worlds(
                [self._base[place] for place in places],
                [order.get(names[place].span, len(order)) for place in places],
                self._lines[group],
                [self._local(group, line) for line in dict.fromkeys([*small, *wide])],
                threshold,
                {
                    self._local(group, line): more
                    for line, more in margins(self._places, group, self._periods).items()
                },
                {self._local(group, line) for line in wide},
            )
        return self._worlds[group]
