"""Charts of an edition, drawn only from what it shows: a range is a bar, and what is hidden leaves a gap.

They follow the Analysis Function's guidance and Making Data Count: one message each, said by the title, with
labels beside what they name, no legend, and nothing at an angle or told by colour alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from pipeline.reporting.drawing import BAR, HEIGHT, INK, QUIET, WIDTH, canvas, files_of_canvas
from pipeline.reporting.edition import Edition
from pipeline.reporting.observation import AnswerType
from pipeline.reporting.periods import Period
from pipeline.reporting.prose import has_result, name_of, percent, sentence_of
from pipeline.reporting.run_chart import Limit, limits_of_figures
from pipeline.reporting.shares import ShareRange
from pipeline.reporting.shown_figure import Answer, ShownFigure
from pipeline.reporting.table import percent_of

#: The fewest points or bars that a chart is drawn for.
_FEWEST = 3
#: The widest line of a title, in characters.
_TITLE = 82


@dataclass(frozen=True)
class DrawnChart:
    """A chart as PNG and SVG, the sentence that is its title, and its alternative text."""

    png: bytes
    svg: bytes
    title: str
    description: str


def charts_of(edition: Edition) -> dict[str, bytes]:
    """The charts of an edition by file name: the headlines, and each measure with enough to draw."""
    found: dict[str, bytes] = {}
    for name, chart in (("headlines", headline_chart(edition)), *_each(edition)):
        if chart is not None:
            found |= {f"{name}.png": chart.png, f"{name}.svg": chart.svg}
    return found


def _each(edition: Edition) -> Iterator[tuple[str, DrawnChart | None]]:
    for name in edition.measures:
        if name.startswith("K"):
            yield name, chart_of(edition, name)


def chart_of(edition: Edition, measure_id: str) -> DrawnChart | None:
    """The chart of one measure; None where too little is shown to draw.

    A measure that is published by quarter or half-year is a run of points, a breakdown a bar for each answer.
    """
    measure = edition.measures[measure_id]
    if measure.kind is AnswerType.WORD:
        return _bars(edition, edition.main_figure(measure_id))
    if measure.kind is AnswerType.INCIDENCE:
        return None
    figures = [edition.figures[measure_id, period] for period in edition.blocks(measure_id)]
    while figures and _point(figures[0]) is None:
        del figures[0]
    points = [_point(one) for one in figures]
    if sum(one is not None for one in points) < _FEWEST:
        return None
    return _run(edition, measure_id, figures, points)


def _point(figure: ShownFigure) -> float | ShareRange | None:
    """What is drawn of a figure: a share, the range it is in, or the time by which half are over."""
    if figure.measure.kind is AnswerType.NUMBER:
        return figure.value("with_waiting")
    return figure.share()


def _run(
    edition: Edition,
    measure_id: str,
    figures: Sequence[ShownFigure],
    points: Sequence[float | ShareRange | None],
) -> DrawnChart:
    """A run of points, each with its number, with the middle and the limits where there are enough."""
    is_share = figures[0].measure.kind is AnswerType.SHARE
    picture, axes = canvas(HEIGHT)
    for place, point in enumerate(points):
        _draw(axes, place, point, "%" if is_share else "")
    limit = limits_of_figures(figures, [one if isinstance(one, float) else None for one in points])
    if limit is not None:
        _draw_limit(axes, limit, len(points))
    most = max((one.most if isinstance(one, ShareRange) else one) for one in points if one is not None)
    axes.set_ylim(0, 132 if is_share else most * 1.3 or 1)
    if is_share:
        axes.set_yticks(range(0, 101, 25))
    axes.set_xlim(-0.6, len(points) - 0.4 + (0.9 if limit else 0))
    axes.set_xticks(list(range(len(points))), [_tick(one.period) for one in figures], fontsize=8)
    axes.set_ylabel("Per cent" if is_share else figures[0].measure.unit_of_number, fontsize=9)
    title = sentence_of(edition, measure_id)
    axes.set_title("\n".join(textwrap.wrap(title, _TITLE)), fontsize=9.5, loc="left", color=INK)
    unit = "per cent" if is_share else figures[0].measure.unit_of_number.casefold()
    named = [
        f"{one.period.words} {_said(point, is_share)}" for one, point in zip(figures, points, strict=True)
    ]
    more = f" {limit.description}" if limit else ""
    description = f"Chart over time, in {unit}: {'; '.join(named)}.{more}"
    return DrawnChart(*files_of_canvas(picture), title, description)


def _said(point: float | ShareRange | None, is_share: bool) -> str:
    if point is None:
        return "not shown"
    return percent(point) if is_share or isinstance(point, ShareRange) else f"{point:g}"


def _draw(axes: Axes, place: int, point: float | ShareRange | None, unit: str) -> None:
    """One point with its number above it, or one range as a bar with both of its ends."""
    if isinstance(point, ShareRange):
        axes.bar(place, point.most - point.least, bottom=point.least, width=0.28, color=BAR)
        label, top = f"{point.least} to\n{point.most}{unit}", float(point.most)
    elif point is not None:
        axes.plot([place], [point], marker="o", markersize=6, color=INK)
        label, top = f"{point:g}{unit}", point
    else:
        axes.text(place, 0, "not\nshown", ha="center", va="bottom", fontsize=7.5, color=QUIET)
        return
    axes.annotate(label, (place, top), (0, 5), textcoords="offset points", ha="center", fontsize=8, color=INK)


def _draw_limit(axes: Axes, limit: Limit, points: int) -> None:
    """The middle and the limits as lines, each with its name at the right."""
    axes.axhline(limit.middle, color=BAR, linewidth=1.2, linestyle="--")
    names = [("Middle", limit.middle)]
    if limit.lower and limit.upper:
        for series in (limit.lower, limit.upper):
            axes.step(range(points), series, where="mid", color=QUIET, linewidth=1.1, linestyle=":")
        label = "Trial limits" if limit.on_trial else "Limits"
        names += [(label, limit.upper[-1]), (label, limit.lower[-1])]
    for name, height in names:
        axes.text(points - 0.45, height, name, fontsize=8, va="bottom", color=QUIET)


def _tick(period: Period) -> str:
    return f"{period.first:%b} to\n{period.last:%b}\n{period.last:%Y}"


def _bars(edition: Edition, figure: ShownFigure) -> DrawnChart | None:
    """A bar for each answer of a breakdown with its share, or the range that it is in."""
    answers = [one for one in figure.answers() if percent_of(figure, one) is not None]
    if len(answers) < _FEWEST - 1:
        return None
    picture, axes = canvas(1.2 + 0.42 * len(answers))
    for place, answer in enumerate(reversed(answers)):
        _draw_across(axes, place, percent_of(figure, answer))
    axes.set_yticks(range(len(answers)), [_name(one) for one in reversed(answers)], fontsize=8)
    axes.set_xlim(0, 118)
    axes.set_xlabel(f"Per cent, {figure.period.words}", fontsize=9)
    title = name_of(figure)
    axes.set_title("\n".join(textwrap.wrap(title, _TITLE)), fontsize=9.5, loc="left", color=INK)
    named = [f"{one.name} {percent(percent_of(figure, one))}" for one in answers]
    description = f"Bar chart, {figure.period.words}: {'; '.join(named)}."
    return DrawnChart(*files_of_canvas(picture), title, description)


def _name(answer: Answer) -> str:
    return "\n".join(textwrap.wrap(answer.name, 34))


def _draw_across(axes: Axes, place: int, share: float | ShareRange | None) -> None:
    """A bar to a share, or a dark piece from the least to the most that it can be."""
    if isinstance(share, ShareRange):
        axes.barh(place, share.most - share.least, left=share.least, height=0.4, color=BAR)
        end = float(share.most)
    else:
        end = share or 0.0
        axes.barh(place, end, height=0.5, color=INK)
    axes.text(end + 1, place, percent(share), va="center", fontsize=8, color=INK)


def headline_chart(edition: Edition) -> DrawnChart | None:
    """The headline measures and the composite of the year, each with its share or range."""
    rows: list[tuple[str, float | ShareRange]] = []
    for one in edition.composites[:1]:
        if one.share is not None:
            rows.append((one.name, one.share))
    for name, measure in edition.measures.items():
        figure = edition.main_figure(name)
        share = figure.share()
        if measure.headline and share is not None and has_result(figure):
            rows.append((name_of(figure), share))
    if len(rows) < _FEWEST:
        return None
    picture, axes = canvas(0.9 + 0.38 * len(rows), width=WIDTH + 1.2)
    for place, (_, share) in enumerate(reversed(rows)):
        _draw_dot(axes, place, share)
    names = ["\n".join(textwrap.wrap(name, 46)) for name, _ in reversed(rows)]
    axes.set_yticks(range(len(rows)), names, fontsize=7.5)
    axes.set_xlim(0, 122)
    axes.set_xticks(range(0, 101, 25))
    axes.set_xlabel("Per cent. A dot is an exact share, a bar a range.", fontsize=8.5)
    title = f"The headline measures, year to {edition.asked.last.day} {edition.asked.last:%B %Y}"
    axes.set_title(title, fontsize=9.5, loc="left", color=INK)
    description = f"{title}: {'; '.join(f'{name} {percent(share)}' for name, share in rows)}."
    return DrawnChart(*files_of_canvas(picture), title, description)


def _draw_dot(axes: Axes, place: int, share: float | ShareRange) -> None:
    if isinstance(share, ShareRange):
        axes.barh(place, share.most - share.least, left=share.least, height=0.34, color=BAR)
        end = float(share.most)
    else:
        axes.plot([share], [place], marker="o", markersize=7, color=INK)
        end = share
    axes.hlines(place, 0, 100, color=QUIET, linewidth=0.4, zorder=0)
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    axes.text(end + 2, place, percent(share), va="center", fontsize=8, color=INK, bbox=behind)
