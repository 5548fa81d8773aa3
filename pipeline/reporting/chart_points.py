"""What a chart draws of one figure: its value, or the ends of its range or interval, and both in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reporting.edition import Edition
from pipeline.reporting.headline_table import interval_of_composite
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.prose import listed
from pipeline.reporting.shares import ShareRange, both_ends
from pipeline.reporting.shown_figure import Answer, ShownFigure
from pipeline.reporting.table import interval_of


class Point(NamedTuple):
    """One figure to draw: its name, its value if that is exact, and the ends of its range or interval."""

    name: str
    value: float | None
    least: float
    most: float
    of: str = ""

    @property
    def label(self) -> str:
        """The number beside it."""
        if self.value is not None:
            return f"{self.value:g}"
        return " to ".join(both_ends(self.least, self.most))


def answer_drawn(figures: Iterable[ShownFigure]) -> Answer:
    """The answer of a breakdown over time: the first of those that the most figures give by themselves.

    How answers are merged differs from one time to another, and a line joins only what is the same.
    """
    shown = [one for figure in figures for one in figure.answers() if figure.share_of(one) is not None]
    found = Counter(one.words for one in shown)
    most = max(found.values())
    return next(one for one in shown if found[one.words] == most)


def point_of(figure: ShownFigure, name: str, words: Sequence[str] = ()) -> Point | None:
    """The share of an answer, the first without `words`, or the waiting time; None where it is not shown."""
    if figure.measure.kind is AnswerType.NUMBER:
        half = figure.value("with_waiting")
        return None if half is None else Point(name, half, half, half)
    answer = next((one for one in figure.answers() if not words or one.words == words), None)
    if answer is None:
        return None
    share = figure.share_of(answer)
    if isinstance(share, ShareRange):
        return Point(name, None, *share)
    if share is None:
        return None
    return Point(name, share, *(interval_of(figure, answer) or (share, share)), f"{figure.total}")


def in_words(point: Point) -> str:
    """A share or its range in words, with the interval of an exact one."""
    if point.value is None:
        least, most = both_ends(point.least, point.most)
        return f"between {least}% and {most}%"
    if point.least == point.most:
        return f"{point.value:g}%"
    least, most = both_ends(point.least, point.most)
    return f"{point.value:g}% (95% interval {least}% to {most}%)"


def points_of_composites(edition: Edition) -> list[Point]:
    """All time limits together, then those of each kind, as far as they are shown."""
    found: list[Point] = []
    for one in [*edition.composites[:1], *edition.themes]:
        time = edition.periods[-1].length
        name = f"All that fell due in the {time}, done in time" if not found else f"{one.name}, in time"
        if one.left_out:
            name += f", without {listed([figure.measure.id for figure in one.left_out])}"
        interval = interval_of_composite(one)
        if isinstance(one.share, ShareRange):
            found.append(Point(name, None, *one.share))
        elif one.share is not None:
            found.append(Point(name, one.share, *(interval or (one.share, one.share))))
    return found
