"""Where each count of a report is: by measure, slice of time and answer; and which add up to a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.reporting.aggregate import Tally
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import NOT_RECORDED


class Place(NamedTuple):
    """One count: of an answer to a measure in a slice of time, or in a period if it is not in slices."""

    measure: str
    span: Period
    word: str


class CountPlaces:
    """All counts of a report in one order, with what they are in today's records.

    `tallies`: by measure. `cohorts`: the measures that count the same things, of which the published counts
    say something of each other's; they are one group, under the name of one of them.
    """

    def __init__(self, tallies: Sequence[Tally]) -> None:
        """Enter the counts of every slice of time."""
        self.tallies = {one.measure.id: one for one in tallies}
        self.slices = tallies[0].slices if tallies else []
        self.all: dict[Place, int] = {}
        self.true: list[int] = []
        self._within: dict[Period, list[Period]] = {}
        self._found: dict[tuple[str, Period, tuple[str, ...]], tuple[int, ...]] = {}
        self._leader: dict[str, str] = {one.measure.id: one.measure.id for one in tallies}
        self.cohorts = list(_cohorts(tallies))
        for cohort in self.cohorts:
            self._leader |= {one.measure.id: cohort[0].measure.id for one in cohort}
        for tally in tallies:
            if not tally.measure.latest:
                for span in self.slices:
                    self._enter(tally, span)

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
        """The places of the counts that add up to some answers to a measure in a period."""
        asked = tuple(words)
        key = (measure, period, asked)
        if key not in self._found:
            self._found[key] = tuple(self._look_up(measure, period, asked))
        return self._found[key]

    def _look_up(self, measure: str, period: Period, asked: tuple[str, ...]) -> Iterator[int]:
        tally = self.tallies[measure]
        names = dict.fromkeys(asked)
        if "No" in names and _has_missing_in_no(tally.measure):
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


def _cohorts(tallies: Sequence[Tally]) -> Iterator[list[Tally]]:
    """The measures that count the same things in every slice of time, where there are several."""
    found: dict[frozenset[tuple[int, int]], list[Tally]] = {}
    for tally in tallies:
        things = [
            (place, unit)
            for (place, word), seen in tally.seen.items()
            if word in tally.measure.words
            for unit in seen.units
        ]
        if things and len(set(things)) == len(things) and not tally.measure.latest:
            found.setdefault(frozenset(things), []).append(tally)
    yield from (cohort for cohort in found.values() if len(cohort) > 1)
