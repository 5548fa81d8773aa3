"""What a reader of every edition can work out: an attack in whole numbers that shares no code with the proof.

It knows every figure that went out, that quarters add up to longer periods, that answers add up to their
total, that what is not recorded is a part of the No of a share, which measures count the same things, which
answers follow from those to another, that an answer of which nothing is said beside ranges is the most
frequent, and that no count is below 0. It does not know how the editions were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import PublishedFigure
from tests.reporting.reader import Reader

_MISSING = "Not recorded"
_ALL = "All"
#: A No that is recorded: of a share, what is not recorded is a No too.
_SAID_NO = "No, recorded"
#: More than any count.
_MANY = 10**6
#: How many answers are looked for that are far apart in many counts at once, and how many in vain.
_TURNS, _IDLE = 60, 4


class Counts(NamedTuple):
    """A measure as its readers know it.

    `same`: the measure, and its answer or All, that count the same things; `of`: one that counts these and
    others. `times`: how many of its counts one child, meeting or case may have. `within`: answers whose
    things all have one of some answers to another measure. `never`: answers that nothing has. `nearly_of`: a
    measure that counts these and others, on days that differ by little; how many others is to stay uncertain.
    `ends`: how many of a slice may be counted in the next one for that. `in_ranges`: how many it counts at
    all is to stay uncertain too, however many these are. `answer_of`: an answer, and the measure that counts
    those things and others on nearly the same days.
    """

    name: str
    words: tuple[str, ...]
    is_share: bool = True
    same: tuple[str, str] | None = None
    times: int = 1
    of: tuple[str, str] | None = None
    within: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    never: tuple[str, ...] = ()
    nearly_of: str = ""
    ends: int = 0
    in_ranges: bool = False
    answer_of: tuple[str, str] | None = None

    def parts(self, word: str) -> tuple[str, ...]:
        """The counts that an answer is made of."""
        if word == _ALL:
            return (*self.words, _MISSING)
        if word == _SAID_NO:
            return ("No",)
        return (word, _MISSING) if word == "No" and self.is_share else (word,)


#: A count: its measure, its quarter (or other slice of time) and its answer.
Cell = tuple[str, Period, str]


_WITHOUT_ANSWERS = {"within": (), "never": (), "nearly_of": "", "answer_of": None}
_WITHOUT_ALL = {**_WITHOUT_ANSWERS, "same": None, "of": None}


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
        sums = [*self._said(figures), *self._same(), *self._defined()]
        self.reader = Reader(len(self.cells), sums) if sums else None

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

    def _defined(self):
        for one in self.measures.values():
            for span in self.slices:
                for words, other, others in one.within:
                    mine, theirs = self.row(one.name, span, words), self.row(other, span, others)
                    assert mine is not None
                    assert theirs is not None
                    yield theirs - mine, 0, np.inf
                for word in one.never:
                    none = np.zeros(len(self.cells))
                    none[self.place[one.name, span, word]] = 1
                    yield none, 0, 0
                if one.nearly_of:
                    yield self.others(one.name, span), -one.ends, np.inf
                if one.answer_of:
                    yield self.without_answer(one, span), -one.ends, np.inf
                if one.of:
                    mine = self.row(one.name, span, one.words if one.is_share else (_ALL,))
                    theirs = self.row(one.of[0], span, (one.of[1],))
                    assert mine is not None
                    assert theirs is not None
                    yield theirs - mine, 0, np.inf

    def others(self, name: str, period: Period) -> np.ndarray | None:
        """The cells of how many the measure that a measure is nearly of counts besides."""
        other = self.measures[self.measures[name].nearly_of]
        more, less = (self.row(one, period, (_ALL,)) for one in (other.name, name))
        return None if more is None or less is None else more - less

    def without_answer(self, one: Counts, period: Period) -> np.ndarray | None:
        """The cells of how many the measure of an answer's things counts that do not have it."""
        assert one.answer_of
        answer, other = one.answer_of
        more, less = self.row(other, period, (_ALL,)), self.row(one.name, period, (answer,))
        return None if more is None or less is None else more - less

    def besides(self, name: str, period: Period) -> Iterator[tuple[tuple[str, ...], np.ndarray]]:
        """The cells of how many each measure of which a measure counts a part counts besides.

        Also of the measures of which that is a part, and without what is not recorded.
        """
        outer = self.measures[name]
        if outer.answer_of and (row := self.without_answer(outer, period)) is not None:
            yield (f"{outer.answer_of[1]} not {outer.answer_of[0]}",), row
        while outer.of or outer.nearly_of or outer.same:
            of, answer = outer.of or outer.same or (outer.nearly_of, _ALL)
            if of not in self.measures:
                return
            is_part = outer.of or outer.nearly_of
            outer = self.measures[of]
            for those in ((_ALL,), self.measures[name].words) if is_part or outer.name != of else ():
                for words in ((answer,), outer.words) if answer == _ALL else ((answer,),):
                    more, less = self.row(of, period, words), self.row(name, period, those)
                    if more is not None and less is not None:
                        yield (f"{' '.join(words)} of {of} not in {name} {' '.join(those)}",), more - less

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
    lowest: int = _MANY,
) -> list[Found]:
    """The small counts that the attack bounds too closely, or shows to be more than `lowest`.

    `truth`: each count. `periods`: for each measure, those of which every answer and total is attacked.
    Raises AssertionError where no numbers at all fit what went out of the measures by themselves.
    """
    attack = Attack(slices, measures, figures)
    if attack.reader is None:
        return []
    for without in (_WITHOUT_ANSWERS, _WITHOUT_ALL):
        if attack.reader.fits():
            break
        # Records that break a definition for a time: what went out does too, and its readers can see that.
        attack = Attack(slices, [one._replace(**without) for one in measures], figures)
        assert attack.reader is not None
    else:
        assert attack.reader.fits(), "the editions contradict each other"
    small = list(_small(attack, measures, truth, periods, threshold))
    _look_together(attack.reader, small)
    return [found for one in small if (found := _found(attack.reader, one, lowest))]


class _Small(NamedTuple):
    """A count not to be known to within less than `few`, and the row of the cells that add up to it."""

    measure: str
    period: Period
    words: tuple[str, ...]
    true: int
    few: int
    row: np.ndarray


def _small(
    attack: Attack,
    measures: Sequence[Counts],
    truth: Mapping[Cell, int],
    periods: Mapping[str, Iterable[Period]],
    threshold: int,
) -> Iterator[_Small]:
    """The counts that have to stay uncertain: small ones, and how many those given in ranges count."""
    counts = np.array([truth.get(cell, 0) for cell in attack.cells])
    for one in measures:
        few = (threshold + 1) * one.times - 1
        for period in periods[one.name]:
            said_no = ((_SAID_NO,),) if one.is_share and "No" in one.words else ()
            others = [tuple(word for word in one.words if word != left) for left in one.words]
            for asked in (*((word,) for word in one.words), one.words, (_MISSING,), *said_no, *others):
                row = attack.row(one.name, period, asked)
                most = _MANY if one.in_ranges and asked == one.words else few
                if row is not None and 1 <= (true := int(row @ counts)) <= most:
                    yield _Small(one.name, period, asked, true, few, row)
            for words, row in attack.besides(one.name, period):
                if 1 <= (true := int(row @ counts)) <= few:
                    yield _Small(one.name, period, words, true, few, row)


def _look_together(reader: Reader, small: Sequence[_Small]) -> None:
    """Look for answers that are far apart in many of the counts at once, while there are any."""
    idle = 0
    for turn in range(_TURNS):
        near = [one.row for one in small if reader.apart(one.row) < one.few]
        if not near or idle == _IDLE:
            break
        reader.look_apart(np.array(near), turn)
        still = sum(reader.apart(one.row) < one.few for one in small)
        idle = idle + 1 if still == len(near) else 0


def _is_open(reader: Reader, one: _Small, lowest: int) -> bool:
    """Whether the answers so far show that nobody can bound a count too closely, or too high."""
    return reader.apart(one.row) >= one.few and reader.lowest(one.row) <= lowest


def _found(reader: Reader, one: _Small, lowest: int) -> Found | None:
    """A small count with its bounds, where they are too close, or too high."""
    if _is_open(reader, one, lowest):
        return None
    reach = reader.bounds(one.row, whole=False)
    if reach is None or _is_open(reader, one, lowest):
        return None
    reach = reader.bounds(one.row, whole=True)
    if reach is None or not reach[0] <= one.true <= reach[1]:
        return None
    if reach[1] - reach[0] >= one.few and reach[0] <= lowest:
        return None
    return Found(one.measure, one.period, one.words, one.true, reach)
