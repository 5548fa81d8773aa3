"""The edition that is handed out: which counts it shows, so that nothing small can be worked out from it or from earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reporting.aggregate import APART, Figure, Tally, slices_of
from pipeline.reporting.disclosure_control import (
    Key,
    Sum,
    Tables,
    hidden,
    recovered,
    rounded_together,
    rounding_recovered,
    small,
)
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.shares import WIDEST, ShareRange, percentage, span_of

#: The denominator, and everything that was looked at, as keys beside the answers.
COUNTED, SEEN = "Counted", "Seen"
#: What stands for a count that is hidden, for a share or median of nothing, and for one of too few to tell
#: (catalogue 6.1).
HIDDEN, NOTHING, TOO_FEW = "[c]", "[z]", "[u]"

#: What a count of the period itself, and of its twelve months, weighs against one of a quarter of the trend.
_MAIN = 3

Cell = tuple[str, Period, str]
Shown = int | float | str | ShareRange


@dataclass(frozen=True)
class Control:
    """How an edition is made safe.

    `method`: hide, round, or none for the team's own edition. `threshold`: counts from 1 to it are hidden (5;
    catalogue 6.1). `fewest`: shares and medians of fewer are hidden, and zeros among fewer. `base`: to what
    multiple counts are rounded, where the method is round.
    """

    method: str = "hide"
    threshold: int = 5
    fewest: int = 10
    base: int = 5

    @property
    def too_few(self) -> str:
        """What stands for a share or a median of too few: an edition that rounds hides nothing."""
        return HIDDEN if self.method == "hide" else TOO_FEW


OPEN = Control("none", 0, 1)


@dataclass(frozen=True)
class Earlier:
    """A count that an earlier edition showed."""

    measure: str
    period: Period
    word: str
    count: int


class GivenAway(Exception):
    """Counts of an edition could be worked out. `cells`: which, without their numbers."""

    def __init__(self, cells: Iterable[Key]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"{len(self.cells)} counts could be worked out.")


@dataclass(frozen=True)
class Edition:
    """What is shown of each measure.

    `periods`: the period asked for, and the twelve months to its end. `quarters`: the trend.

    `within`: how far at most a count that is shown lies from the true one.
    """

    periods: tuple[Period, ...]
    quarters: tuple[Period, ...]
    control: Control
    figures: Mapping[tuple[str, Period], Figure]
    counts: Mapping[Cell, int | None]
    within: int = 0

    @property
    def is_rounded(self) -> bool:
        """Whether its counts are rounded."""
        return self.control.method == "round"

    def count(self, measure: str, period: Period, word: str) -> int | str:
        """A count as it is shown, or the sign that it is hidden."""
        found = self.counts[measure, period, word]
        return HIDDEN if found is None else found

    def share(self, measure: str, period: Period, word: str = "Yes") -> float | ShareRange | str:
        """A percentage to one place, where it may be shown: with all its parts, and of enough.

        Of rounded counts it is the least and the most that it can be, worked out from them alone, so that it
        gives nothing away and is never 0 or 100 for a share that is not.
        """
        if self.is_rounded:
            return self._span(measure, period, word)
        total, part = self.count(measure, period, COUNTED), self.count(measure, period, word)
        if isinstance(total, str) or total == 0:
            return HIDDEN if isinstance(total, str) else NOTHING
        words = self.figures[measure, period].measure.words
        whole = all(isinstance(self.count(measure, period, one), int) for one in (*words, COUNTED))
        if not whole or total < self.control.fewest or isinstance(part, str):
            return self.control.too_few
        return percentage(part, total)

    def _span(self, measure: str, period: Period, word: str) -> ShareRange | str:
        """Between what two percentages a share lies, as anybody can work it out who has the rounded counts and their sums."""
        words = self.figures[measure, period].measure.words
        part, total = (self._reach(measure, period, one) for one in (word, COUNTED))
        others = [self._reach(measure, period, one) for one in words if one != word]
        if total[0] < self.control.fewest:
            return TOO_FEW
        found = span_of(part, others, total)
        return found if found.most - found.least <= WIDEST else TOO_FEW

    def _reach(self, measure: str, period: Period, word: str) -> tuple[int, int]:
        """The least and the most that a rounded count can truly be."""
        count = self.counts[measure, period, word] or 0
        return max(0, count - self.within), count + self.within

    def spread(self, measure: str, period: Period, name: str) -> float | str:
        """A number of the spread, such as "median", to one place; hidden where it is of fewer than ten (catalogue 6.1)."""
        figure = self.figures[measure, period]
        over, waiting = (self.count(measure, period, word) for word in figure.measure.words)
        needed = {"with_waiting": (over, waiting), "longest_wait": (waiting,)}.get(name, (over,))
        numbers = [one for one in needed if isinstance(one, int)]
        surely = sum(max(0, one - self.within) for one in numbers)
        are_some = self.is_rounded or sum(numbers) > 0
        if len(numbers) < len(needed) or (are_some and surely < self.control.fewest):
            return self.control.too_few
        found = getattr(figure.spread, name) if sum(numbers) else None
        return NOTHING if found is None else round(float(found), 1)

    def released(self) -> Iterator[Earlier]:
        """Every count that it shows, for the register of editions."""
        for (measure, period, word), count in self.counts.items():
            if count is not None:
                yield Earlier(measure, period, word, count)


def periods_needed(periods: Iterable[Period], earlier: Iterable[Earlier]) -> list[Period]:
    """Every period whose counts are needed: those of the edition, and those of earlier editions that touch them."""
    own = list(periods)
    first, last = min(one.first for one in own), max(one.last for one in own)
    touching = {one.period for one in earlier if one.period.last >= first and one.period.first <= last}
    return sorted({*own, *touching})


def edition_of(
    tallies: Sequence[Tally],
    periods: Sequence[Period],
    quarters: Sequence[Period],
    control: Control,
    earlier: Sequence[Earlier] = (),
    trend_of: frozenset[str] | None = None,
) -> Edition:
    """The edition, proved: an attack on all that it shows and all that was shown before finds no hidden count.

    `trend_of`: the measures that are shown by quarter, if not all. Raises GivenAway where the attack finds
    one.
    """
    figures: dict[tuple[str, Period], Figure] = {}
    linked = _Linked(control, earlier)
    published: list[Cell] = []
    for tally in tallies:
        name = tally.measure.id
        with_trend = trend_of is None or name in trend_of
        own = list(dict.fromkeys([*periods, *(quarters if with_trend else ())]))
        for period in own:
            figure = figures[name, period] = tally.figure(period)
            apart = APART if period in periods else ()
            published += [(name, period, word) for word in (*figure.measure.words, COUNTED, *apart)]
        linked.add(tally, own, periods)
    made = Edition(tuple(periods), tuple(quarters), control, figures, linked.shown(published))
    return replace(made, within=_within(made, linked.counts)) if made.is_rounded else made


def _within(edition: Edition, counts: Mapping[Key, int]) -> int:
    """How far a rounded count may lie from the true one: less than a multiple, or than several where the sums needed that.

    It is one number for a whole edition, so that it says nothing of any count.
    """
    base = edition.control.base
    furthest = max(
        (abs(shown - counts[cell]) for cell, shown in edition.counts.items() if shown is not None), default=0
    )
    return (furthest // base + 1) * base - 1


class _Linked:
    """All counts of an edition as one set of linked tables, each known by its measure, period and answer."""

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
        """Take in one measure: its own periods, those of earlier editions, and the slices that they are made of."""
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
            level = 0 if period not in own else _MAIN if period in main else 1
            self._figure(figure, [one for one in within if one.first in period], level)
        for one in before:
            if one.period in wanted:
                self._earlier((name, one.period, one.word), one.count)

    def _figure(self, figure: Figure, slices: Sequence[Period], level: int) -> None:
        name, period, words = figure.measure.id, figure.period, figure.measure.words
        seen = figure.counted + sum(figure.counts[word] for word in APART)
        for word in (*words, *APART):
            self._count((name, period, word), figure.counts[word])
            if level == _MAIN or (level and word in words):
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
        self.sums.append(Sum((name, period, SEEN), tuple((name, period, word) for word in (COUNTED, *APART))))
        if len(slices) > 1:
            self.sums += [
                Sum((name, period, word), tuple((name, one, word) for one in slices))
                for word in (*words, *APART, COUNTED)
            ]
        if seen and level:
            self._compare(figure)

    def _compare(self, figure: Figure) -> None:
        """Two measures that looked at the same things have the same total, as whoever reads their definitions knows.

        Where all that gave one answer to the first gave one to the second too, the difference tells how many
        gave only the other.
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
        if one == other:
            self.sums.append(Sum(first, (second,)))
        elif one < other or other < one:
            (large, whole), (inside, part) = (
                ((second, other), (first, one)) if one < other else ((first, one), (second, other))
            )
            if len(whole) - len(part) <= self.control.threshold:
                rest = (*large, inside, "and not the other")
                self.counts[rest] = len(whole) - len(part)
                self.sums.append(Sum(large, (inside, rest)))

    def _count(self, cell: Cell, count: int) -> None:
        self.counts[cell] = count

    def _show(self, cell: Cell, weight: float) -> None:
        self.weights[cell] = weight
        self.open.add(cell)

    def _earlier(self, cell: Cell, count: int) -> None:
        """A count that was shown before: the same as today's, or one that was revised since, by a difference that tells too.

        One that was rounded stays as it was, unless it is another by now: two roundings of one count would
        narrow it.
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
        was, change = (*cell, count, "as shown before"), (*cell, count, "revised by")
        self.counts[was], self.counts[change] = count, abs(now - count)
        self.public.add(was)
        self.sums.append(Sum(cell, (was, change)) if now > count else Sum(was, (cell, change)))

    def tables(self) -> Tables:
        """All of it. What stands in no table of this edition, and was not shown before, is inner."""
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
        found = recovered(
            tables, unseen, self.control.threshold, {key for key in unseen if key in first or key in given}
        )
        if found:
            raise GivenAway(found)
        return given
