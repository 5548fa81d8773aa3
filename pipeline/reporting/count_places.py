"""Where each count of a report is: by measure, slice of time and answer; and which add up to a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import NOT_RECORDED, SAID_NO


class Place(NamedTuple):
    """One count: of an answer to a measure in a slice of time, or in a period if it is not in slices."""

    measure: str
    span: Period
    word: str


class Link(NamedTuple):
    """The things of one measure are among those with some answers to another, or `every` one of them.

    `words`: the answers to the outer measure. `those`: of which answers to the inner one the things are.
    `nearly`: but for what falls at the ends of a slice.
    """

    inner: Tally
    outer: Tally
    words: tuple[str, ...]
    every: bool
    nearly: bool
    those: tuple[str, ...]


class CountPlaces:
    """All counts of a report in one order, with what they are in today's records.

    `tallies`: by measure. `links`: the measures whose things are among those of another, so that the
    published counts of the two say something of each other's; they are one group, under the name of one of
    them.
    """

    def __init__(self, tallies: Sequence[Tally]) -> None:
        """Enter the counts of every slice of time."""
        self.tallies = {one.measure.id: one for one in tallies}
        self.slices = tallies[0].slices if tallies else []
        self.all: dict[Place, int] = {}
        self.true: list[int] = []
        self._within: dict[Period, list[Period]] = {}
        self._found: dict[tuple[str, Period, tuple[str, ...]], tuple[int, ...]] = {}
        self.links: list[Link] = list(_links(self.tallies))
        self._leader: dict[str, str] = {one.measure.id: one.measure.id for one in tallies}
        for link in self.links:
            old, new = self._leader[link.inner.measure.id], self._leader[link.outer.measure.id]
            self._leader |= {name: new for name, leader in self._leader.items() if leader == old}
        for tally in tallies:
            if not tally.measure.latest:
                for span in self.slices:
                    self._enter(tally, span)

    def chain(self, link: Link) -> Iterator[Link]:
        """A link, and those with what the outer measure's things are among in turn."""
        yield link
        for other in self.links:
            goes_on = other.inner is link.outer and set(other.those) >= set(link.words)
            if goes_on and other.outer is not link.inner:
                is_all = set(link.words) >= set(link.outer.measure.words)
                every, nearly = link.every and other.every and is_all, link.nearly or other.nearly
                yield from self.chain(Link(link.inner, other.outer, other.words, every, nearly, link.those))

    def top(self, name: str) -> str:
        """The measure that names the group of linked measures that this one is in."""
        return self._leader[name]

    def by_group(self) -> dict[str, list[int]]:
        """The places of each group of linked measures."""
        groups: dict[str, list[int]] = {}
        for place, number in self.all.items():
            groups.setdefault(self.top(place.measure), []).append(number)
        return groups

    def enter(self, measure: str, period: Period) -> None:
        """Enter the counts of a period of a measure that is not counted in slices."""
        tally = self.tallies[measure]
        if tally.measure.latest:
            self._enter(tally, period)
            self._found.clear()

    def _enter(self, tally: Tally, span: Period) -> None:
        figure = tally.figure(span)
        missing = figure.counts.get(NOT_RECORDED, 0)
        for word in (*tally.measure.words, NOT_RECORDED):
            place = Place(tally.measure.id, span, word)
            if place not in self.all:
                number = missing if word == NOT_RECORDED else figure.counts[word]
                if word == "No" and _has_missing_in_no(tally.measure):
                    number -= missing
                self.all[place] = len(self.true)
                self.true.append(number)

    def of(self, measure: str, period: Period, words: Iterable[str]) -> tuple[int, ...]:
        """The places of the counts that add up to some answers to a measure, or SAID_NO, in a period."""
        asked = tuple(words)
        key = (measure, period, asked)
        if key not in self._found:
            self._found[key] = tuple(self._look_up(measure, period, asked))
        return self._found[key]

    def _look_up(self, measure: str, period: Period, asked: tuple[str, ...]) -> Iterator[int]:
        tally = self.tallies[measure]
        names = dict.fromkeys("No" if word == SAID_NO else word for word in asked)
        if "No" in asked and _has_missing_in_no(tally.measure):
            names |= {NOT_RECORDED: None}
        for span in [period] if tally.measure.latest else self._slices_in(period):
            for word in names:
                place = Place(measure, span, word)
                if place in self.all:
                    yield self.all[place]

    def _slices_in(self, period: Period) -> list[Period]:
        if period not in self._within:
            self._within[period] = [one for one in self.slices if one.is_in(period)]
        return self._within[period]


def _has_missing_in_no(measure: Measure) -> bool:
    """Whether what is not recorded counts as a No; for other kinds of answers it is only shown apart."""
    return measure.kind is AnswerType.SHARE


def all_words(measure: Measure) -> tuple[str, ...]:
    """The answers under which everything that a measure counts is, recorded or not."""
    return measure.words if _has_missing_in_no(measure) else (*measure.words, NOT_RECORDED)


def _links(tallies: Mapping[str, Tally]) -> Iterator[Link]:
    for tally in tallies.values():
        among = tally.measure.among
        outer = tallies.get(among.measure) or tallies.get(among.otherwise) if among else None
        if among is None or outer is None or tally.measure.latest or outer.measure.latest:
            continue
        words = (among.answer,) if among.answer else all_words(outer.measure)
        those = (among.of,) if among.of else all_words(tally.measure)
        yield Link(tally, outer, words, among.every, among.nearly, those)
