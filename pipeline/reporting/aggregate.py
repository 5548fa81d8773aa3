"""Aggregates observations: the count of each answer, the spread of waiting times, the cases behind both."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.reporting.measure import Measure, Observe
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
    indexes of the cases behind each count. `spread`: of a number. `units`: the hashes of the units with an
    answer. `incidence`: of an incidence, the share in which it happened within 365 days (Kaplan-Meier), in
    per cent; None where none was followed.
    """

    measure: Measure
    period: Period
    counts: dict[str, int]
    behind: dict[str, tuple[int, ...]]
    spread: Spread | None
    units: Callable[[str], frozenset[int]]
    incidence: float | None = None

    @property
    def counted(self) -> int:
        """The denominator: the number of observations that have an answer."""
        return sum(self.counts[word] for word in self.measure.words)


class _Entry(NamedTuple):
    """One observation in a tally: its case, its unit as a hash, its day, and its number if it has one."""

    case: int
    unit: int
    day: int
    number: float


@dataclass
class Tally:
    """All observations of one measure, by slice and answer.

    `slices`: periods that no reported period cuts. The counts of longer periods are sums of those of their
    slices, except of a measure that counts only the latest of each unit (`Measure.latest`): a unit is counted
    once in a period, however long it is.
    """

    measure: Measure
    slices: list[Period]
    cases: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    units: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    days: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    numbers: dict[tuple[int, str], array[float]] = field(default_factory=dict)

    def add(self, number: int, observation: Observation, place: int) -> None:
        """Add an observation of the case at index `number`, whose day is in the slice at index `place`."""
        unit = hash((observation.case_id, observation.unit.split("/", 2)[-1]))
        for word in self._words(observation):
            self.cases.setdefault((place, word), array("L")).append(number)
            self.units.setdefault((place, word), array("q")).append(unit)
            if self.measure.latest:
                self.days.setdefault((place, word), array("L")).append(observation.day.toordinal())
            if word in self.measure.words and self.measure.kind in _WITH_NUMBERS:
                self.numbers.setdefault((place, word), array("d")).append(_number_of(observation))

    def figure(self, period: Period) -> Figure:
        """The figure over a period that is made of complete slices."""
        words = (*self.measure.words, *APART)
        entries = {word: self._entries(word, period) for word in words}
        if self.measure.latest:
            entries = _latest_of_each(entries, self.measure.words)
        first, second = ([one.number for one in entries[word]] for word in self.measure.words[:2])
        kind = self.measure.kind
        return Figure(
            measure=self.measure,
            period=period,
            counts={word: len(entries[word]) for word in words},
            behind={word: tuple(sorted({one.case for one in found})) for word, found in entries.items()},
            spread=spread_of(first, second) if kind is AnswerType.NUMBER else None,
            units=lambda word: frozenset(one.unit for one in entries.get(word, ())),
            incidence=incidence_of(first, second) if kind is AnswerType.INCIDENCE else None,
        )

    def _entries(self, word: str, period: Period) -> list[_Entry]:
        """The observations under a word in the slices of a period."""
        found: list[_Entry] = []
        for place, one in enumerate(self.slices):
            key = (place, word)
            if one.first in period and key in self.cases:
                none = [0] * len(self.cases[key])
                days, numbers = self.days.get(key, none), self.numbers.get(key, none)
                found += map(_Entry, self.cases[key], self.units[key], days, numbers)
        return found

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


def _latest_of_each(entries: dict[str, list[_Entry]], answers: Collection[str]) -> dict[str, list[_Entry]]:
    """The last answer of each unit, or what is shown apart where it has none; of one day, the last added."""
    last: dict[int, tuple[tuple[bool, int], str, _Entry]] = {}
    for word, found in entries.items():
        for one in found:
            rank = (word in answers, one.day)
            if one.unit not in last or rank >= last[one.unit][0]:
                last[one.unit] = (rank, word, one)
    kept: dict[str, list[_Entry]] = {word: [] for word in entries}
    for _, word, one in last.values():
        kept[word].append(one)
    return kept


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
    """The tally of each measure over all cases, of which only one is in memory at a time.

    `cases` is gone through a second time where a measure looks at other cases (`Measure.lookback`), so then
    it may not be an iterator. `see` is called once with each case. `faults`: a case in which the program has
    a fault is added to it and is in no tally. Without it the fault is raised.
    """
    tallies = [Tally(measure, slices) for measure in measures]
    starts = [period.first for period in slices]
    faulty, observers = _observers_of(measures, cases, faults)
    for number, case in enumerate(cases):
        see(case)
        observed: list[list[Observation]] = []
        if number not in faulty:
            with _left_out_of_all(case, faults):
                observed = [list(observe(case, clock)) for observe in observers]
        for tally, observations in zip(tallies, observed, strict=False):
            for observation in observations:
                place = bisect.bisect_right(starts, observation.day) - 1
                if place >= 0 and observation.day <= slices[place].last:
                    tally.add(number, observation, place)
    return tallies


def _observers_of(
    measures: Sequence[Measure], cases: Iterable[Case], faults: list[Finding] | None
) -> tuple[set[int], list[Observe]]:
    """What observes a case for each measure, once those that look at other cases have seen them all.

    Besides it the indexes of the cases in which that showed a fault of the program.
    """
    lookbacks = [measure.lookback() if measure.lookback else None for measure in measures]
    asking = [one for one in lookbacks if one is not None]
    faulty = set()
    for number, case in enumerate(cases if asking else ()):
        faulty.add(number)
        with _left_out_of_all(case, faults):
            for one in asking:
                one.note(case)
            faulty.discard(number)
    pairs = zip(measures, lookbacks, strict=True)
    return faulty, [measure.observe if one is None else one.observe for measure, one in pairs]


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
