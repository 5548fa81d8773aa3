"""All counts of a report and what was published of them: their sums, and what has to stay safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from pipeline.reporting.aggregate import Figure, Tally
from pipeline.reporting.composites import Together
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, NOT_RECORDED, Control, PublishedFigure, Said
from pipeline.reporting.worlds import Line, Worlds, nearest

#: The lengths of time of which every count has to stay safe, published or not, in months.
_LENGTHS = (3, 6, 12)
#: What a count of today costs to change, and how much more a later one costs than one a slice earlier: where
#: records were revised, the figures as they went out take up the difference as early as they can.
_COST, _LATER = 1.0, 0.01


class _Place(NamedTuple):
    """One count: of an answer to a measure in a slice of time, or in a period if it is not in slices."""

    measure: str
    span: Period
    word: str


class LinkedCounts:
    """The counts of some measures, linked where one measure's published counts say something of another's.

    `history`: what was published before. The world that is published from is the nearest one to today's
    records that fits it, so that no edition contradicts an earlier one.
    """

    def __init__(self, together: Together, history: Sequence[PublishedFigure], control: Control) -> None:
        """Enter the counts of every slice of time, and of the periods of what was published."""
        tallies, sums = together.tallies, together.sums
        self.control = control
        self.members: dict[str, Sequence[Tally]] = {one.measure.id: (one,) for one in tallies}
        self.members |= {measure.id: parts for measure, parts in sums}
        self.slices = tallies[0].slices if tallies else []
        self._places: dict[_Place, int] = {}
        self._true: list[int] = []
        self._leader: dict[str, str] = {one.measure.id: one.measure.id for one in tallies}
        self._cohorts = list(_cohorts(tallies))
        self._sums = sums
        for _, parts in sums:
            self._join([part.measure.id for part in parts])
        for cohort in self._cohorts:
            self._join([one.measure.id for one in cohort])
        self.history = [self._in_words(one) for one in history if self._is_known(one)]
        for tally in tallies:
            if not tally.measure.latest:
                for span in self.slices:
                    self._enter(tally, span)
        for one in self.history:
            self.enter(one.measure, one.period)
        self._worlds: dict[str, Worlds] = {}
        self._lines: dict[str, list[Line]] = {}
        self.base: list[int] = []

    def _join(self, names: Sequence[str]) -> None:
        for name in names[1:]:
            self._leader[self._top(name)] = self._top(names[0])

    def _top(self, name: str) -> str:
        """The measure that names the group of linked measures that this one is in."""
        name = self.members[name][0].measure.id if name not in self._leader else name
        while self._leader[name] != name:
            name = self._leader[name]
        return name

    def _is_known(self, published: PublishedFigure) -> bool:
        """Whether a measure still has the answers that something was published of, in time that is counted."""
        if published.measure not in self.members or not self.slices:
            return False
        words = {*self.members[published.measure][0].measure.words, COUNTED, NOT_RECORDED}
        first, last = self.slices[0].first, self.slices[-1].last
        return (
            all(word in words for said in published.said for word in said.words)
            and published.period.first >= first
            and published.period.last <= last
        )

    def _in_words(self, published: PublishedFigure) -> PublishedFigure:
        """A figure whose total is of all answers by name; the first form of the register has no names."""
        if published.total is None or published.total.words != (COUNTED,):
            return published
        words = self.members[published.measure][0].measure.words
        return replace(published, total=replace(published.total, words=words))

    def enter(self, measure: str, period: Period) -> None:
        """Enter the counts of a period of a measure that is not counted in slices."""
        for tally in self.members[measure]:
            if tally.measure.latest:
                self._enter(tally, period)

    def _enter(self, tally: Tally, span: Period) -> None:
        figure = tally.figure(span)
        missing = figure.counts.get(NOT_RECORDED, 0)
        for word in (*tally.measure.words, NOT_RECORDED):
            place = _Place(tally.measure.id, span, word)
            if place not in self._places:
                number = missing if word == NOT_RECORDED else figure.counts[word]
                if word == "No" and _has_missing_in_no(tally.measure):
                    number -= missing
                self._places[place] = len(self._true)
                self._true.append(number)

    def places(self, measure: str, period: Period, words: Iterable[str]) -> tuple[int, ...]:
        """The counts that add up to some answers to a measure in a period."""
        found: list[int] = []
        asked = tuple(words)
        for tally in self.members[measure]:
            spans = (
                [period]
                if tally.measure.latest
                else [one for one in self.slices if one.first in period and one.last in period]
            )
            names = dict.fromkeys(asked)
            if "No" in names and _has_missing_in_no(tally.measure):
                names |= {NOT_RECORDED: None}
            found += [
                self._places[place]
                for span in spans
                for word in names
                if (place := _Place(tally.measure.id, span, word)) in self._places
            ]
        return tuple(found)

    def settle(self, periods: Iterable[tuple[str, Period]]) -> list[PublishedFigure]:
        """Find the world to publish from, and what has to stay safe. `periods`: all that may be published.

        Returns what was published before and cannot be made to fit: it is history.
        """
        costs = self._costs()
        gone: dict[tuple[str, Period], PublishedFigure] = {}
        self.base = list(self._true)
        for group, places in self._groups().items():
            local = {place: number for number, place in enumerate(places)}
            said = [
                (one, _moved(Line.of(found, each.least, each.most), local))
                for one in self.history
                if self._top(one.measure) == group
                for each in one.said
                if (found := self.places(one.measure, one.period, each.words))
            ]
            lines = [*(line for _, line in said), *(_moved(one, local) for one in self._equal_totals(group))]
            settled, left_out = nearest(
                [self._true[place] for place in places], [costs[place] for place in places], lines, len(said)
            )
            for place, count in zip(places, settled, strict=True):
                self.base[place] = count
            gone |= {said[number][0].key: said[number][0] for number in left_out if number < len(said)}
            self._lines[group] = [line for number, line in enumerate(lines) if number not in left_out]
        self._periods = set(periods) | {one.key for one in self.history}
        return list(gone.values())

    def _costs(self) -> list[float]:
        first = {span: number for number, span in enumerate(self.slices)}
        return [_COST + _LATER * first.get(place.span, 0) for place in self._places]

    def _groups(self) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for place, number in self._places.items():
            groups.setdefault(self._top(place.measure), []).append(number)
        return groups

    def counts(self, measure: str, period: Period, words: Iterable[str]) -> dict[str, int]:
        """The number of each answer in the world to publish from."""
        return {
            word: sum(self.base[place] for place in self.places(measure, period, (word,))) for word in words
        }

    def figure(self, measure: str, period: Period) -> Figure:
        """The figure of a measure in today's records."""
        figures = [tally.figure(period) for tally in self.members[measure]]
        if len(figures) == 1:
            return figures[0]
        words = figures[0].counts
        return replace(
            figures[0],
            measure=next(one for one, _ in self._sums if one.id == measure),
            counts={word: sum(one.counts[word] for one in figures) for word in words},
            behind={
                word: tuple(sorted({case for one in figures for case in one.behind[word]})) for word in words
            },
        )

    def is_safe_with(self, measure: str, period: Period, said: Sequence[Said], *, keep: bool) -> bool:
        """Whether no count can be bounded too closely if this is published too; with `keep` it now is."""
        group = self._top(measure)
        worlds, local = self._world(group)
        lines = [
            _moved(Line.of(self.places(measure, period, one.words), one.least, one.most), local)
            for one in said
        ]
        return worlds.is_safe_with(lines, keep=keep)

    def given_away(self) -> list[str]:
        """The measures of which earlier editions gave a small count away already, each once."""
        found = []
        for group, places in self._groups().items():
            worlds, _ = self._world(group)
            names = list(self._places)
            for line in worlds.given_away():
                if 1 <= line.value(worlds.base) <= self.control.threshold:
                    found.append(names[places[line.places[0]]].measure)
        return list(dict.fromkeys(found))

    def _world(self, group: str) -> tuple[Worlds, dict[int, int]]:
        places = self._groups_once()[group]
        local = {place: number for number, place in enumerate(places)}
        if group not in self._worlds:
            names = list(self._places)
            order = {span: number for number, span in enumerate(self.slices)}
            times = [order.get(names[place].span, len(self.slices)) for place in places]
            targets = [_moved(line, local) for line in self._targets(group)]
            base = [self.base[place] for place in places]
            self._worlds[group] = Worlds(base, times, self._lines[group], targets, self.control.threshold)
        return self._worlds[group], local

    def _groups_once(self) -> dict[str, list[int]]:
        if not hasattr(self, "_grouped"):
            self._grouped = self._groups()
        return self._grouped

    def _equal_totals(self, group: str) -> list[Line]:
        """Measures of the same things have the same total in every slice of time, as their readers know."""
        lines = []
        for cohort in self._cohorts:
            if self._top(cohort[0].measure.id) != group:
                continue
            for one, other in pairwise(cohort):
                for span in self.slices:
                    first = self.places(one.measure.id, span, one.measure.words)
                    second = self.places(other.measure.id, span, other.measure.words)
                    lines.append(Line((*first, *second), (1,) * len(first) + (-1,) * len(second)))
        return lines

    def _targets(self, group: str) -> Iterator[Line]:
        """The small counts of a group, today or as it is published from: they have to stay uncertain."""
        found: dict[Line, None] = {}
        for name, tallies in self.members.items():
            if self._top(name) != group:
                continue
            words = tallies[0].measure.words
            for period in self._spans_of(name):
                for asked in (*((word,) for word in words), words, (NOT_RECORDED,)):
                    line = Line.of(self.places(name, period, asked))
                    if line.places and self._is_small(line):
                        found[line] = None
        for line in self._nested(group):
            found[line] = None
        yield from found

    def _is_small(self, line: Line) -> bool:
        """Whether a reader could ever bound a count closely and think it small: late entries may make it so.

        A count of twice the threshold or more cannot be both.
        """
        count = sum(sign * self.base[place] for place, sign in zip(line.places, line.signs, strict=True))
        return 0 <= count < 2 * self.control.threshold

    def _spans_of(self, name: str) -> list[Period]:
        """The periods of a measure of which the counts have to stay safe."""
        published = [period for measure, period in self._periods if measure == name]
        if self.members[name][0].measure.latest or not self.slices:
            return published
        whole = Period(self.slices[0].first, self.slices[-1].last)
        blocks = [
            block
            for months in _LENGTHS
            for block in whole.blocks_to_its_end(months, len(self.slices))
            if block.first >= whole.first
        ]
        years = [one.year_to_its_end for one in self.slices if one.year_to_its_end.first >= whole.first]
        return list(dict.fromkeys([*self.slices, *blocks, *years, *published]))

    def _nested(self, group: str) -> Iterator[Line]:
        """Where all things with one answer have one answer to another measure too, the rest is a count."""
        for cohort in self._cohorts:
            if self._top(cohort[0].measure.id) != group:
                continue
            for one, other in combinations(cohort, 2):
                shared = {
                    period for _, period in self._periods if _in_both(self._periods, one, other, period)
                }
                for period in shared:
                    yield from self._rests(one, other, period)

    def _rests(self, one: Tally, other: Tally, period: Period) -> Iterator[Line]:
        first, second = one.figure(period), other.figure(period)
        for mine in one.measure.words:
            for theirs in other.measure.words:
                ours, their = first.units(mine), second.units(theirs)
                if ours == their or not ours or not their or not (ours < their or their < ours):
                    continue
                smaller, larger = (
                    ((one, mine), (other, theirs)) if ours < their else ((other, theirs), (one, mine))
                )
                inner = self.places(smaller[0].measure.id, period, (smaller[1],))
                outer = self.places(larger[0].measure.id, period, (larger[1],))
                line = Line((*outer, *inner), (1,) * len(outer) + (-1,) * len(inner))
                if self._is_small(line):
                    yield line


def _in_both(periods: set[tuple[str, Period]], one: Tally, other: Tally, period: Period) -> bool:
    return (one.measure.id, period) in periods and (other.measure.id, period) in periods


def _has_missing_in_no(measure: Measure) -> bool:
    """Whether what is not recorded counts as a No; for other kinds of answers it is only shown apart."""
    return measure.kind is AnswerType.SHARE


def _moved(line: Line, local: dict[int, int]) -> Line:
    """A line over the places of one group."""
    return Line(tuple(local[place] for place in line.places), line.signs, line.least, line.most)


def _cohorts(tallies: Sequence[Tally]) -> Iterator[list[Tally]]:
    """The measures that count the same things in every slice of time, where there are several."""
    found: dict[frozenset[tuple[int, int]], list[Tally]] = {}
    for tally in tallies:
        things = [
            (place, unit)
            for (place, word), units in tally.units.items()
            if word in tally.measure.words
            for unit in units
        ]
        if things and len(set(things)) == len(things) and not tally.measure.latest:
            found.setdefault(frozenset(things), []).append(tally)
    yield from (cohort for cohort in found.values() if len(cohort) > 1)
