"""The year's composite: of all that fell due, how much was in time, all together and by theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reporting.published_counts import Count, CountRange
from pipeline.reporting.shares import ShareRange, percentage, span_of
from pipeline.reporting.shown_figure import ShownFigure

#: A range up to this wide, in percentage points, is given to one decimal place.
_NARROW = 5
#: From none to all, in per cent: nothing is known.
_ALL = 100


@dataclass(frozen=True)
class Composite:
    """Of all that fell due in the year under one theme, how much was in time: added up from shown figures.

    It says nothing that the figures do not say: of a figure whose answers are hidden, anything from none to
    all of its number can be in time. `left_out`: the figures that show not even a number.
    """

    name: str
    parts: tuple[ShownFigure, ...]
    left_out: tuple[ShownFigure, ...]

    @property
    def changed(self) -> list[str]:
        """The measures that were published before, and whose records have changed since."""
        return [one.measure.id for one in self.parts if one.has_changed]

    @property
    def of_published(self) -> list[str]:
        """The measures whose new figure adds up numbers as they were published."""
        return [one.measure.id for one in self.parts if one.is_of_published]

    @property
    def revised(self) -> list[str]:
        """The measures whose figure takes the place of one that was published before."""
        return [one.measure.id for one in self.parts if one.superseded]

    @property
    def total(self) -> Count:
        """How many fell due."""
        return _sum([_reach(one.total) for one in self.parts])

    @property
    def in_time(self) -> Count:
        """How many of them were done in time."""
        return _sum([_reach_of(one, "Yes") for one in self.parts])

    @property
    def share(self) -> float | ShareRange | None:
        """The percentage in time, or the range that it is in; None where nothing is shown."""
        if not self.parts:
            return None
        (yes, all_), no = (
            (_reach(one) for one in (self.in_time, self.total)),
            _sum([_reach_of(one, "No") for one in self.parts]),
        )
        if all_[0] == 0:
            return None
        if yes[0] == yes[1] and all_[0] == all_[1]:
            return percentage(yes[0], all_[0])
        span = span_of(yes, [_reach(no)], all_, places=1)
        if span.most - span.least > _NARROW:
            span = span_of(yes, [_reach(no)], all_)
        return span if span.most - span.least < _ALL else None


def _reach_of(figure: ShownFigure, word: str) -> tuple[int, int]:
    """The least and the most of an answer; up to all that were counted where the answer is hidden."""
    count = figure.count(word)
    return (0, _reach(figure.total)[1]) if count is None else _reach(count)


def _reach(count: Count) -> tuple[int, int]:
    if count is None:
        return 0, 0
    return (count, count) if isinstance(count, int) else (count.least, count.most)


def _sum(reaches: Sequence[tuple[int, int]]) -> Count:
    least, most = sum(one[0] for one in reaches), sum(one[1] for one in reaches)
    return least if least == most else CountRange(least, most)


def composites_of(figures: Iterable[ShownFigure]) -> list[Composite]:
    """The composite of all and of each theme, from what the figures of the year show."""
    themes: dict[str, list[ShownFigure]] = {}
    for one in figures:
        if one.measure.composite:
            themes.setdefault(one.measure.composite, []).append(one)
    found = [_composite(name, parts) for name, parts in themes.items()]
    everything = [one for parts in themes.values() for one in parts]
    return [_composite("All time limits", everything), *found] if everything else []


def _composite(name: str, figures: Sequence[ShownFigure]) -> Composite:
    shown = tuple(one for one in figures if one.total is not None)
    return Composite(name, shown, tuple(one for one in figures if one not in shown))
