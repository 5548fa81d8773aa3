"""Adds observations up: how many gave each answer, the middle of waiting times, and which cases are behind each number."""

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

#: What is counted beside the answers: shown apart, and in no share.
APART = (Counting.IN_PROGRESS.value.capitalize(), Counting.CANNOT_TELL.value.capitalize())


@dataclass(frozen=True)
class Spread:
    """Waiting times: of those that are over, and with those that still wait; None where there is none."""

    median: float | None
    lower: float | None
    upper: float | None
    longest: float | None
    with_waiting: float | None
    longest_wait: float | None


@dataclass(frozen=True)
class Figure:
    """One measure over one period.

    `counts`: how many gave each answer, and how many are in progress or cannot be told. `behind`: the cases
    behind each of these, by their places in the list of cases. `spread`: of numbers. `units`: what was looked
    at, a number for each, by answer.
    """

    measure: Measure
    period: Period
    counts: dict[str, int]
    behind: dict[str, tuple[int, ...]]
    spread: Spread | None
    units: Callable[[str], frozenset[int]]

    @property
    def counted(self) -> int:
        """The denominator: everything that has an answer."""
        return sum(self.counts[word] for word in self.measure.words)


@dataclass
class Tally:
    """All observations of one measure, by slice of time and answer.

    `slices`: the days between which nothing is cut.
    """

    measure: Measure
    slices: list[Period]
    cases: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    units: dict[tuple[int, str], array[int]] = field(default_factory=dict)
    numbers: dict[tuple[int, str], array[float]] = field(default_factory=dict)

    def add(self, number: int, one: Observation, place: int) -> None:
        """Take in one observation of the case at `number`, whose day falls in the slice at `place`."""
        word = _word(one)
        self.cases.setdefault((place, word), array("L")).append(number)
        if word in self.measure.words and self.measure.kind is AnswerType.NUMBER:
            self.numbers.setdefault((place, word), array("d")).append(float(one.answer or 0))
        self.units.setdefault((place, word), array("q")).append(
            hash((one.case_id, one.unit.split("/", 2)[-1]))
        )

    def figure(self, period: Period) -> Figure:
        """What it comes to over a period that is made of whole slices."""
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
    """The stretches of days into which the ends of all the periods cut the time that they cover, the earliest first."""
    found = list(periods)
    cuts = sorted({one.first for one in found} | {one.last + timedelta(days=1) for one in found})
    return [Period(first, after - timedelta(days=1)) for first, after in pairwise(cuts)]


def gather(
    cases: Iterable[Case],
    measures: Sequence[Measure],
    clock: Clock,
    slices: list[Period],
    faults: list[Finding] | None = None,
) -> list[Tally]:
    """The tally of each measure over all the cases, one after the other, so that none has to be kept.

    `faults`: takes in the cases in which the program has a fault; each of these is in no tally. Without it
    the fault is raised.
    """
    tallies = [Tally(measure, slices) for measure in measures]
    starts = [one.first for one in slices]
    for number, case in enumerate(cases):
        try:
            seen = [list(tally.measure.observe(case, clock)) for tally in tallies]
        except ENDS_ALL:
            raise
        except Exception as fault:
            if faults is None:
                raise
            faults.append(fault_in(case, fault))
            continue
        for tally, observations in zip(tallies, seen, strict=True):
            for one in observations:
                place = bisect.bisect_right(starts, one.day) - 1
                if place >= 0 and one.day <= slices[place].last:
                    tally.add(number, one, place)
    return tallies


def _word(one: Observation) -> str:
    if one.standing is not Counting.COUNTED:
        return str(one.standing.value).capitalize()
    if isinstance(one.answer, bool):
        return "Yes" if one.answer else "No"
    if isinstance(one.answer, str):
        return one.answer
    return "Still waiting" if one.waits else "Over"


def spread_of(over: Sequence[float], waiting: Sequence[float]) -> Spread:
    """The spread of waiting times that are over, and of those that go on."""
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
    """The Kaplan-Meier curve: at each time at which something ended, the share that lasts longer.

    `waiting` is not over yet.
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
    """The Kaplan-Meier median: the time by which half are over, those still waiting counted for as long as they have waited.

    None where half are not over yet.
    """
    return next((at for at, left in survival(over, waiting) if left <= 0.5 + 1e-12), None)
