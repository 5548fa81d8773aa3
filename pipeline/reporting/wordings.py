"""The ways to say a figure, from the most detailed to the least: exact, answers merged, ranges, nothing.

Answers are merged before anything is hidden. The ends of a range are multiples that do not depend on the
count, so that a range says no more than that the count is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reporting.published_counts import Control, Said

#: A grouping of the answers of a breakdown: each group's answers.
Grouping = Sequence[tuple[str, ...]]


class Wording(NamedTuple):
    """One way to say a figure: its total and its answers."""

    total: Said | None = None
    answers: tuple[Said, ...] = ()

    @property
    def said(self) -> tuple[Said, ...]:
        """All that it says."""
        return (*((self.total,) if self.total else ()), *self.answers)


def wordings_of(
    counts: Mapping[str, int], groupings: Sequence[Grouping], control: Control, *, in_ranges: bool = False
) -> Iterator[Wording]:
    """The ways to say a figure, the most detailed first; saying nothing is always the last.

    `counts`: the number of each answer. `groupings`: of its answers, from the finest to the coarsest.
    `in_ranges`: of a measure whose total is not given exactly, unless it is none.
    """
    words = tuple(word for group in groupings[0] for word in group)
    number = sum(counts[word] for word in words)
    total = Said(words, number, number)
    enough = number >= control.fewest
    if not _is_small(number, control) and not (in_ranges and number):
        if enough:
            for grouping in groupings:
                cells = [_exact(counts, group) for group in grouping]
                if not any(_is_small(cell.least, control) for cell in cells):
                    yield Wording(total, tuple(cells))
            yield from (Wording(total, answers) for answers in _in_ranges(counts, groupings, number, control))
        yield Wording(total)
    for grid in _grids(control):
        about = _range(words, number, grid)
        if about is None:
            continue
        if enough and about.least >= control.fewest:
            yield from (Wording(about, answers) for answers in _in_ranges(counts, groupings, number, control))
        yield Wording(about)
    yield Wording()


def _is_small(count: int, control: Control) -> bool:
    return 1 <= count <= control.threshold


def _exact(counts: Mapping[str, int], group: tuple[str, ...]) -> Said:
    number = sum(counts[word] for word in group)
    return Said(group, number, number)


def _in_ranges(
    counts: Mapping[str, int], groupings: Sequence[Grouping], total: int, control: Control
) -> Iterator[tuple[Said, ...]]:
    """Every answer but the most frequent one in a range; that one is what is left of the total."""
    if total <= 2 * control.threshold:
        return  # which of two is the smaller could say too much of it
    for grid in _grids(control):
        for grouping in groupings:
            cells = [_exact(counts, group) for group in grouping]
            largest = max(cells, key=lambda cell: cell.least)
            ranges = [_range(cell.words, cell.least, grid) for cell in cells if cell is not largest]
            found = tuple(one for one in ranges if one is not None)
            if len(found) == len(ranges) and sum(one.most for one in found) < total:
                yield found


def _grids(control: Control) -> Iterator[tuple[int, int]]:
    """The lengths of ranges, the shortest first, and where the first of them begins.

    A range of one more than the threshold is the shortest in which no count is bounded too closely. Each
    holds all small counts or none: one of "3 to 8" would be 3, 4 or 5, as more than five are mostly given
    exactly.
    """
    least = control.threshold + 1
    yield from ((least, 0), (least, least + least // 2), (least + 2, 0))
    yield from ((2 * least, 0), (2 * least, least), (4 * least, 0))


def _range(words: tuple[str, ...], count: int, grid: tuple[int, int]) -> Said | None:
    """The range of a grid that a count is in; None for a count below the first."""
    length, begins = grid
    if count < begins:
        return None
    least = (count - begins) // length * length + begins
    return Said(words, least, least + length - 1)
