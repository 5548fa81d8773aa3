"""Aggregates observations: the count of each answer, the spread of waiting times, the cases behind both."""

from __future__ import annotations

import bisect
import statistics
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import numpy as np
from scipy.stats import CensoredData, ecdf

from pipeline.model import Case
from pipeline.model.finding import ENDS_ALL, Finding, fault_in
from pipeline.procedure.clock import Clock
from pipeline.reporting.measures import Measure
from pipeline.reporting.observation import AnswerType, Counting, Observation
from pipeline.reporting.periods import Period

#: What is counted apart from the answers, and is in no share.
APART = (Counting.IN_PROGRESS.value.capitalize(), Counting.CANNOT_TELL.value.capitalize())


@dataclass(frozen=True)
class Spread:
    """The spread of waiting times, over or not, in the measure's unit; None where there are none."""

    median: float | None
    lower: float | None
    upper: float | None
    longest: float | None
    with_waiting: float | None
    longest_wait: float | None


@dataclass(frozen=True)
class Figure:
    """One measure over one period.

    `counts`: the number of each answer, of those in progress and of those that are not known. `behind`: the
    indexes of the cases behind each count. `spread`: of a number. `units`: the hashes of the units with an
    answer.
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


@dataclass
class Tally:
    """All observations of one measure, by slice and answer.

    `slices`: periods that no reported period cuts.
    """

    measure: Measure
    slices: list[Period]
    cases: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    units: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    numbers: dict[tuple[int, str], array[float]] = field(default_factory=dict)

    def add(self, number: int, observation: Observation, place: int) -> None:
        """Add an observation of the case at index `number`, whose day is in the slice at index `place`."""
        word = _word(observation)
        self.cases.setdefault((place, word), array("L")).append(number)
        if word in self.measure.words and self.measure.kind is AnswerType.NUMBER:
            self.numbers.setdefault((place, word), array("d")).append(float(observation.answer or 0))
        unit = hash((observation.case_id, observation.unit.split("/", 2)[-1]))
        self.units.setdefault((place, word), array("q")).append(unit)

    def figure(self, period: Period) -> Figure:
        """The figure over a period that is made of complete slices."""
        places = [place for place, one in enumerate(self.slices) if one.first in period]
        words = (*self.measure.words, *APART)
        behind = {
            word: [number for place in places for number in self.cases.get((place, word), ())]
            for word in words
        }
        spread = None
        if self.measure.kind is AnswerType.NUMBER:
            over, waiting = (
                [one for place in places for one in self.numbers.get((place, word), ())]
                for word in self.measure.words
            )
            spread = spread_of(over, waiting)
        return Figure(
            measure=self.measure,
            period=period,
            counts={word: len(behind[word]) for word in words},
            behind={word: tuple(sorted(set(found))) for word, found in behind.items()},
            spread=spread,
            units=lambda word: frozenset(
                one for place in places for one in self.units.get((place, word), ())
            ),
        )


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
) -> list[Tally]:
    """The tally of each measure over all cases, of which only one is in memory at a time.

    `faults`: a case in which the program has a fault is added to it and is in no tally. Without it the fault
    is raised.
    """
    tallies = [Tally(measure, slices) for measure in measures]
    starts = [period.first for period in slices]
    for number, case in enumerate(cases):
        try:
            observed = [list(tally.measure.observe(case, clock)) for tally in tallies]
        except ENDS_ALL:
            raise
        except Exception as fault:
            if faults is None:
                raise
            faults.append(fault_in(case, fault))
            continue
        for tally, observations in zip(tallies, observed, strict=True):
            for observation in observations:
                place = bisect.bisect_right(starts, observation.day) - 1
                if place >= 0 and observation.day <= slices[place].last:
                    tally.add(number, observation, place)
    return tallies


def _word(observation: Observation) -> str:
    """The answer under which an observation is counted."""
    if observation.standing is not Counting.COUNTED:
        return str(observation.standing.value).capitalize()
    if isinstance(observation.answer, bool):
        return "Yes" if observation.answer else "No"
    if isinstance(observation.answer, str):
        return observation.answer
    return "Still waiting" if observation.waits else "Over"


def spread_of(over: Sequence[float], waiting: Sequence[float]) -> Spread:
    """The spread of the waiting times that are over and of those that continue."""
    lower, upper = (float(one) for one in np.quantile(over, (0.25, 0.75))) if len(over) else (None, None)
    return Spread(
        median=statistics.median(over) if over else None,
        lower=lower,
        upper=upper,
        longest=max(over, default=None),
        with_waiting=median_with_waiting(over, waiting),
        longest_wait=max(waiting, default=None),
    )


def survival(over: Sequence[float], waiting: Sequence[float]) -> list[tuple[float, float]]:
    """The Kaplan-Meier curve: at each time at which a wait ended, the share of waits that last longer.

    `waiting`: the lengths so far of the waits that continue.
    """
    if not over:
        return []
    curve = ecdf(CensoredData(uncensored=list(over), right=list(waiting))).sf
    ended = set(over)
    return [
        (float(at), float(left))
        for at, left in zip(curve.quantiles, curve.probabilities, strict=True)
        if float(at) in ended
    ]


def median_with_waiting(over: Sequence[float], waiting: Sequence[float]) -> float | None:
    """The Kaplan-Meier median: the time by which half of the waits are over.

    A wait that continues counts for as long as it has lasted. None where half are not over yet.
    """
    return next((at for at, left in survival(over, waiting) if left <= 0.5 + 1e-12), None)
