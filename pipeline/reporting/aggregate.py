"""Aggregates observations: the count of each answer, the spread of waiting times, the cases behind both."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, repeat

from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.reporting.measure import Measure
from pipeline.reporting.observation import AnswerType, Counting, Observation
from pipeline.reporting.periods import Period
from pipeline.reporting.spread import FOLLOWED, Spread, incidence_of, spread_of

#: What is shown apart from the answers. In a share what is not recorded is also a part of No.
APART = (Counting.IN_PROGRESS.value.capitalize(), Counting.NOT_RECORDED.value.capitalize())
_NOT_RECORDED = APART[1]


@dataclass(frozen=True)
class Figure:
    """One measure over one period.

    `counts`: the number of each answer, of those in progress and of those not recorded. In a share No
    includes what is not recorded, so that "Not recorded" is a part of No and in no sum besides. `behind`: the
    indexes of the cases behind a count. `spread`: of a number. `units`: the hashes of the units with an
    answer. `incidence`: of an incidence, the share in which it happened within 365 days (Kaplan-Meier), in
    per cent; None where none was followed.
    """

    measure: Measure
    period: Period
    counts: dict[str, int]
    behind: Callable[[str], tuple[int, ...]]
    spread: Spread | None
    units: Callable[[str], frozenset[int]]
    incidence: float | None = None

    @property
    def counted(self) -> int:
        """The denominator: the number of observations that have an answer."""
        return sum(self.counts[word] for word in self.measure.words)


def values_of(figure: Figure) -> dict[str, float]:
    """The median, the quartiles, the longest waits and the like of a figure, to one decimal place."""
    values = vars(figure.spread) if figure.spread else {"incidence": figure.incidence}
    return {name: round(float(value), 1) for name, value in values.items() if value is not None}


@dataclass(slots=True)
class Seen:
    """Observations with one answer in one slice: the case, the unit as a hash, the day, the number of each.

    One that stands for several alike has its case several times and its unit once. `days` only where a
    measure counts the latest of each unit, `numbers` only where its answers have one.
    """

    cases: array[int] = field(default_factory=lambda: array("L"))
    units: array[int] = field(default_factory=lambda: array("q"))
    days: array[int] = field(default_factory=lambda: array("L"))
    numbers: array[float] = field(default_factory=lambda: array("d"))

    def extend(self, other: Seen) -> None:
        """Add others to these."""
        self.cases.extend(other.cases)
        self.units.extend(other.units)
        self.days.extend(other.days)
        self.numbers.extend(other.numbers)


@dataclass
class Tally:
    """All observations of one measure, by slice and answer.

    `slices`: periods that no reported period cuts. The counts of longer periods are sums of those of their
    slices, except of a measure that counts only the latest of each unit (`Measure.latest`): a unit is counted
    once in a period, however long it is.
    """

    measure: Measure
    slices: list[Period]
    seen: dict[tuple[int, str], Seen] = field(default_factory=dict)
    _figures: dict[Period, Figure] = field(default_factory=dict, init=False, repr=False)

    def add(self, number: int, observation: Observation, place: int) -> None:
        """Add an observation of the case at index `number`, whose day is in the slice at index `place`."""
        unit = hash((observation.case_id, observation.unit.split("/", 2)[-1]))
        for word in self._words(observation):
            seen = self.at(place, word)
            if observation.times == 1:
                seen.cases.append(number)
            else:
                seen.cases.extend(repeat(number, observation.times))
            seen.units.append(unit)
            if self.measure.latest:
                seen.days.append(observation.day.toordinal())
            if word in self.measure.words and self.measure.kind in _WITH_NUMBERS:
                seen.numbers.append(_number_of(observation))

    def at(self, place: int, word: str) -> Seen:
        """The observations with an answer in a slice, to add to."""
        if self._figures:
            self._figures.clear()
        found = self.seen.get((place, word))
        if found is None:
            found = self.seen[place, word] = Seen()
        return found

    def figure(self, period: Period) -> Figure:
        """The figure over a period that is made of complete slices."""
        if period not in self._figures:
            self._figures[period] = self._figure(period)
        return self._figures[period]

    def _figure(self, period: Period) -> Figure:
        words = (*self.measure.words, *APART)
        places = [place for place, one in enumerate(self.slices) if one.first in period]
        seen = {
            word: [self.seen[place, word] for place in places if (place, word) in self.seen] for word in words
        }
        if self.measure.latest:
            seen = _latest_of_each(seen, self.measure.words)
        first, second = ([it for one in seen[word] for it in one.numbers] for word in self.measure.words[:2])
        kind = self.measure.kind
        return Figure(
            measure=self.measure,
            period=period,
            counts={word: sum(len(one.cases) for one in found) for word, found in seen.items()},
            behind=lambda word: tuple(sorted({case for one in seen[word] for case in one.cases})),
            spread=spread_of(first, second) if kind is AnswerType.NUMBER else None,
            units=lambda word: frozenset(unit for one in seen.get(word, ()) for unit in one.units),
            incidence=incidence_of(first, second) if kind is AnswerType.INCIDENCE else None,
        )

    def _words(self, observation: Observation) -> tuple[str, ...]:
        """The words under which an observation is counted: in a share what is not recorded is a No too."""
        if observation.standing is Counting.NOT_RECORDED and self.measure.kind is AnswerType.SHARE:
            return ("No", _NOT_RECORDED)
        return (_word(observation),)


#: The types whose observations carry a number.
_WITH_NUMBERS = (AnswerType.NUMBER, AnswerType.INCIDENCE)


def _number_of(observation: Observation) -> float:
    """The number of an observation: its answer, or the days for which an incidence was followed."""
    if observation.followed is not None:
        return min(observation.followed, FOLLOWED)
    return float(observation.answer or 0)


def _latest_of_each(seen: dict[str, list[Seen]], answers: Collection[str]) -> dict[str, list[Seen]]:
    """The last answer of each unit, or what is shown apart where it has none; of one day, the last added."""
    last: dict[int, tuple[tuple[bool, int], str, int]] = {}
    for word, found in seen.items():
        for one in found:
            for case, unit, day in zip(one.cases, one.units, one.days, strict=True):
                rank = (word in answers, day)
                if unit not in last or rank >= last[unit][0]:
                    last[unit] = (rank, word, case)
    kept = {word: Seen() for word in seen}
    for unit, (_, word, case) in last.items():
        kept[word].cases.append(case)
        kept[word].units.append(unit)
    return {word: [one] for word, one in kept.items()}


def slices_of(periods: Iterable[Period]) -> list[Period]:
    """The slices into which the ends of all periods cut the time that they cover, the earliest first."""
    all_periods = list(periods)
    cuts = sorted(
        {period.first for period in all_periods} | {period.last + timedelta(days=1) for period in all_periods}
    )
    return [Period(first, after - timedelta(days=1)) for first, after in pairwise(cuts)]


def gather(
    cases: Iterable[Case],
    measures: Sequence[Measure],
    clock: Clock,
    slices: list[Period],
    faults: list[Finding] | None = None,
    see: Callable[[Case], object] = lambda case: None,
) -> list[Tally]:
    """The tally of each measure over all cases, which are gone through once, one in memory at a time.

    `see` is called with each case. `faults`: a case in which the program has a fault is added to it and is in
    no tally. Without it the fault is raised.
    """
    tallies = [Tally(measure, slices) for measure in measures]
    lookbacks = {place: one.lookback() for place, one in enumerate(measures) if one.lookback}
    place_of, left_out = _place_in(slices), set[int]()
    for number, case in enumerate(cases):
        see(case)
        observed: list[list[Observation]] = []
        with _left_out_of_all(case, faults):
            found = [
                [] if place in lookbacks else list(one.observe(case, clock))
                for place, one in enumerate(measures)
            ]
            for lookback in lookbacks.values():
                lookback.note(number, case)
            observed = found
        if not observed:
            left_out.add(number)
        for tally, observations in zip(tallies, observed, strict=False):
            for observation in observations:
                if (slice_ := place_of(observation.day)) is not None:
                    tally.add(number, observation, slice_)
    for place, lookback in lookbacks.items():
        for number, observation in lookback.observations(clock):
            slice_ = place_of(observation.day)
            if slice_ is not None and number not in left_out:
                tallies[place].add(number, observation, slice_)
    return tallies


def _place_in(slices: Sequence[Period]) -> Callable[[date], int | None]:
    """What gives the index of the slice that a day is in, or None."""
    starts = [period.first for period in slices]

    @cache
    def place_of(day: date) -> int | None:
        place = bisect.bisect_right(starts, day) - 1
        return place if place >= 0 and day <= slices[place].last else None

    return place_of


@contextmanager
def _left_out_of_all(case: Case, faults: list[Finding] | None) -> Iterator[None]:
    """Adds a fault of the program in a case to `faults`, and raises it where there is no list."""
    try:
        yield
    except ENDS_ALL:
        raise
    except Exception as fault:
        if faults is None:
            raise
        faults.append(fault_in(case, fault))


def _word(observation: Observation) -> str:
    """The answer under which an observation is counted."""
    if observation.standing is not Counting.COUNTED:
        return str(observation.standing.value).capitalize()
    if isinstance(observation.answer, bool):
        return "Yes" if observation.answer else "No"
    if isinstance(observation.answer, str):
        return observation.answer
    return "Still waiting" if observation.waits else "Over"
