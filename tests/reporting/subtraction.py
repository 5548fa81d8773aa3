"""What a reader gets by adding and subtracting a few numbers of one answer, published of different times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from pipeline.reporting.periods import Period
from pipeline.reporting.published_counts import PublishedFigure

#: How many numbers are added and subtracted, and the numbers that are few.
_MOST, _FEW = 4, range(1, 6)


class Left(NamedTuple):
    """A number that is left: of a measure's answers, in some slices of time."""

    measure: str
    words: tuple[str, ...]
    slices: tuple[Period, ...]
    number: int


def few_by_subtraction(history: Iterable[PublishedFigure], slices: Sequence[Period]) -> Iterator[Left]:
    """The sums and differences of up to four exact numbers that leave 1 to 5 in some slices of time.

    Only of numbers of the last two years: the others were so when they were new.
    """
    numbers: dict[tuple[str, tuple[str, ...]], dict[tuple[Period, ...], int]] = {}
    for one in history:
        inside = tuple(span for span in slices if span.is_in(one.period))
        if (
            not inside
            or Period(inside[0].first, inside[-1].last) != one.period
            or inside[-1] not in slices[-8:]
        ):
            continue
        for said in one.said:
            if said.least == said.most:
                numbers.setdefault((one.measure, said.words), {})[inside] = said.least
    for (measure, words), found in numbers.items():
        for times, number in _sums(found):
            yield Left(measure, words, times, number)


def _sums(found: Mapping[tuple[Period, ...], int]) -> Iterator[tuple[tuple[Period, ...], int]]:
    for many in range(2, _MOST + 1):
        for chosen in combinations(found, many):
            for signs in product((1, -1), repeat=many):
                number = sum(sign * found[one] for sign, one in zip(signs, chosen, strict=True))
                if number in _FEW:
                    each: Counter[Period] = Counter()
                    for sign, one in zip(signs, chosen, strict=True):
                        for span in one:
                            each[span] += sign
                    if set(each.values()) <= {0, 1}:
                        yield tuple(span for span in each if each[span]), number
