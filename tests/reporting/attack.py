"""What a reader of every edition can work out: an attack in whole numbers that shares no code with the proof.

It knows every figure that went out, that quarters add up to longer periods, that answers add up to their
total, that what is not recorded is a part of the No of a share, which measures count the same things, that an
answer of which nothing is said beside ranges is the most frequent, and that no count is below 0. It does not
know how the editions were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import PublishedFigure

_MISSING = "Not recorded"
_ALL = "All"


class Counts(NamedTuple):
    """A measure as its readers know it.

    `same`: the measure, and its answer or All, that count the same things. `times`: how many of its counts
    one child, meeting or case may have.
    """

    name: str
    words: tuple[str, ...]
    is_share: bool = True
    same: tuple[str, str] | None = None
    times: int = 1

    def parts(self, word: str) -> tuple[str, ...]:
        """The counts that an answer is made of."""
        if word == _ALL:
            return (*self.words, _MISSING)
        return (word, _MISSING) if word == "No" and self.is_share else (word,)


#: A count: its measure, its quarter (or other slice of time) and its answer.
Cell = tuple[str, Period, str]


class Attack:
    """The attack on some measures together, from the figures of them that went out."""

    def __init__(
        self, slices: Sequence[Period], measures: Sequence[Counts], figures: Iterable[PublishedFigure]
    ) -> None:
        self.measures = {one.name: one for one in measures}
        self.cells = [
            (one.name, span, word) for one in measures for span in slices for word in (*one.words, _MISSING)
        ]
        self.place = {cell: number for number, cell in enumerate(self.cells)}
        self.slices = slices
        rows, least, most = [], [], []
        for row, low, high in (*self._said(figures), *self._same()):
            rows.append(row)
            least.append(low)
            most.append(high)
        self.limits = (
            LinearConstraint(csr_array(np.array(rows, dtype=float)), np.array(least), np.array(most))
            if rows
            else None
        )

    def _said(self, figures: Iterable[PublishedFigure]):
        for figure in figures:
            measure = self.measures[figure.measure]
            for said in figure.said:
                row = self.row(figure.measure, figure.period, said.words)
                if row is not None:
                    yield row, said.least, said.most
            named = [one for one in figure.answers if one.words != (_MISSING,)]
            left = set(measure.words) - {word for one in named for word in one.words}
            rest = self.row(figure.measure, figure.period, left)
            if named and left and rest is not None and all(one.least < one.most for one in named):
                for one in named:
                    row = self.row(figure.measure, figure.period, one.words)
                    assert row is not None
                    yield rest - row, 0, np.inf

    def _same(self):
        for one in self.measures.values():
            if one.same and one.same[0] in self.measures:
                for span in self.slices:
                    mine = self.row(one.name, span, one.words if one.is_share else (_ALL,))
                    other = self.measures[one.same[0]]
                    whole = other.words if other.is_share and one.same[1] == _ALL else (one.same[1],)
                    theirs = self.row(other.name, span, whole)
                    assert mine is not None
                    assert theirs is not None
                    yield mine - theirs, 0, 0

    def row(self, name: str, period: Period, words: Iterable[str]) -> np.ndarray | None:
        """The cells that a sum is of; None where it is of a part of a slice."""
        row = np.zeros(len(self.cells))
        parts = {part for word in words for part in self.measures[name].parts(word)}
        for span in self.slices:
            inside = span.first >= period.first and span.last <= period.last
            if not inside and span.first <= period.last and span.last >= period.first:
                return None
            for part in parts if inside else ():
                row[self.place[name, span, part]] = 1
        return row

    def fits(self) -> bool:
        """Whether any numbers fit what went out."""
        return self.bounds(np.zeros(len(self.cells)), whole=False) is not None

    def bounds(self, row: np.ndarray, *, whole: bool) -> tuple[int, int] | None:
        """The least and most that a sum can be; None where nothing fits what went out."""
        found = []
        for sign in (1, -1):
            solved = milp(
                sign * row,
                constraints=self.limits,
                bounds=Bounds(0, 10_000),
                integrality=np.ones(len(row)) if whole else np.zeros(len(row)),
            )
            if solved.x is None:
                return None
            found.append(sign * solved.fun)
        return int(np.ceil(found[0] - 1e-6)), int(np.floor(found[1] + 1e-6))


class Found(NamedTuple):
    """A small count that is bounded too closely: its number and its bounds."""

    measure: str
    period: Period
    words: tuple[str, ...]
    true: int
    reach: tuple[int, int]


def worked_out(
    figures: Sequence[PublishedFigure],
    slices: Sequence[Period],
    measures: Sequence[Counts],
    truth: Mapping[Cell, int],
    periods: Mapping[str, Iterable[Period]],
    threshold: int = 5,
) -> list[Found]:
    """The small counts that the attack bounds too closely.

    `truth`: each count. `periods`: for each measure, those of which every answer and total is attacked.
    Raises AssertionError where no numbers at all fit what went out of the measures by themselves.
    """
    attack = Attack(slices, measures, figures)
    if attack.limits is None:
        return []
    if not attack.fits():
        # Records that break a definition for a time: what went out does too, and its readers can see that.
        attack = Attack(slices, [one._replace(same=None) for one in measures], figures)
        assert attack.fits(), "the editions contradict each other"
    found = []
    for one in measures:
        few = (threshold + 1) * one.times - 1
        for period in periods[one.name]:
            for asked in (*((word,) for word in one.words), one.words, (_MISSING,)):
                row = attack.row(one.name, period, asked)
                if row is None:
                    continue
                true = int(sum(truth.get(cell, 0) for number, cell in enumerate(attack.cells) if row[number]))
                if not 1 <= true <= few:
                    continue
                reach = attack.bounds(row, whole=False)
                if reach is not None and reach[1] - reach[0] < few + 3:
                    reach = attack.bounds(row, whole=True)
                if reach is not None and reach[1] - reach[0] < few and reach[0] <= true <= reach[1]:
                    found.append(Found(one.name, period, asked, true, reach))
    return found
