"""Links the counts of an edition and of earlier ones, and decides which to hide or how to round them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting.aggregate import APART, Figure, Tally, slices_of
from pipeline.reporting.controlled_rounding import rounded_together, rounding_recovered
from pipeline.reporting.count_tables import Key, Sum, Tables
from pipeline.reporting.disclosure_control import hidden, recovered, small
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import COUNTED, OPEN, SEEN, Cell, Control, Earlier, GivenAway

#: The weight of a count of the period itself and of its twelve months, compared with one quarter of the
#: trend.
MAIN = 3


class LinkedCounts:
    """All counts of an edition as one set of linked tables, by measure, period and answer."""

    def __init__(self, control: Control, earlier: Sequence[Earlier]) -> None:
        self.control = control
        self.earlier: dict[str, dict[Earlier, None]] = {}
        for one in earlier:
            self.earlier.setdefault(one.measure, {})[one] = None
        self.counts: dict[Key, int] = {}
        self.sums: list[Sum] = []
        self.weights: dict[Key, float] = {}
        self.public: set[Key] = set()
        self.fixed: dict[Key, int] = {}
        self.open: set[Key] = set()
        self.telling: set[Key] = set()
        self.cohorts: dict[tuple[Period, frozenset[int]], list[Figure]] = {}

    def add(self, tally: Tally, own: Sequence[Period], main: Sequence[Period]) -> None:
        """Add one measure: its own periods, those of earlier editions, and the slices of both."""
        name = tally.measure.id
        before = [
            one for one in self.earlier.get(name, ()) if one.word in (*tally.measure.words, COUNTED, *APART)
        ]
        wanted = list(dict.fromkeys([*own, *(one.period for one in before)]))
        wanted = [
            one for one in wanted if one.first >= tally.slices[0].first and one.last <= tally.slices[-1].last
        ]
        within = [one for one in slices_of(wanted) if any(one.first in period for period in wanted)]
        for period in dict.fromkeys([*wanted, *within]):
            figure = tally.figure(period)
            level = 0 if period not in own else MAIN if period in main else 1
            self._figure(figure, [one for one in within if one.first in period], level)
        for one in before:
            if one.period in wanted:
                self._earlier((name, one.period, one.word), one.count)

    def _figure(self, figure: Figure, slices: Sequence[Period], level: int) -> None:
        name, period, words = figure.measure.id, figure.period, figure.measure.words
        apart = APART[:1] if figure.measure.kind is AnswerType.SHARE else APART
        seen = figure.counted + sum(figure.counts[word] for word in apart)
        for word in (*words, *APART):
            self._count((name, period, word), figure.counts[word])
            if level == MAIN or (level and word in words):
                self._show((name, period, word), level * (1.0 if word in words else 0.75))
        self._count((name, period, COUNTED), figure.counted)
        if level:
            self._show((name, period, COUNTED), level * 3.0)
        self._count((name, period, SEEN), seen)
        if 0 < figure.counted < self.control.fewest and figure.measure.kind is not AnswerType.NUMBER:
            self.telling |= {
                (name, period, word) for word in words if figure.counts[word] in (0, figure.counted)
            }
        self.sums.append(Sum((name, period, COUNTED), tuple((name, period, word) for word in words)))
        self.sums.append(Sum((name, period, SEEN), tuple((name, period, word) for word in (COUNTED, *apart))))
        if figure.measure.kind is AnswerType.SHARE:
            rest = (name, period, "No", "and recorded")
            self._count(rest, figure.counts["No"] - figure.counts[APART[1]])
            self.sums.append(Sum((name, period, "No"), ((name, period, APART[1]), rest)))
        if len(slices) > 1 and not figure.measure.latest:
            self.sums += [
                Sum((name, period, word), tuple((name, one, word) for one in slices))
                for word in (*words, *APART, COUNTED)
            ]
        if seen and level:
            self._compare(figure)

    def _compare(self, figure: Figure) -> None:
        """Link a figure with those of other measures that observed the same units.

        Their totals are equal, as any reader of the definitions knows. Where all units with one answer to the
        first measure gave one answer to the second too, the difference is the number that gave only that.
        """
        units = {word: figure.units(word) for word in (*figure.measure.words, *APART)}
        if any(len(found) != figure.counts[word] for word, found in units.items()):
            return
        alike = self.cohorts.setdefault((figure.period, frozenset().union(*units.values())), [])
        for other in alike[:1]:
            self.sums.append(
                Sum((other.measure.id, figure.period, SEEN), ((figure.measure.id, figure.period, SEEN),))
            )
        for other in alike:
            for word, mine in units.items():
                for their in (*other.measure.words, *APART):
                    if mine and (theirs := other.units(their)):
                        self._nest(
                            (figure.measure.id, figure.period, word),
                            mine,
                            (other.measure.id, figure.period, their),
                            theirs,
                        )
        alike.append(figure)

    def _nest(self, first: Cell, one: frozenset[int], second: Cell, other: frozenset[int]) -> None:
        """Link two counts of which one's units are among the other's, if the difference is small."""
        if one == other:
            self.sums.append(Sum(first, (second,)))
        elif one < other or other < one:
            larger, smaller = (second, first) if one < other else (first, second)
            difference = abs(len(one) - len(other))
            if difference <= self.control.threshold:
                rest = (*larger, smaller, "and not the other")
                self.counts[rest] = difference
                self.sums.append(Sum(larger, (smaller, rest)))

    def _count(self, cell: Cell, count: int) -> None:
        self.counts[cell] = count

    def _show(self, cell: Cell, weight: float) -> None:
        self.weights[cell] = weight
        self.open.add(cell)

    def _earlier(self, cell: Cell, count: int) -> None:
        """Link a count that was shown before with today's, and with the difference if it was revised.

        A count that was rounded keeps its rounding while it still fits: two roundings of one count would
        bound it more closely.
        """
        now = self.counts[cell]
        if self.control.method == "round":
            if abs(now - count) < self.control.base:
                self.fixed[cell] = count
                self.public.add(cell)
            return
        if now == count:
            self.public.add(cell)
            return
        before, change = (*cell, count, "as shown before"), (*cell, count, "revised by")
        self.counts[before], self.counts[change] = count, abs(now - count)
        self.public.add(before)
        self.sums.append(Sum(cell, (before, change)) if now > count else Sum(before, (cell, change)))

    def tables(self) -> Tables:
        """The linked tables. A count in no table of this edition and not shown before is inner."""
        inner = frozenset(key for key in self.counts if key not in self.open and key not in self.public)
        return Tables(self.counts, tuple(self.sums), self.weights, frozenset(self.public), inner)

    def shown(self, published: Sequence[Cell]) -> dict[Cell, int | None]:
        """Each published count, or None where it is hidden.

        Raises GivenAway where a hidden one can be worked out.
        """
        if self.control == OPEN:
            return {cell: self.counts[cell] for cell in published}
        tables = self.tables()
        if self.control.method == "round":
            rounded = rounded_together(tables, self.control.base, self.fixed)
            close = rounding_recovered(tables, rounded, self.control.base)
            if close:
                raise GivenAway(close)
            return {cell: rounded[cell] for cell in published}
        first = small(tables, self.control.threshold) | self.telling
        away = hidden(tables, first - tables.public, self.control.threshold)
        given: dict[Cell, int | None] = {
            cell: None if cell in away or cell in first else self.counts[cell] for cell in published
        }
        unseen = (
            set(self.counts) - tables.public - {cell for cell, count in given.items() if count is not None}
        )
        attacked = {key for key in unseen if key in first or key in given}
        worked_out = recovered(tables, unseen, self.control.threshold, attacked)
        if worked_out:
            raise GivenAway(worked_out)
        return given
